/** The one way to fetch an address that somebody else chose: never into this network, never for long, never much. */
import {type IncomingHttpHeaders, request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import {isIP} from 'node:net';
import type {Readable, Transform} from 'node:stream';
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib';
import {isLoopback} from '@pepites/recognition';
import {checkedAddress, checkedUrl, type Resolve} from './fetch-address.js';
import {FetchError} from './fetch-error.js';

export {FetchError, type FetchRefusal} from './fetch-error.js';

export interface SafeFetchOptions {
  /**
   * Lets this machine's own names through, also over `http:`: for a backend or a badge of this machine. Only from the first
   * address on: what is elsewhere cannot redirect here. @default false
   */
  readonly allowsLoopback?: boolean;
  /** After decompression. @default 1_000_000 */
  readonly maxBytes?: number;
  /** For everything: names, redirects, the body. @default 5000 */
  readonly timeoutMs?: number;
  /** Ends it earlier. */
  readonly signal?: AbortSignal;
  /** @default documents: JSON in its kinds, JWT, plain text */
  readonly mediaTypes?: RegExp;
  /** @default documents, as in `mediaTypes` */
  readonly accept?: string;
  /** @default 'GET'; anything else is not sent on where a redirect leads */
  readonly method?: string;
  readonly body?: Uint8Array;
  /** As of `fetch`: `error` refuses a redirect, `manual` gives it back. @default 'follow' */
  readonly redirect?: Request['redirect'];
  /** Also reads what comes with a status of error, up to the same limits. @default false */
  readonly readsErrors?: boolean;
  /** The status is all that is wanted: what comes with it is not read, whatever it is. @default false */
  readonly isStatusEnough?: boolean;
  /** Sent to the first address only: where a redirect leads, nobody's password is anybody's business. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Shown to the first address only, over `https:`: who we are is nobody else's business. */
  readonly clientCertificate?: ClientCertificate;
  /** Replaced in tests. */
  readonly resolve?: Resolve;
}

/** PEM. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface FetchedBytes {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  readonly mediaType: string;
  /** Empty where the status is an error: 410 says something, its page does not. */
  readonly bytes: Uint8Array;
  /** `link`, `location`, `retry-after`, `x-total-count`, where they are there. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FetchedText extends Omit<FetchedBytes, 'bytes' | 'headers'> {
  readonly body: string;
}

const maxRedirects = 3;
const documentTypes = /^(?:application\/(?:[\w.+-]*\+)?(?:json|jwt)|application\/jose|text\/plain)$/;
const documentsWanted = 'application/json, application/ld+json, application/jwt;q=0.9, text/plain;q=0.5';

/** As `safeFetchBytes`, read as UTF-8. */
export async function safeFetch(url: string, options: SafeFetchOptions = {}): Promise<FetchedText> {
  const {bytes, headers: _, ...rest} = await safeFetchBytes(url, options);
  return {...rest, body: Buffer.from(bytes).toString('utf8')};
}

/**
 * The same in the form of `fetch`, for a client that is handed its way to the network: also what comes with a status of error.
 * Rejects as the platform's own does, with a `TypeError` whose message is the code.
 */
export function fetchSafely(
  options: Pick<SafeFetchOptions, 'allowsLoopback' | 'maxBytes' | 'timeoutMs' | 'clientCertificate'>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = request.method === 'GET' ? undefined : new Uint8Array(await request.arrayBuffer());
    try {
      const reply = await safeFetchBytes(request.url, {
        ...options,
        signal: request.signal,
        method: request.method,
        redirect: request.redirect,
        ...(body && {body}),
        headers: Object.fromEntries(request.headers),
        mediaTypes: /^/,
        readsErrors: true,
      });
      const hasBody = reply.bytes.length > 0;
      return new Response(hasBody ? Uint8Array.from(reply.bytes) : null, {
        status: reply.status,
        headers: {...reply.headers, 'content-type': reply.mediaType},
      });
    } catch (error) {
      if (error instanceof FetchError) throw new TypeError(error.code, {cause: error});
      throw error;
    }
  };
}

/**
 * `https:` only, no address of a private network (checked after the name is resolved, and the connection goes to the very
 * address that was checked), each redirect checked again.
 * @throws {FetchError}
 */
export async function safeFetchBytes(url: string, options: SafeFetchOptions = {}): Promise<FetchedBytes> {
  const timeLimit = AbortSignal.timeout(options.timeoutMs ?? 5000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeLimit]) : timeLimit;
  let target = url;
  let allowsLoopback = options.allowsLoopback ?? false;
  let {headers, clientCertificate} = options;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const own = {...(headers && {headers}), ...(clientCertificate && {clientCertificate})};
    const response = await open(target, {...withoutOwn(options), ...own, allowsLoopback}, signal);
    const {statusCode: status = 0, headers: told} = response;
    const isRedirect = [301, 302, 303, 307, 308].includes(status);
    if (isRedirect && told.location !== undefined && options.redirect !== 'manual') {
      response.destroy();
      if (options.redirect === 'error') throw new FetchError('ADDRESS_REFUSED', `${target} redirects`);
      if (options.method !== undefined && options.method !== 'GET')
        throw new FetchError('ADDRESS_REFUSED', `${target} redirects what was sent to it`);
      if (!URL.canParse(told.location, target))
        throw new FetchError('ADDRESS_REFUSED', `${target} redirects to no address`);
      allowsLoopback = mayLeadHere(target, allowsLoopback);
      headers = undefined;
      clientCertificate = undefined;
      target = new URL(told.location, target).href;
      continue;
    }
    const mediaType = (told['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const isGood = status >= 200 && status < 300;
    const isRead = options.isStatusEnough !== true && (isGood || options.readsErrors === true);
    if (isRead && !(options.mediaTypes ?? documentTypes).test(mediaType)) {
      response.destroy();
      throw new FetchError('MEDIA_TYPE_REFUSED', `${target} is ${mediaType || 'of no type'}`);
    }
    if (!isRead) response.destroy();
    const bytes = isRead ? await readBody(response, options.maxBytes ?? 1_000_000, signal) : new Uint8Array();
    return {url: target, status, mediaType, bytes, headers: keptOf(told)};
  }
  throw new FetchError('TOO_MANY_REDIRECTS', `${url} redirects more than ${maxRedirects} times`);
}

function withoutOwn({
  headers: _headers,
  clientCertificate: _certificate,
  ...rest
}: SafeFetchOptions): SafeFetchOptions {
  return rest;
}

function keptOf(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = ['link', 'location', 'retry-after', 'x-total-count'].map(
    (name) => [name, headers[name]] as const,
  );
  return Object.fromEntries(kept.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** A page of elsewhere could else read, by a redirect, what only this machine may. */
export function mayLeadHere(from: string, allowsLoopback: boolean): boolean {
  return allowsLoopback && isLoopback(new URL(from).hostname);
}

async function open(
  target: string,
  options: SafeFetchOptions & {readonly allowsLoopback: boolean},
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = checkedUrl(target, options);
  const address = await checkedAddress(url, options, signal);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        signal,
        agent: false,
        method: options.method ?? 'GET',
        headers: {
          accept: options.accept ?? documentsWanted,
          'accept-encoding': 'identity',
          ...options.headers,
        },
        ...(url.protocol === 'https:' &&
          options.clientCertificate && {
            cert: options.clientCertificate.certificate,
            key: options.clientCertificate.key,
          }),
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
      .end(options.body);
  });
}

/** Counted as it is unpacked: a small file that becomes a huge one is left as soon as it does. */
async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const body = unpacked(response);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new FetchError('TOO_LARGE', `More than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw asFetchError(error, signal, 'The document');
  } finally {
    body.destroy();
    response.destroy();
  }
  return Buffer.concat(chunks);
}

/** We ask for plain bytes; some servers pack them all the same. */
function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const unpack = unpackers.get(encoding);
  if (encoding === 'identity' || encoding === '') return response;
  if (!unpack) {
    response.destroy();
    throw new FetchError('MEDIA_TYPE_REFUSED', `Packed as ${encoding.slice(0, 40)}`);
  }
  const stream = unpack();
  response.on('error', (error) => stream.destroy(error));
  response.on('aborted', () => stream.destroy(new Error('The connection ended early')));
  return response.pipe(stream);
}

const unpackers = new Map<string, () => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
]);

function asFetchError(error: unknown, signal: AbortSignal, what: string): FetchError {
  if (error instanceof FetchError) return error;
  if (signal.aborted) return new FetchError('TIMED_OUT', `${what} did not come in time`, {cause: error});
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new FetchError('UNREACHABLE', `${what} could not be had${code}`, {cause: error});
}
