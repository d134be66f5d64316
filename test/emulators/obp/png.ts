/** Pictures that carry a badge as older platforms do: in a tEXt chunk named `openbadges`. Written apart from the engine that it tests. */
import {crc32} from 'node:zlib';

/** One white point. */
export const plainPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
);

const keyword = 'openbadges';
const headBytes = 8;
/** IHDR: 13 bytes of data, and 12 around them. */
const afterHeader = headBytes + 25;

export function bakeOld(png: Buffer, text: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

/** The text of the first tEXt chunk of that name; other kinds of chunks are not looked at. */
export function readOld(png: Buffer): string | undefined {
  if (png.subarray(1, 4).toString('latin1') !== 'PNG') return undefined;
  for (let at = headBytes; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.subarray(at + 4, at + 8).toString('latin1');
    const data = png.subarray(at + 8, at + 8 + length).toString('latin1');
    if (type === 'tEXt' && data.startsWith(`${keyword}\0`)) return data.slice(keyword.length + 1);
    at += 12 + length;
  }
  return undefined;
}
