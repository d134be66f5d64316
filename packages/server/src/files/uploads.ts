/** Takes files from people: what they are is read from their bytes, photos are made anew, everything else has a short list. */
import {fileTypeFromBuffer} from 'file-type';
import sharp from 'sharp';
import type {StoredFile} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';

export const maxUploadBytes = 10_000_000;
const longestEdge = 2000;
/** More pixels than any phone's camera has: a small file that unpacks to more is an attack. */
const maxPixels = 120_000_000;
/** What those pixels are in a photo; PNG can hold nearly three times as much for each, and unpacks it all when it is interlaced. */
const maxUnpackedBytes = maxPixels * 3;
const jpegQuality = 84;

/** What file-type says → what is stored and served. */
const recordings: Readonly<Record<string, string>> = {
  'video/webm': 'audio/webm',
  'audio/webm': 'audio/webm',
  'video/matroska': 'audio/webm',
  'audio/ogg': 'audio/ogg',
  'video/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/mp4': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
};
const photos = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** @throws {Refusal} FILE_TOO_LARGE, FILE_TYPE_REFUSED */
export async function storeUpload(
  services: Pick<Services, 'db' | 'files' | 'now'>,
  options: {readonly structure: string; readonly person: string; readonly bytes: Uint8Array},
): Promise<StoredFile> {
  if (options.bytes.length > maxUploadBytes) throw new Refusal('FILE_TOO_LARGE');
  const {mediaType, bytes} = await clean(options.bytes);
  const id = crypto.randomUUID();
  const key = `uploads/${id}`;
  // The bytes first: a row without bytes would be a promise that is not kept; bytes without a row are only rubbish.
  await services.files.put(key, bytes);
  await services.db
    .insertInto('file')
    .values({
      id,
      structure_id: options.structure,
      person_id: options.person,
      request_id: null,
      media_type: mediaType,
      bytes: bytes.length,
      storage_key: key,
      created_at: services.now().toISOString(),
    })
    .execute();
  return {id, mediaType, bytes: bytes.length};
}

async function clean(bytes: Uint8Array): Promise<{mediaType: string; bytes: Uint8Array}> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  if (photos.has(found)) return {mediaType: 'image/jpeg', bytes: await redraw(bytes)};
  const recording = recordings[found];
  if (recording !== undefined) return {mediaType: recording, bytes};
  if (found === 'application/pdf') return {mediaType: found, bytes};
  throw new Refusal('FILE_TYPE_REFUSED', {detail: `Read as ${found}`});
}

/** Upright, not larger than a screen needs, and without what the camera wrote about place, time and device. */
async function redraw(bytes: Uint8Array): Promise<Uint8Array> {
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
