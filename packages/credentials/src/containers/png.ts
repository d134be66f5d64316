/** The chunks of a PNG file (ISO/IEC 15948 §5), and the text that Open Badges bake into one. */
import {concatBytes, utf8} from '../encoding/bytes.js';
import {CredentialError} from '../errors.js';

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Where the chunk starts and ends in the file, its length field and CRC included. */
  readonly start: number;
  readonly end: number;
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const MAX_CHUNK_BYTES = 0x7fffffff;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * All chunks, up to and with IEND; every CRC is checked.
 * @throws {CredentialError} ERR_PNG_MALFORMED, ERR_PNG_CRC
 */
export function readPngChunks(png: Uint8Array): readonly PngChunk[] {
  if (!isPng(png)) throw new CredentialError('ERR_PNG_MALFORMED', 'Not a PNG file');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const table = crcTable();
  const chunks: PngChunk[] = [];
  for (let start = 8; start + 12 <= png.length;) {
    const length = view.getUint32(start);
    const end = start + 12 + length;
    if (length > MAX_CHUNK_BYTES || end > png.length) break;
    const type = String.fromCharCode(...png.subarray(start + 4, start + 8));
    if (crc32(png.subarray(start + 4, end - 4), table) !== view.getUint32(end - 4)) {
      throw new CredentialError('ERR_PNG_CRC', `The checksum of a ${type} chunk is wrong`);
    }
    chunks.push({type, data: png.subarray(start + 8, end - 4), start, end});
    if (type === 'IEND') return chunks;
    start = end;
  }
  throw new CredentialError('ERR_PNG_MALFORMED', 'The PNG file is cut short');
}

/** A whole iTXt chunk, uncompressed, with empty language and translated keyword. */
export function makeInternationalText(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  return makeChunk('iTXt', `${keyword}\0\0\0\0\0${text}`);
}

/** A whole tEXt chunk. @param text ASCII: other characters mean different things to different readers */
export function makePlainText(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  return makeChunk('tEXt', `${keyword}\0${text}`);
}

function makeChunk(type: string, data: string): Uint8Array<ArrayBuffer> {
  const body = concatBytes([utf8(type), utf8(data)]);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(chunk.length - 4, crc32(body, crcTable()));
  return chunk;
}

function crcTable(): Uint32Array {
  return new Uint32Array(256).map((_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    return crc;
  });
}

function crc32(bytes: Uint8Array, table: Uint32Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
