/** A badge at an address that the person gave: asked for once they have said so. No cookie and no referrer go with it. */
import {maxBadgeBytes} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';

const patienceMs = 20_000;

/** `https:`, or `http:` on the person's own machine. @throws {CodedError} ADDRESS_REFUSED */
export function addressOf(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal) || url.username !== '' || url.password !== '')
    throw new CodedError('ADDRESS_REFUSED', 'Not an https: address');
  return url;
}

/** Does it look like an address, and not like a badge? */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** @throws {CodedError} UNREACHABLE, IS_PAGE, ERR_TOO_LARGE */
export async function fetchAddress(url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: {accept: 'application/json, application/ld+json, application/jwt, image/png, image/svg+xml'},
  }).catch((cause: unknown) => {
    throw new CodedError('UNREACHABLE', `No answer of ${url.host}`, {cause});
  });
  if (!response.ok) throw new CodedError('UNREACHABLE', `${response.status} of ${url.host}`);
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? ''))
    throw new CodedError('IS_PAGE', 'A page, not a badge');
  return readAtMost(response, maxBadgeBytes);
}

async function readAtMost({body}: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      throw new CodedError('ERR_TOO_LARGE', `More than ${most} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
