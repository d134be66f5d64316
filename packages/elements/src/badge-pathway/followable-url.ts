/** Which addresses a step may lead to. */
import {safeUrl} from '@pepites/credentials/safe-url.js';

/** The address, resolved against the page, when it is the page's own site or safe to follow elsewhere; else `undefined`. */
export function followableUrl(href: string): string | undefined {
  if (!URL.canParse(href, document.baseURI)) return undefined;
  const url = new URL(href, document.baseURI);
  const isOwn = url.origin === location.origin && url.username === '' && url.password === '';
  return isOwn && /^https?:$/.test(url.protocol) ? url.href : safeUrl(url.href);
}
