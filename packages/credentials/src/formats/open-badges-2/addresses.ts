/**
 * Addresses in Open Badges 2.0 and before: the origin of a document is what vouches for it, and origin means the host
 * (Open Badges 2.0, "VerificationObject": "the host registered name subcomponent").
 */
import {safeUrl} from '../../parse/safe-url.js';

/** True for an address on the web. */
export function isWebAddress(id: string): boolean {
  return urlOf(id) !== undefined;
}

/** The address on the web; undefined for a URN, a DID, a name. */
export function urlOf(id: string): URL | undefined {
  const url = /^https?:\/\//i.test(id) && URL.canParse(id) ? new URL(id) : undefined;
  return url?.username === '' && url.password === '' ? url : undefined;
}

/** Host and port. `http:` and `https:` of one host are one origin: whoever runs the one runs the other. */
export function isSameHost(a: string, b: string): boolean {
  const host = urlOf(a)?.host;
  return host !== undefined && host === urlOf(b)?.host;
}

/** The same text, or another spelling of the same address (`https://example.org` and `https://example.org/`). */
export function isSameAddress(a: string, b: string): boolean {
  const href = urlOf(a)?.href;
  return a === b || (href !== undefined && href === urlOf(b)?.href);
}

/** `http:` beyond this computer: anyone on the way can answer in the issuer's place. */
export function isOpenToAll(address: string): boolean {
  return urlOf(address)?.protocol === 'http:' && safeUrl(address) === undefined;
}
