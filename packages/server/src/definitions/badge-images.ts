/** The images of badges: kept as the author gave them, and drawn once as the PNG that badges are baked into. */
import {createHash} from 'node:crypto';
import sharp from 'sharp';
import type {Definition} from '@pepites/recognition';
import {type DefinitionProblem, ServerError} from '../errors.js';
import type {FileStore} from '../files/file-store.js';
import {Refusal} from '../refusal.js';

const bakedSize = 600;
const maxImageBytes = 2_000_000;
const svgDensity = 300;
const maxUploadedPixels = 40_000_000;

export interface PreparedImage {
  readonly key: string;
  readonly mediaType: 'image/svg+xml' | 'image/png';
  readonly pngKey: string;
  readonly bytes: Uint8Array;
  readonly png: Uint8Array;
}

/**
 * By `structure/badge`. Keys are made from the content: the same image is stored once, an old badge keeps its own.
 * @param images by the path that the definition gives
 * @throws {ServerError} ERR_DEFINITION_INVALID, naming each image that is missing or cannot be drawn
 */
export async function prepareImages(
  definition: Definition,
  images: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, PreparedImage>> {
  const problems: DefinitionProblem[] = [];
  const prepared = new Map<string, PreparedImage>();
  for (const [s, structure] of definition.structures.entries()) {
    for (const [b, badge] of structure.badges.entries()) {
      const at = `structures.${s}.badges.${b}.image`;
      const bytes = images.get(badge.image);
      if (!bytes) {
        problems.push({at, code: 'IMAGE_MISSING', detail: `There is no image "${badge.image}"`});
        continue;
      }
      try {
        prepared.set(`${structure.id}/${badge.id}`, await prepare(bytes));
      } catch (error) {
        const detail = `"${badge.image}": ${error instanceof Error ? error.message : String(error)}`;
        problems.push({at, code: 'IMAGE_UNREADABLE', detail});
      }
    }
  }
  if (problems.length > 0)
    throw new ServerError('ERR_DEFINITION_INVALID', 'Some images cannot be used.', {problems});
  return prepared;
}

export async function storeImage(files: FileStore, image: PreparedImage): Promise<void> {
  await files.put(image.key, image.bytes);
  await files.put(image.pngKey, image.png);
}

/**
 * An image that comes over HTTP: PNG, JPEG or WebP, drawn anew, so that nothing of the file but its picture is kept. SVG is for those
 * who can write the definition file.
 * @throws {Refusal} FILE_TOO_LARGE, FILE_TYPE_REFUSED
 */
export async function prepareUploadedImage(bytes: Uint8Array): Promise<PreparedImage> {
  if (bytes.length > maxImageBytes) throw new Refusal('FILE_TOO_LARGE');
  try {
    const image = sharp(bytes, {limitInputPixels: maxUploadedPixels, failOn: 'error'});
    const {format} = await image.metadata();
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp')
      throw new Refusal('FILE_TYPE_REFUSED', {detail: 'Neither PNG nor JPEG nor WebP'});
    const png = await image
      .autoOrient()
      .resize({width: bakedSize, height: bakedSize, fit: 'contain', background: '#00000000'})
      .png({compressionLevel: 9})
      .toBuffer();
    return await prepare(png);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('FILE_TYPE_REFUSED', {detail: 'Not a readable image'});
  }
}

/** The same as a PNG of this size at most, in pixels. */
export async function smallerPng(png: Uint8Array, size: number): Promise<Uint8Array> {
  return sharp(png)
    .resize({width: size, height: size, fit: 'inside', withoutEnlargement: true})
    .png({compressionLevel: 9})
    .toBuffer();
}

/** Of the picture that the bytes say they are; 0 where nobody can tell. They may be few, and the picture large. */
export async function pixelsOf(bytes: Uint8Array): Promise<number> {
  try {
    const {width, height} = await sharp(bytes).metadata();
    return width * height;
  } catch {
    return 0;
  }
}

async function prepare(bytes: Uint8Array): Promise<PreparedImage> {
  if (bytes.length > maxImageBytes) throw new Error(`more than ${maxImageBytes} bytes`);
  const {format} = await sharp(bytes).metadata();
  if (format !== 'svg' && format !== 'png') throw new Error('neither SVG nor PNG');
  const png = await sharp(bytes, format === 'svg' ? {density: svgDensity} : {})
    .resize({width: bakedSize, height: bakedSize, fit: 'contain', background: '#00000000'})
    .png({compressionLevel: 9})
    .toBuffer();
  const name = keyOf(bytes);
  return {
    key: `${name}.${format}`,
    mediaType: format === 'svg' ? 'image/svg+xml' : 'image/png',
    pngKey: `${name}-${bakedSize}.png`,
    bytes,
    png,
  };
}

/** Are these the very bytes that are stored under the key? */
export function isStoredAs(bytes: Uint8Array, key: string): boolean {
  return key.startsWith(`${keyOf(bytes)}.`);
}

function keyOf(bytes: Uint8Array): string {
  return `badges/${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`;
}
