/** `Idempotency-Key`: the same call sent twice has the same reply and is done once; another call with the same key is refused. */
import {createHash, randomUUID} from 'node:crypto';
import {setTimeout as wait} from 'node:timers/promises';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {joinedStore} from '../store/joined-store.js';
import {type Executor, isShared} from '../store/open-store.js';

const keptHours = 24;
const keyPattern = /^[\x21-\x7e]{1,200}$/;

export interface Reply {
  readonly status: number;
  /** JSON text; empty for none. */
  readonly body: string;
}

export interface KeyedCall {
  /** Header as it came. */
  readonly key: string;
  /** Whose key it is: two callers may use the same one. */
  readonly caller: string;
  readonly method: string;
  /** With whatever else tells one call from another. */
  readonly path: string;
  readonly body: Uint8Array;
  /** Whether the reply is stored in the transaction that does the work: see `kept-with-work.ts`. */
  readonly isKeptWithWork: boolean;
}

/** Does the call with the services that it is given. */
type Perform = (services: Services) => Promise<Reply>;

/** One per process: it also joins calls that are under way at the same time. Those of other processes are found in the store. */
export function createIdempotency(services: Services) {
  const underWay = new Map<string, Promise<Reply>>();

  const readOrPerform = async (place: Place, perform: Perform, isKeptWithWork: boolean): Promise<Reply> => {
    const stored = await read(services, place);
    if (stored) return stored;
    if (isKeptWithWork) return performKept(services, place, perform);
    if (isShared(services.db)) return performTaken(services, place, perform);
    const reply = await perform(services);
    await write(services.db, services, {...place, reply});
    return reply;
  };

  /** @throws {Refusal} IDEMPOTENCY_CONFLICT, BAD_REQUEST for a key that is none */
  return async function once(call: KeyedCall, perform: Perform): Promise<Reply> {
    if (!keyPattern.test(call.key))
      throw new Refusal('BAD_REQUEST', {detail: 'Idempotency-Key cannot be read'});
    const caller = services.sealer.hash(call.caller);
    const request = createHash('sha256')
      .update(`${call.method} ${call.path}\n`)
      .update(call.body)
      .digest('base64url');
    const place = `${caller} ${call.key}`;
    // Nothing is awaited between finding the place free and taking it: else two calls of the same moment would both be done.
    for (let other = underWay.get(place); other; other = underWay.get(place))
      await other.catch(() => undefined);
    const result = readOrPerform({caller, key: call.key, request}, perform, call.isKeptWithWork);
    underWay.set(place, result);
    try {
      return await result;
    } finally {
      underWay.delete(place);
    }
  };
}

/** The work and its reply in one transaction: a crash leaves both or neither. */
async function performKept(services: Services, place: Place, perform: Perform): Promise<Reply> {
  const nudges = new Set<() => void>();
  const nudge = (): void => void nudges.add(services.nudge);
  const done = services.db.transaction().execute(async (t) => {
    // Another process may have done it since it was looked for: the transaction that contradicts it is begun again, and finds its reply.
    const stored = isShared(t) ? await read({...services, db: t}, place) : undefined;
    if (stored) return stored;
    const made = await perform({...services, db: joinedStore(t), nudge});
    await write(t, services, {...place, reply: made});
    return made;
  });
  const reply = await done.catch(async (error: unknown) => {
    // Refused because another process had just done it, such as a token that is used up.
    const stored = isShared(services.db) ? await read(services, place) : undefined;
    if (stored) return stored;
    throw error;
  });
  // The worker would not see before what waits for it.
  for (const tell of nudges) tell();
  return reply;
}

/** A place that is taken bears this status, which no reply has. */
const underWayStatus = 0;
/** Longer than any call takes; what a process that died had taken is free again after it. */
const takenMs = 120_000;
/** How long somebody is kept waiting for what another process does. */
const patienceMs = 5000;
const lookAgainMs = 100;
const retryAfterSeconds = 3;

/** What cannot be one transaction: the place of the reply is taken first, so that other processes do not do the same. */
async function performTaken(services: Services, place: Place, perform: Perform): Promise<Reply> {
  const started = performance.now();
  const token = randomUUID();
  while (!(await take(services, place, token))) {
    if (performance.now() - started > patienceMs)
      throw new Refusal('UNAVAILABLE', {detail: 'The same call is under way', retryAfterSeconds});
    await wait(lookAgainMs);
    const stored = await read(services, place);
    if (stored) return stored;
  }
  try {
    const reply = await perform(services);
    await write(services.db, services, {...place, reply});
    return reply;
  } catch (error) {
    // A refusal is no reply that is kept. Where the database is away, the place becomes free by itself.
    await services.db
      .deleteFrom('stored_reply')
      .where('sealed_body', '=', token)
      .execute()
      .catch(() => undefined);
    throw error;
  }
}

async function take({db, now}: Services, {caller, key, request}: Place, token: string): Promise<boolean> {
  const at = now();
  const values = {
    request_hash: request,
    status: underWayStatus,
    sealed_body: token,
    expires_at: new Date(at.getTime() + takenMs).toISOString(),
  };
  const taken = await db
    .insertInto('stored_reply')
    .values({caller, key, ...values})
    .onConflict((conflict) =>
      conflict
        .columns(['caller', 'key'])
        .doUpdateSet(values)
        .where('stored_reply.expires_at', '<=', at.toISOString()),
    )
    .returning('caller')
    .executeTakeFirst();
  return taken !== undefined;
}

interface Place {
  readonly caller: string;
  readonly key: string;
  readonly request: string;
}

async function read(
  {db, sealer, now}: Pick<Services, 'sealer' | 'now'> & {readonly db: Executor},
  place: Place,
): Promise<Reply | undefined> {
  const row = await db
    .selectFrom('stored_reply')
    .selectAll()
    .where('caller', '=', place.caller)
    .where('key', '=', place.key)
    .executeTakeFirst();
  if (!row || Date.parse(row.expires_at) <= now().getTime()) return undefined;
  if (row.request_hash !== place.request) throw new Refusal('IDEMPOTENCY_CONFLICT');
  if (row.status === underWayStatus) return undefined;
  return {status: row.status, body: sealer.open(row.sealed_body, 'stored reply').toString('utf8')};
}

/** Sealed: replies of signing in hold tokens, which are nowhere else kept but as hashes. */
async function write(
  db: Executor,
  {sealer, now}: Pick<Services, 'sealer' | 'now'>,
  {caller, key, request, reply}: Place & {readonly reply: Reply},
): Promise<void> {
  const values = {
    request_hash: request,
    status: reply.status,
    sealed_body: sealer.seal(Buffer.from(reply.body), 'stored reply'),
    expires_at: new Date(now().getTime() + keptHours * 3_600_000).toISOString(),
  };
  await db
    .insertInto('stored_reply')
    .values({caller, key, ...values})
    .onConflict((conflict) => conflict.columns(['caller', 'key']).doUpdateSet(values))
    .execute();
}
