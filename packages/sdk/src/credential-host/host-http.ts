/** Calls to a host: with time limits, a bound on what is read, no cookie, and its errors turned into codes. */
import ky, {isHTTPError, isNetworkError, isTimeoutError} from 'ky';
import {retryOptions, type RetryPolicy} from '../retry-policy.js';
import {CredentialHostError, type CredentialHostErrorCode} from './host-error.js';

export interface HostTransport {
  readonly fetch: ((request: Request) => Response | Promise<Response>) | undefined;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly maxBytes: number;
}

export interface HostCall {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
  readonly signal?: AbortSignal | undefined;
  /** A call that must not be made twice. */
  readonly isOnce?: boolean;
  /** Only an address where nothing secret is sent may lead elsewhere. */
  readonly mayRedirect?: boolean;
}

export interface HostReply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed, where it is JSON. */
  readonly value: unknown;
  readonly text: string;
}

/** Any status. @throws {CredentialHostError} UNREACHABLE, TIMED_OUT, UNEXPECTED_REPLY; the signal's reason */
export async function callHost(
  transport: HostTransport,
  url: string,
  call: HostCall = {},
): Promise<HostReply> {
  const {signal, fetch} = {...call, ...transport};
  try {
    const response = await ky(url, {
      method: call.method ?? 'GET',
      headers: {accept: 'application/json, application/vc+ld+json, text/plain;q=0.5', ...call.headers},
      ...(call.body !== undefined && {body: call.body}),
      ...(signal && {signal}),
      ...(fetch && {fetch: async (request) => fetch(request as Request)}),
      credentials: 'omit',
      redirect: call.mayRedirect === true ? 'follow' : 'error',
      // Those that may be tried again; all others are read here.
      throwHttpErrors: (status) => [408, 429, 502, 503, 504].includes(status),
      timeout: transport.timeoutMs,
      retry: call.isOnce === true ? {limit: 0} : retryOptions(transport.retry),
    });
    const text = await readText(response, transport.maxBytes);
    return {status: response.status, headers: response.headers, text, value: parse(text)};
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof CredentialHostError) throw error;
    if (isHTTPError(error)) {
      const {status, headers} = error.response;
      return {status, headers, text: '', value: error.data};
    }
    if (isTimeoutError(error)) throw new CredentialHostError('TIMED_OUT', {cause: error});
    if (isNetworkError(error) || error instanceof TypeError)
      throw new CredentialHostError('UNREACHABLE', {cause: error, message: error.message});
    throw new CredentialHostError('UNEXPECTED_REPLY', {cause: error, message: String(error)});
  }
}

/** A host may be anybody's: what it sends is counted while it is read. */
async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new CredentialHostError('UNEXPECTED_REPLY', {
        status: response.status,
        message: `More than ${maxBytes} bytes`,
      });
    }
    text += decoder.decode(value, {stream: true});
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A reply that is none of success, as an error. */
export function refusalOf({status, value}: HostReply): CredentialHostError {
  const code: CredentialHostErrorCode =
    status === 401
      ? 'AUTHORIZATION_NEEDED'
      : status === 403
        ? 'FORBIDDEN'
        : status === 404
          ? 'NOT_FOUND'
          : status === 405 || status === 501
            ? 'NOT_SUPPORTED'
            : status === 429
              ? 'TOO_MANY_REQUESTS'
              : status >= 500
                ? 'HOST_FAILED'
                : status >= 400
                  ? 'REFUSED'
                  : 'UNEXPECTED_REPLY';
  const hostCodes = codesIn(value);
  const message = [`The host answered ${status}`, ...hostCodes].join(', ');
  return new CredentialHostError(code, {status, hostCodes, message});
}

/** `imsx_StatusInfo` (Open Badges 3.0), `status` (Badge Connect), `error` (OAuth). Codes alone: words of a host are for its own people. */
function codesIn(value: unknown): string[] {
  const minor = member(value, 'imsx_codeMinor', 'imsx_codeMinorField');
  const fields: unknown[] = Array.isArray(minor) ? minor.slice(0, 10) : [];
  return [
    member(value, 'imsx_codeMajor'),
    ...fields.map((field) => member(field, 'imsx_codeMinorFieldValue')),
    member(value, 'status', 'statusText'),
    member(value, 'error'),
  ].filter((code): code is string => typeof code === 'string' && /^[\w.-]{1,100}$/.test(code));
}

export function member(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = member(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** `https:`, or `http:` on this machine for trials. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const {protocol, hostname, username} = new URL(url);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}
