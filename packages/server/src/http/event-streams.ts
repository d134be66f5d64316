/**
 * Streams of server-sent events on where somebody stands. Once a second the store is asked, for all who listen together, whose rows have changed
 * (`pathways/progress-marks.ts`) and whose session has ended; progress is computed for those alone. So it works alike on both stores, with any
 * number of processes, and behind a pooler of connections.
 */
import {createHash} from 'node:crypto';
import {keyOf, type Person, progressMarks} from '../pathways/progress-marks.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {StoreAwayError} from '../store/store-away.js';

/** What a handler gives for a route whose reply is a stream. */
export interface Followed extends Person {
  /** The id of the last event that the caller has. */
  readonly after?: string | undefined;
  /** @throws {Refusal} */
  readonly read: () => Promise<unknown>;
}

export interface Follower {
  readonly tokenHash: string;
  readonly address: string | undefined;
  /** May they still read it? @throws {Refusal} */
  readonly assertAllowed: () => Promise<void>;
}

export interface EventStreams {
  /** @throws {Refusal} TOO_MANY_ATTEMPTS, UNAVAILABLE while the backend stops, and what `read` throws */
  open(followed: Followed, follower: Follower): Promise<ReadableStream<Uint8Array>>;
  /** Ends all, and opens no more. */
  stop(): void;
}

export const eventStreamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  // Else nginx keeps events until it has a page of them.
  'x-accel-buffering': 'no',
};

const lookMs = 1000;
/** So that proxies do not take it for dead. */
const heartbeatMs = 20_000;
/** Then whoever listens asks again, maybe another process; a minute more or less, so that not all come back together. */
const lifetimeMs = {least: 8 * 60_000, most: 10 * 60_000};
/** What no row says: a date that has passed, a pathway that was written anew. */
const readAnywayMs = 60_000;
const mostOfPerson = 6;
const mostOfAddress = 60;
const mostOfProcess = 2000;
/** Who does not read what is sent is not listening. */
const mostUnread = 64;

interface Listener extends Followed, Follower {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  lastId: string | undefined;
  mark: string;
  readAt: number;
  saidAt: number;
  readonly endsAt: number;
}

const text = new TextEncoder();

export function openEventStreams(services: Services): EventStreams {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const say = (listener: Listener, words: string): void => {
    listener.saidAt = performance.now();
    try {
      listener.controller.enqueue(text.encode(words));
    } catch {
      // Whoever listened has gone meanwhile.
      listeners.delete(listener);
    }
  };
  const end = (listener: Listener, code: string): void => {
    if (!listeners.delete(listener)) return;
    say(listener, `event: end\ndata: ${JSON.stringify({code})}\n\n`);
    try {
      listener.controller.close();
    } catch {
      // As in `say`.
    }
  };
  const sayProgress = (listener: Listener, progress: unknown): void => {
    const data = JSON.stringify(progress);
    const id = createHash('sha256').update(data).digest('base64url').slice(0, 22);
    if (id === listener.lastId || !listeners.has(listener)) return;
    listener.lastId = id;
    say(listener, `event: progress\nid: ${id}\ndata: ${data}\n\n`);
  };
  const tell = async (listener: Listener): Promise<void> => {
    try {
      await listener.assertAllowed();
      const progress = await listener.read();
      listener.readAt = performance.now();
      sayProgress(listener, progress);
    } catch (error) {
      if (error instanceof StoreAwayError) throw error;
      // One for whom it cannot be read holds up none of the others.
      if (!(error instanceof Refusal)) noteProblem(services, error);
      end(listener, error instanceof Refusal ? error.code : 'UNAVAILABLE');
    }
  };
  const look = async (): Promise<void> => {
    const all = [...listeners];
    const alive = await sessionsAlive(services, all);
    // All ends, and signs of life, before anything takes long.
    for (const listener of all) {
      const now = performance.now();
      const unread = -(listener.controller.desiredSize ?? 0);
      if (!alive.has(listener.tokenHash)) end(listener, 'SESSION_ENDED');
      else if (now > listener.endsAt || unread > mostUnread) end(listener, 'UNAVAILABLE');
      else if (now - listener.saidAt > heartbeatMs) say(listener, ':\n\n');
    }
    const there = all.filter((listener) => listeners.has(listener));
    const marks = await progressMarks(services.db, distinct(there));
    for (const listener of there) {
      const mark = marks.get(keyOf(listener)) ?? '';
      if (mark === listener.mark && performance.now() - listener.readAt <= readAnywayMs) continue;
      if (listeners.has(listener)) await tell(listener);
      listener.mark = mark;
    }
  };
  const lookAgain = (): void => {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => {
          // Of a database that is away others tell; whoever listens waits for it to come back.
          if (error instanceof StoreAwayError || isStopped) return;
          noteProblem(services, error);
        })
        .finally(() => {
          timer = undefined;
          if (listeners.size > 0) lookAgain();
        });
    }, lookMs);
    timer.unref();
  };

  return {
    async open(followed, follower) {
      assertRoom(listeners, followed, follower);
      // The mark first: what is written after it is told by the next look.
      const marks = await progressMarks(services.db, [followed]);
      // Before anything is sent: what is not there, or not theirs, is said by the status.
      const progress = await followed.read();
      // It may have begun to stop meanwhile, and others may have come.
      if (isStopped) throw new Refusal('UNAVAILABLE', {retryAfterSeconds: 1});
      assertRoom(listeners, followed, follower);
      let listener: Listener | undefined;
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          const now = performance.now();
          listener = {
            ...followed,
            ...follower,
            controller,
            lastId: followed.after,
            mark: marks.get(keyOf(followed)) ?? '',
            readAt: now,
            saidAt: now,
            endsAt: now + lifetimeMs.least + Math.random() * (lifetimeMs.most - lifetimeMs.least),
          };
          listeners.add(listener);
          // At once, whether or not there is news: then the page knows that it is heard.
          say(listener, ':\n\n');
          sayProgress(listener, progress);
          lookAgain();
        },
        cancel: () => {
          if (listener) listeners.delete(listener);
        },
      });
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      for (const listener of [...listeners]) end(listener, 'UNAVAILABLE');
    },
  };
}

function noteProblem({log, now}: Services, error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  log({at: now().toISOString(), event: 'problem', route: 'pathways.follow', detail});
}

function assertRoom(listeners: ReadonlySet<Listener>, {person}: Person, {address}: Follower): void {
  let ofPerson = 0;
  let ofAddress = 0;
  for (const one of listeners) {
    if (one.person === person) ofPerson++;
    if (address !== undefined && one.address === address) ofAddress++;
  }
  if (ofPerson >= mostOfPerson || ofAddress >= mostOfAddress || listeners.size >= mostOfProcess)
    throw new Refusal('TOO_MANY_ATTEMPTS', {retryAfterSeconds: 60});
}

function distinct(people: readonly Person[]): Person[] {
  return [...new Map(people.map((one) => [keyOf(one), one])).values()];
}

const mostAtOnce = 500;

/** Hashes of the tokens whose sessions have not ended. */
async function sessionsAlive(
  {db, now}: Pick<Services, 'db' | 'now'>,
  listeners: readonly Listener[],
): Promise<ReadonlySet<string>> {
  const hashes = [...new Set(listeners.map(({tokenHash}) => tokenHash))];
  const alive = new Set<string>();
  for (let first = 0; first < hashes.length; first += mostAtOnce) {
    const rows = await db
      .selectFrom('session')
      .select('token_hash')
      .where('token_hash', 'in', hashes.slice(first, first + mostAtOnce))
      .where('expires_at', '>', now().toISOString())
      .execute();
    for (const row of rows) alive.add(row.token_hash);
  }
  return alive;
}
