/** Packs the text of a credential as a file of each kind. */
import {crc32, deflateSync} from 'node:zlib';
import {bakePng} from '@pepites/credentials/bake.js';

export type Carrier = 'json or jwt' | 'png' | 'svg';

export const carriers: readonly Carrier[] = ['json or jwt', 'png', 'svg'];

export function carry(text: string, carrier: Carrier): Uint8Array<ArrayBuffer> {
  if (carrier === 'png') return bakePng(plainPng(8, 8), text);
  return new TextEncoder().encode(carrier === 'svg' ? svgWith(text) : text);
}

/** A grey picture of this size. */
export function plainPng(width: number, height: number, compression = 9): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((width + 1) * height), {level: compression});
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  const parts = [pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A JWS stands in an attribute, JSON in the element. */
function svgWith(text: string): string {
  const isJws = !text.startsWith('{');
  const inside = isJws
    ? `<openbadges:credential verify="${text}"/>`
    : `<openbadges:credential><![CDATA[${text}]]></openbadges:credential>`;
  return `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 8 8">\n  ${inside}\n  <circle cx="4" cy="4" r="4"/>\n</svg>\n`;
}
