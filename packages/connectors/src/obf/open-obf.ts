/** Opens a client of Open Badge Factory. Nothing is asked until it is used. */
import type {ObfClient} from './client.js';
import {type Clock, ownClock} from './pace.js';
import type {ObfCredentials} from './token-keeper.js';
import {type ObfFetch, Transport} from './transport.js';
import {createV1} from './v1.js';
import {createV2} from './v2.js';

export interface ObfOptions {
  /** `https://openbadgefactory.com`, or wherever the same platform runs under another name. */
  readonly url: string;
  readonly credentials: ObfCredentials;
  /** @default 'v2' */
  readonly dialect?: 'v1' | 'v2';
  /** The only way to the network: it decides what may be reached. */
  readonly fetch: ObfFetch;
  /** For one call. @default 15_000 */
  readonly timeoutMs?: number;
  /** From the start of a call to the start of the next. @default 100 */
  readonly spacingMs?: number;
  /** Of one answer. @default 32_000_000: a page of a thousand, or all badges with their images */
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

/** @throws {TypeError} when `url` is no `https:` address, nor one of this machine; when a certificate is for `v2`, or for an open line */
export function openObf(options: ObfOptions): ObfClient {
  const {url, credentials, dialect = 'v2', fetch, clock = ownClock} = options;
  const base = readBase(url);
  if ('showsCertificate' in credentials && (dialect === 'v2' || !base.startsWith('https:')))
    throw new TypeError('A certificate is for v1, and for an https: address');
  const transport = new Transport({
    base,
    credentials,
    tokenPath: `/${dialect}/client/oauth2/token`,
    fetch,
    clock,
    timeoutMs: options.timeoutMs ?? 15_000,
    spacingMs: options.spacingMs ?? 100,
    maxBytes: options.maxBytes ?? 32_000_000,
  });
  const {clientId: organisation} = credentials;
  return dialect === 'v2' ? createV2(transport, organisation) : createV1(transport, organisation);
}

function readBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url !== undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
  if (!url || !isSafe || url.username !== '') throw new TypeError('Open Badge Factory has an https: address');
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
