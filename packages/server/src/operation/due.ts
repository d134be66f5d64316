/** What is decided and not done yet: work by topic, messages and webhooks to send, badges to be given on other platforms. Read by whoever looks after the backend. */
import type {Topic} from '../issuing/outbox.js';
import type {Services} from '../services.js';
import type {Queue} from '../store/due-rows.js';

export interface Due<Of extends string = Topic | 'message' | 'webhook' | 'elsewhere'> {
  readonly of: Of;
  readonly waiting: number;
  /** Of those, what has failed once at least and is tried again. */
  readonly failing: number;
  /** ISO 8601. */
  readonly oldest: string;
}

/** One for each topic of which something waits. */
export async function dueWork(db: Services['db']): Promise<Due<Topic>[]> {
  return db
    .selectFrom('outbox')
    .select((eb) => [
      'topic as of',
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.sum<number>(eb.case().when('attempts', '>', 0).then(1).else(0).end()).as('failing'),
      eb.fn.min('available_at').as('oldest'),
    ])
    .where('done_at', 'is', null)
    .groupBy('topic')
    .execute();
}

/** `undefined`: none waits. */
export async function dueMessages(db: Services['db']): Promise<Due<'message'> | undefined> {
  return dueIn(db, 'notification', 'message');
}

/** Events that wait to be sent to addresses of others. `undefined`: none waits. */
export async function dueWebhooks(db: Services['db']): Promise<Due<'webhook'> | undefined> {
  return dueIn(db, 'webhook_delivery', 'webhook');
}

async function dueIn<Of extends string>(
  db: Services['db'],
  queue: Queue,
  of: Of,
): Promise<Due<Of> | undefined> {
  const {waiting, failing, oldest} = await db
    // The columns that are named here, all queues have.
    .selectFrom(queue as 'notification')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.sum<number | null>(eb.case().when('attempts', '>', 0).then(1).else(0).end()).as('failing'),
      eb.fn.min('available_at').as('oldest'),
    ])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return waiting === 0 ? undefined : {of, waiting, failing: failing ?? 0, oldest};
}

/** What is to be given on another platform, since its holder has said yes; not where they have no address to be given it at. */
export async function dueElsewhere(db: Services['db']): Promise<Due<'elsewhere'> | undefined> {
  const {waiting, failing, oldest} = await db
    .selectFrom('elsewhere_issue')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.sum<number | null>(eb.case().when('failures', '>', 0).then(1).else(0).end()).as('failing'),
      eb.fn.min('created_at').as('oldest'),
    ])
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('last_error', 'is', null), eb('last_error', '!=', 'NO_ADDRESS')]))
    .executeTakeFirstOrThrow();
  return waiting === 0 ? undefined : {of: 'elsewhere', waiting, failing: failing ?? 0, oldest};
}

/** What another platform has refused for good, and what it has not taken back, by its code. */
export async function refusedElsewhere(
  db: Services['db'],
): Promise<{readonly code: string; readonly count: number}[]> {
  return db
    .selectFrom('elsewhere_issue')
    .select((eb) => [
      eb.fn.coalesce('last_error', eb.val('UNKNOWN')).as('code'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where((eb) =>
      eb.or([
        eb('state', '=', 'refused'),
        eb.and([eb('state', '=', 'issued'), eb('wants_revoked', '=', 1), eb('next_try_at', 'is', null)]),
      ]),
    )
    .groupBy('last_error')
    .execute();
}
