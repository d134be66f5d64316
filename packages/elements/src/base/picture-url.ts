/** Which pictures an element may show: its backend's, the page's own, and what any safe address holds. */
import {safeUrl} from '@pepites/credentials/safe-url.js';

/** Stands for the page on a server, which does not know its address. */
const somePage = 'https://page.invalid';

/** The address to show, resolved against `base` (the backend, else the page); `undefined` for what must not be followed. */
export function pictureUrl(url: string | undefined, base: string): string | undefined {
  if (url === undefined || url === '') return undefined;
  const page = typeof document === 'undefined' ? somePage : document.baseURI;
  const root = base === '' ? page : base;
  if (!URL.canParse(url, root)) return undefined;
  const resolved = new URL(url, root);
  // What is relative to the page stays so: its browser knows where it is.
  if (resolved.origin === somePage) return url;
  if (resolved.protocol === 'blob:' || resolved.origin === new URL(root, page).origin) return resolved.href;
  return safeUrl(resolved.href, {images: true});
}
