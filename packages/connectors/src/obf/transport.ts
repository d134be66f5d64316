/** Calls to the platform: paced, bounded in time and size, with a token that is renewed once, and errors turned into codes. */
import {isCertificateRefused} from './certificate-refused.js';
import {ObfError, type ObfErrorCode} from './obf-error.js';
import {type Clock, Pace} from './pace.js';
import {type ObfCredentials, TokenKeeper} from './token-keeper.js';

/** The only way in which a client fetches; whoever hands it in decides what may be reached. */
export type ObfFetch = (request: Request) => Promise<Response>;

export interface TransportOptions {
  /** Without a final slash. */
  readonly base: string;
  readonly credentials: ObfCredentials;
  readonly tokenPath: string;
  readonly fetch: ObfFetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly spacingMs: number;
  readonly maxBytes: number;
}

export interface ObfCall {
  /** For errors: `badge`, `issue`. */
  readonly name: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: object;
  readonly form?: FormData;
  readonly signal?: AbortSignal | undefined;
}

export interface ObfReply {
  readonly status: number;
  readonly text: string;
  /** Of what was made. */
  readonly location: string | undefined;
}

const throttleSeconds = 10;

export class Transport {
  readonly #options: TransportOptions;
  readonly #pace: Pace;
  /** Undefined: who calls is known by their certificate. */
  readonly #tokens: TokenKeeper | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#pace = new Pace(options.clock, options.spacingMs);
    const {clock, credentials} = options;
    if ('clientSecret' in credentials)
      this.#tokens = new TokenKeeper(clock, async (signal) => this.#askToken(credentials, signal));
  }

  /** A reply of success. @throws {ObfError} */
  async call(call: ObfCall): Promise<ObfReply> {
    if (!this.#tokens) {
      const {reply, isTokenRefused} = await this.#send(call);
      if (isTokenRefused) throw new ObfError('ORGANISATION_REFUSED', {call: call.name, status: 403});
      return reply;
    }
    let token = await this.#tokens.current(call.signal);
    let {reply, isTokenRefused} = await this.#send(call, token);
    if (isTokenRefused) {
      // A token ends without a word: the API says 403, as plain text, for that and for what is not ours.
      token = await this.#tokens.renewed(token, call.signal);
      ({reply, isTokenRefused} = await this.#send(call, token));
      if (isTokenRefused) throw new ObfError('ORGANISATION_REFUSED', {call: call.name, status: 403});
    }
    return reply;
  }

  async #send(
    call: ObfCall,
    token?: string,
  ): Promise<{readonly reply: ObfReply; readonly isTokenRefused: boolean}> {
    const {method = 'GET', path, body, form, query = {}} = call;
    const url = new URL(this.#options.base + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    const reply = await this.#fetch(call, url, {
      method,
      headers: {
        ...(token !== undefined && {authorization: `Bearer ${token}`}),
        accept: 'application/json, */*;q=0.5',
        ...(body && {'content-type': 'application/json'}),
      },
      ...(body && {body: JSON.stringify(body)}),
      ...(form && {body: form}),
    });
    if (reply.status === 403 && !isJson(reply.text)) return {reply, isTokenRefused: true};
    if (reply.status >= 200 && reply.status <= 299) return {reply, isTokenRefused: false};
    throw this.#refusal(call.name, reply);
  }

  /** The token and how long it is good for. */
  async #askToken(
    {clientId, clientSecret}: {readonly clientId: string; readonly clientSecret: string},
    signal?: AbortSignal,
  ): Promise<{readonly token: string; readonly seconds: number}> {
    const {base, tokenPath} = this.#options;
    const call = {name: 'token', signal};
    const reply = await this.#fetch(call, new URL(base + tokenPath), {
      method: 'POST',
      headers: {accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    });
    if (reply.status === 400 || reply.status === 401 || reply.status === 403)
      throw new ObfError('CREDENTIALS_REFUSED', {call: call.name, status: reply.status});
    if (reply.status !== 200) throw this.#refusal(call.name, reply);
    const {access_token: token, expires_in: seconds} = parseObject(reply.text);
    if (typeof token !== 'string' || token === '')
      throw new ObfError('UNEXPECTED_REPLY', {call: call.name, status: reply.status});
    return {token, seconds: typeof seconds === 'number' && seconds > 0 ? seconds : 0};
  }

  async #fetch(
    {name, signal}: Pick<ObfCall, 'name' | 'signal'>,
    url: URL,
    init: RequestInit,
  ): Promise<ObfReply & {readonly retryAfter: string | undefined}> {
    const {fetch, timeoutMs, maxBytes} = this.#options;
    await this.#pace.turn(signal);
    const timeLimit = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, timeLimit]) : timeLimit;
    try {
      const request = new Request(url, {...init, signal: either, redirect: 'error'});
      const response = await fetch(request);
      const text = await readText(response, maxBytes);
      return {
        status: response.status,
        text,
        location: response.headers.get('location') ?? undefined,
        retryAfter: response.headers.get('retry-after') ?? undefined,
      };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof ObfError) throw error;
      if (error instanceof TooLargeError) throw new ObfError('UNEXPECTED_REPLY', {call: name});
      if (!this.#tokens && isCertificateRefused(error))
        throw new ObfError('CREDENTIALS_REFUSED', {call: name});
      throw new ObfError(timeLimit.aborted ? 'TIMED_OUT' : 'UNREACHABLE', {call: name});
    }
  }

  #refusal(
    call: string,
    {status, text, retryAfter}: ObfReply & {readonly retryAfter?: string | undefined},
  ): ObfError {
    if (status === 429)
      return new ObfError('RATE_LIMITED', {call, status, retryAt: this.#retryAt(retryAfter)});
    // A server that asks for certificates says so with a page of its own, before the platform is asked.
    const isStranger = !this.#tokens && (status === 401 || (status === 400 && !isJson(text)));
    const code = isStranger ? 'CREDENTIALS_REFUSED' : codeOf(call, status, text);
    return new ObfError(code, {call, status});
  }

  /** The platform documents no header; ten seconds is what it asks for between tokens. */
  #retryAt(header: string | undefined): Date {
    const now = this.#options.clock.now().getTime();
    const seconds = Number(header ?? Number.NaN);
    if (Number.isFinite(seconds) && seconds >= 0) return new Date(now + seconds * 1000);
    const date = Date.parse(header ?? '');
    return new Date(Number.isNaN(date) ? now + throttleSeconds * 1000 : date);
  }
}

function codeOf(call: string, status: number, text: string): ObfErrorCode {
  if (status === 403) return 'ORGANISATION_REFUSED';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status >= 500) return 'PLATFORM_DOWN';
  if (status === 400 && call === 'issue' && /e-?mail|recipient/i.test(text)) return 'EMAIL_REFUSED';
  return status >= 400 ? 'REFUSED' : 'UNEXPECTED_REPLY';
}

class TooLargeError extends Error {}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLargeError();
    }
    text += decoder.decode(value, {stream: true});
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
