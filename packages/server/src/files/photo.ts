/** Makes a photo anew: upright, not larger than a screen needs, and without what the camera wrote about place, time and device. */
import sharp from 'sharp';
import {Refusal} from '../refusal.js';

export const photos = new Set(['image/jpeg', 'image/png', 'image/webp']);

const longestEdge = 2000;
/** More pixels than any phone's camera has: a small file that unpacks to more is an attack. */
const maxPixels = 120_000_000;
/** What those pixels are in a photo; PNG can hold nearly three times as much for each, and unpacks it all when it is interlaced. */
const maxUnpackedBytes = maxPixels * 3;
const jpegQuality = 84;

/** @throws {Refusal} FILE_TYPE_REFUSED: not readable to its end, or an attack */
export async function redraw(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const photo = sharp(bytes, {limitInputPixels: maxPixels, failOn: 'error'});
    const {width, height, channels, depth} = await photo.metadata();
    if (width * height * channels * (depth === 'uchar' ? 1 : 2) > maxUnpackedBytes)
      throw new Refusal('FILE_TYPE_REFUSED', {detail: 'Too large once unpacked'});
    return await photo
      .autoOrient()
      .resize({width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true})
      .flatten({background: '#ffffff'})
      .jpeg({quality: jpegQuality, mozjpeg: true})
      .toBuffer();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('FILE_TYPE_REFUSED', {detail: `Not a readable photo: ${String(cause)}`});
  }
}
