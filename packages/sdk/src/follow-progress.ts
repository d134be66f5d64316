/** `@pepites/sdk/follow.js`: where a person stands on a pathway, told by the backend each time that it changes. */
import {
  BackendError,
  type PathwayProgress,
  pathwayProgressSchema,
  problemSchema,
  progressEventsPath,
} from '@pepites/recognition';
import {toldCode} from './contract.js';
import {eventsIn} from './events-in.js';

export interface FollowOptions {
  /** The backend's PUBLIC_URL, as for `createBadgeClient`. */
  readonly backend: string;
  /** The session's bearer token. It goes in a header, never in the address. */
  readonly token: string;
  readonly structure: string;
  readonly pathway: string;
  /** Ends it; without a word. */
  readonly signal: AbortSignal;
  /** Told when the backend begins to be heard, and when it no longer is: meanwhile it can be asked from time to time. */
  readonly onLive?: ((isLive: boolean) => void) | undefined;
  /** Replaces the platform's `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** The backend says something every twenty seconds: longer, and the connection is dead though nobody has said so. */
const silenceMs = 50_000;
const goodMs = 10_000;
/** After these it is asked again; after all others somebody has to do something. */
const passing = ['UNREACHABLE', 'UNAVAILABLE', 'TIMED_OUT', 'INTERNAL'];

/**
 * The progress now, and each time that it changes. Connections that end are opened again, more and more rarely while they fail; what was
 * told before is not told again.
 *
 * @throws {BackendError} `SESSION_ENDED`, `PATHWAY_UNKNOWN`, `TOO_MANY_ATTEMPTS`, `ROUTE_UNKNOWN` where the backend offers no such thing: ask
 *   `pathways.progress` from time to time then; `UNEXPECTED_REPLY`: what it says cannot be read
 * @throws what `onLive` throws
 * @example
 * import {followProgress} from '@pepites/sdk/follow.js';
 *
 * const token = process.env['PEPITES_TOKEN'] ?? '';
 * const at = {backend: 'https://badges.example', structure: 'les-trois-saules', pathway: 'mon-parcours'};
 * const signal = AbortSignal.timeout(2000);
 * for await (const {steps} of followProgress({...at, token, signal}))
 *   console.log(steps.filter(({state}) => state === 'earned').length);
 */
export async function* followProgress(
  options: FollowOptions,
): AsyncGenerator<PathwayProgress, void, undefined> {
  const {signal, onLive = () => undefined} = options;
  let after: string | undefined;
  for (let failures = 0; !signal.aborted; failures++) {
    const silence = createSilence(signal);
    const openedAt = Date.now();
    const ifPassing = (error: unknown): void => {
      if (!hasEnded(signal) && error instanceof BackendError && !passing.includes(error.code)) throw error;
    };
    try {
      const body = await open(options, after, silence.signal).catch(ifPassing);
      if (hasEnded(signal)) return;
      if (body) {
        onLive(true);
        try {
          for await (const {event, id, data} of eventsIn(body, {
            onBytes: silence.reset,
            signal: silence.signal,
          })) {
            if (event === 'end') throw ended(data);
            if (event !== 'progress') continue;
            after = id;
            yield progressIn(data);
          }
        } catch (error) {
          ifPassing(error);
        }
      }
    } finally {
      silence.end();
      onLive(false);
      // One that held for a while was a good one, however it ended.
      if (Date.now() - openedAt > goodMs) failures = 0;
    }
    await waited(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10)), signal);
  }
}

async function open(
  {backend, token, structure, pathway, fetch: send = fetch}: FollowOptions,
  after: string | undefined,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const path = progressEventsPath
    .replace(':structure', encodeURIComponent(structure))
    .replace(':pathway', encodeURIComponent(pathway));
  const query = after === undefined ? '' : `?after=${after}`;
  const request = new Request(backend.replace(/\/+$/, '') + path + query, {
    headers: {authorization: `Bearer ${token}`, accept: 'text/event-stream'},
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  const reply = await send(request);
  // Asked here, so that it is kept till then: in Node a request that nobody holds is collected, and with it what ends it.
  if (request.signal.aborted) throw new BackendError('UNREACHABLE');
  const isStream = reply.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (reply.ok && isStream && reply.body) return reply.body;
  throw await refusal(reply);
}

/** A backend of an earlier version answers as for any address that it does not know. */
async function refusal(reply: Response): Promise<BackendError> {
  const told = problemSchema['~standard'].validate(await reply.json().catch(() => undefined));
  const code = told instanceof Promise || told.issues ? undefined : told.value.code;
  if (code !== undefined) return new BackendError(toldCode(code));
  return new BackendError(reply.status >= 500 ? 'UNREACHABLE' : 'ROUTE_UNKNOWN');
}

function ended(data: string): BackendError {
  const {code} = (parsed(data) ?? {}) as {readonly code?: unknown};
  return new BackendError(toldCode(String(code)));
}

function progressIn(data: string): PathwayProgress {
  const read = pathwayProgressSchema['~standard'].validate(parsed(data));
  if (read instanceof Promise || read.issues) throw new BackendError('UNEXPECTED_REPLY');
  return read.value;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw new BackendError('UNEXPECTED_REPLY', {cause});
  }
}

/** Also ends with `signal`; not by `AbortSignal.any`, which is collected in Node while it is waited for. */
function createSilence(signal: AbortSignal) {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reset = (): void => {
    clearTimeout(timer);
    timer = setTimeout(stop, silenceMs);
  };
  reset();
  return {
    signal: controller.signal,
    reset,
    /** Also of the connection, where nobody has begun to read. */
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      stop();
    },
  };
}

/** Asked again: it may have been aborted since it was last looked at. */
function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Up to a half more, so that all who were cut off do not come back together. */
async function waited(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms * (1 + Math.random() / 2));
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
