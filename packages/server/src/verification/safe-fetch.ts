/** The one way out: fetches a public document for others, and can be pointed at nothing but the public internet. */
import {lookup as lookupAddresses} from 'node:dns/promises';
import {request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import {isIP} from 'node:net';
import {isLoopback} from '@pepites/recognition';
import {isLoopbackAddress, isPublicAddress} from './private-address.js';

export type FetchRefusal =
  | 'ADDRESS_REFUSED'
  | 'NOT_FOUND'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'TOO_LARGE'
  | 'TOO_MANY_REDIRECTS'
  | 'MEDIA_TYPE_REFUSED';

export class FetchError extends Error {
  readonly code: FetchRefusal;

  constructor(code: FetchRefusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FetchError';
    this.code = code;
  }
}

export interface SafeFetchOptions {
  /** Lets `http://localhost` through: for a backend that itself runs on this machine for a trial. @default false */
  readonly allowsLoopback?: boolean;
  /** @default 1_000_000 */
  readonly maxBytes?: number;
  /** For everything: names, redirects, the body. @default 5000 */
  readonly timeoutMs?: number;
  /** @default documents: JSON in its kinds, JWT, plain text */
  readonly mediaTypes?: RegExp;
  /** Names to addresses; replaced in tests. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
}

export interface FetchedText {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
}

const maxRedirects = 3;
const documentTypes = /^(?:application\/(?:[\w.+-]*\+)?(?:json|jwt)|application\/jose|text\/plain)$/;

/**
 * `https:` only, no address of a private network (checked after the name is resolved, and the connection goes to the very
 * address that was checked), each redirect checked again.
 * @throws {FetchError}
 */
export async function safeFetch(url: string, options: SafeFetchOptions = {}): Promise<FetchedText> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 5000);
  let target = url;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const response = await open(target, options, signal);
    const {statusCode: status = 0, headers} = response;
    if ([301, 302, 303, 307, 308].includes(status) && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, target))
        throw new FetchError('ADDRESS_REFUSED', `${target} redirects to no address`);
      target = new URL(headers.location, target).href;
      continue;
    }
    const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    // Of an error only the status counts: 410 says something, its page does not.
    const isRead = status >= 200 && status < 300;
    if (isRead && !(options.mediaTypes ?? documentTypes).test(mediaType)) {
      response.destroy();
      throw new FetchError('MEDIA_TYPE_REFUSED', `${target} is ${mediaType || 'of no type'}`);
    }
    if (!isRead) response.destroy();
    return {url: target, status, mediaType, body: isRead ? await readBody(response, options, signal) : ''};
  }
  throw new FetchError('TOO_MANY_REDIRECTS', `${url} redirects more than ${maxRedirects} times`);
}

async function open(
  target: string,
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = checkUrl(target, options);
  const address = await checkedAddress(url, options, signal);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        signal,
        agent: false,
        headers: {accept: 'application/json, application/ld+json, application/jwt;q=0.9, text/plain;q=0.5'},
        // The address that was checked and no other: a name that answers differently the second time gains nothing.
        lookup: (_hostname, {all}, callback) => {
          if (all === true) callback(null, [{address, family}]);
          else callback(null, address, family);
        },
      },
      resolve,
    )
      .on('error', (error) => {
        reject(asFetchError(error, signal, target));
      })
      .end();
  });
}

function checkUrl(target: string, options: SafeFetchOptions): URL {
  if (!URL.canParse(target)) throw new FetchError('ADDRESS_REFUSED', 'Not an address');
  const url = new URL(target);
  const isLocal = options.allowsLoopback === true && isLoopback(url.hostname);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  if (!isAllowed || url.username !== '' || url.password !== '')
    throw new FetchError('ADDRESS_REFUSED', `${url.protocol}//${url.hostname} is not fetched`);
  return url;
}

async function checkedAddress(url: URL, options: SafeFetchOptions, signal: AbortSignal): Promise<string> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [hostname] : await resolve(hostname, options, signal);
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) ||
    (options.allowsLoopback === true && isLoopbackAddress(address) && isLoopback(url.hostname));
  // One private address among public ones is a trap, not a choice.
  const [first] = addresses;
  if (first === undefined || !addresses.every(isAllowed))
    throw new FetchError('ADDRESS_REFUSED', `${hostname} is not on the public internet`);
  return first;
}

async function resolve(
  hostname: string,
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lookUp =
    options.resolve ??
    (async (name: string) => (await lookupAddresses(name, {all: true})).map(({address}) => address));
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new FetchError('TIMED_OUT', `${hostname}: no address in time`));
    });
  });
  try {
    return await Promise.race([lookUp(hostname), aborted]);
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError('UNREACHABLE', `${hostname} has no address`, {cause});
  }
}

async function readBody(
  response: IncomingMessage,
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<string> {
  const maxBytes = options.maxBytes ?? 1_000_000;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new FetchError('TOO_LARGE', `More than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw asFetchError(error, signal, 'The document');
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks).toString('utf8');
}

function asFetchError(error: unknown, signal: AbortSignal, what: string): FetchError {
  if (error instanceof FetchError) return error;
  return signal.aborted
    ? new FetchError('TIMED_OUT', `${what} did not come in time`, {cause: error})
    : new FetchError('UNREACHABLE', `${what} could not be had`, {cause: error});
}
