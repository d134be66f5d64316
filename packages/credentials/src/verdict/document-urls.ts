/** The addresses that a verification will ask for, so that a server can fetch them for a page. */
import {controllerUrl} from '../keys/resolve.js';
import {idOf, objects, text} from '../parse/values.js';
import {safeUrl} from '../parse/safe-url.js';
import type {ParsedCredential} from '../types.js';

const MAX_URLS = 12;

/**
 * The issuer's document and the status lists, without fragments and without duplicates, derived from the badge alone. A
 * status list's own issuer is the badge's, or the list does not count: no other address follows from it.
 */
export function documentUrls(parsed: ParsedCredential): string[] {
  const {document} = parsed;
  const written = [
    controllerUrl(idOf(document['issuer']) ?? ''),
    ...objects(document['credentialStatus']).map((entry) => text(entry['statusListCredential'])),
  ];
  const safe = written.map((url) => url?.split('#', 1)[0]).filter((url) => safeUrl(url) !== undefined);
  return [...new Set(safe as string[])].slice(0, MAX_URLS);
}
