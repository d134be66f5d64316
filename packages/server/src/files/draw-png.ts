/** Draws an image from people anew, as a PNG of a given edge: nothing of the file that came is kept. No SVG. */
import {fileTypeFromBuffer} from 'file-type';
import sharp from 'sharp';
import {Refusal} from '../refusal.js';
import {photos} from './photo.js';

const maxPixels = 40_000_000;

/** @throws {Refusal} FILE_TYPE_REFUSED */
export async function drawPng(bytes: Uint8Array, edge: number): Promise<Uint8Array> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  if (!photos.has(found)) throw new Refusal('FILE_TYPE_REFUSED', {detail: `Read as ${found}`});
  try {
    return await sharp(bytes, {limitInputPixels: maxPixels, failOn: 'error'})
      .autoOrient()
      .resize({width: edge, height: edge, fit: 'contain', background: '#00000000'})
      .png({compressionLevel: 9})
      .toBuffer();
  } catch (cause) {
    throw new Refusal('FILE_TYPE_REFUSED', {detail: `Not a readable image: ${String(cause)}`});
  }
}
