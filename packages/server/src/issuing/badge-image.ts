/** The images that badges are baked into, kept in memory: the same few are read for every badge that is signed. */
import type {FileStore} from '../files/file-store.js';

const mostImages = 64;
const kept = new WeakMap<FileStore, Map<string, Promise<Uint8Array>>>();

/** @param key names its content: an image that changes has another one */
export async function badgeImage(files: FileStore, key: string): Promise<Uint8Array> {
  const images = kept.get(files) ?? new Map<string, Promise<Uint8Array>>();
  kept.set(files, images);
  const known = images.get(key);
  if (known) return known;
  const image = files.get(key);
  images.set(key, image);
  image.catch(() => images.delete(key));
  const [oldest] = images.keys();
  if (images.size > mostImages && oldest !== undefined) images.delete(oldest);
  return image;
}
