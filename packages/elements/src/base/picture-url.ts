/** Which pictures an element may show: its backend's, the page's own, and what any safe address holds. */
import {safeUrl} from '@pepites/credentials';

/** The address to show, resolved against `base` (the backend, else the page); `undefined` for what must not be followed. */
export function pictureUrl(url: string | undefined, base: string): string | undefined {
  if (url === undefined || url === '') return undefined;
  const root = base === '' ? document.baseURI : base;
  if (!URL.canParse(url, root)) return undefined;
  const resolved = new URL(url, root);
  if (resolved.protocol === 'blob:' || resolved.origin === new URL(root, document.baseURI).origin)
    return resolved.href;
  return safeUrl(resolved.href, {images: true});
}
