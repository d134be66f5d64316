/** Reads what the platform shows to everybody: paced, bounded in time and size, never sent on, with errors turned into codes. */
import {type Clock, Pace} from '../obf/pace.js';
import {ObpError} from './obp-error.js';

/** The only way in which the client fetches; whoever hands it in decides what may be reached. */
export type ObpFetch = (request: Request) => Promise<Response>;

export interface ReadOnlyTransportOptions {
  readonly fetch: ObpFetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly spacingMs: number;
  readonly maxBytes: number;
}

export interface ObpCall {
  /** For errors: `badge`, `groups`. */
  readonly name: string;
  readonly url: string;
  readonly accept: string;
  readonly signal?: AbortSignal | undefined;
}

export interface ObpReply {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** The platform documents no header. */
const throttleSeconds = 60;
/** A header that names a day far away is not to close the door until then. */
const longestThrottleMs = 3_600_000;
/** Whoever would wait for longer is told so: a queue without end would keep everybody from reading. */
const mostWaitMs = 3000;

export class ReadOnlyTransport {
  readonly #options: ReadOnlyTransportOptions;
  readonly #pace: Pace;
  /** What the platform said when it had been asked too often: meanwhile nobody's call goes there. */
  #notBefore: Date | undefined;

  constructor(options: ReadOnlyTransportOptions) {
    this.#options = options;
    this.#pace = new Pace(options.clock, options.spacingMs);
  }

  /** A reply of success. @throws {ObpError} */
  async get({name: call, url, accept, signal}: ObpCall): Promise<ObpReply> {
    const {fetch, timeoutMs, maxBytes, clock} = this.#options;
    const now = clock.now().getTime();
    if (this.#notBefore && this.#notBefore.getTime() > now)
      throw new ObpError('RATE_LIMITED', {call, retryAt: this.#notBefore});
    const {waitMs} = this.#pace;
    if (waitMs > mostWaitMs) throw new ObpError('RATE_LIMITED', {call, retryAt: new Date(now + waitMs)});
    await this.#pace.turn(signal);
    const timeLimit = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, timeLimit]) : timeLimit;
    let reply: ObpReply;
    let retryAfter: string | null;
    try {
      const response = await fetch(
        new Request(url, {headers: {accept}, signal: either, redirect: 'error', credentials: 'omit'}),
      );
      retryAfter = response.headers.get('retry-after');
      reply = {status: response.status, bytes: await readBytes(response, maxBytes)};
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof TooLargeError) throw new ObpError('UNEXPECTED_REPLY', {call});
      throw new ObpError(timeLimit.aborted ? 'TIMED_OUT' : 'UNREACHABLE', {call});
    }
    const {status} = reply;
    if (status >= 200 && status <= 299) return reply;
    if (status === 429) {
      this.#notBefore = this.#retryAt(retryAfter);
      throw new ObpError('RATE_LIMITED', {call, status, retryAt: this.#notBefore});
    }
    if (status === 401 || status === 403) throw new ObpError('SIGN_IN_NEEDED', {call, status});
    if (status === 404 || status === 410) throw new ObpError('NOT_FOUND', {call, status});
    throw new ObpError(status >= 500 ? 'PLATFORM_DOWN' : 'UNEXPECTED_REPLY', {call, status});
  }

  #retryAt(header: string | null): Date {
    const now = this.#options.clock.now().getTime();
    const seconds = Number(header ?? Number.NaN);
    const date = Date.parse(header ?? '');
    const asked =
      Number.isFinite(seconds) && seconds >= 0
        ? seconds * 1000
        : Number.isNaN(date)
          ? throttleSeconds * 1000
          : date - now;
    return new Date(now + Math.min(asked, longestThrottleMs));
  }
}

class TooLargeError extends Error {}

async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLargeError();
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
