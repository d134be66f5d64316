/** Which addresses a step may lead to. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {isOnServer} from '../base/is-on-server.js';

/** Stands for the page on a server, which does not know its address. */
const somePage = 'https://page.invalid/';

/** The address, resolved against the page, when it is the page's own site or safe to follow elsewhere; else `undefined`. */
export function followableUrl(href: string): string | undefined {
  const page = isOnServer ? somePage : document.baseURI;
  if (!URL.canParse(href, page)) return undefined;
  const url = new URL(href, page);
  const isOwn = url.origin === new URL(page).origin && url.username === '' && url.password === '';
  if (!isOwn || !/^https?:$/.test(url.protocol)) return safeUrl(url.href);
  if (!isOnServer) return url.href;
  // What is relative to the page stays so: its browser knows where it is.
  return /^\s*[a-z][\w+.-]*:/i.test(href) ? undefined : href;
}
