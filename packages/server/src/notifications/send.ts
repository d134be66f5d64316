/** Sends the messages that wait, each once as far as the post tells; what fails is tried again, more and more rarely. */
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Selectable} from 'kysely';
import type {Database} from '../store/schema.js';
import {writeMessage} from './messages.js';

const batchSize = 20;
const leaseMs = 60_000;
const firstRetryMs = 30_000;
const longestRetryMs = 6 * 3_600_000;
const mostAttempts = 12;

type Row = Selectable<Database['notification']>;

/** Returns how many were sent. */
export async function sendNotifications(services: Services): Promise<number> {
  let sent = 0;
  for (;;) {
    const rows = await takeDue(services);
    if (rows.length === 0) return sent;
    for (const row of rows) if (await sendOne(services, row)) sent++;
  }
}

async function takeDue({db, now}: Services): Promise<Row[]> {
  const at = now();
  return db
    .updateTable('notification')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      available_at: new Date(at.getTime() + leaseMs).toISOString(),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notification')
        .select('id')
        .where('done_at', 'is', null)
        .where('available_at', '<=', at.toISOString())
        .orderBy('available_at')
        .limit(batchSize),
    )
    .returningAll()
    .execute();
}

/** After a start nobody else sends from this store: what a killed process had taken is due at once. */
export async function releaseMessages({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now();
  await db
    .updateTable('notification')
    .set({available_at: at.toISOString()})
    .where('done_at', 'is', null)
    // Never tried: it may be meant for later.
    .where('attempts', '>', 0)
    .where('available_at', '<=', new Date(at.getTime() + leaseMs).toISOString())
    .execute();
}

async function sendOne(services: Services, row: Row): Promise<boolean> {
  try {
    const to = row.address ?? (row.person_id === null ? undefined : await addressOf(services, row.person_id));
    const {name} = await services.db
      .selectFrom('structure')
      .select('name')
      .where('id', '=', row.structure_id)
      .executeTakeFirstOrThrow();
    const message = writeMessage(row.kind, row.details === null ? {} : fromJsonText(row.details), {
      structureName: name,
      publicUrl: services.publicUrl,
    });
    const isSendable = to !== undefined && message !== undefined;
    if (isSendable) await services.mailer.send({to, ...message});
    await close(services, row.id, null);
    return isSendable;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const at = services.now();
    services.log({at: at.toISOString(), event: 'problem', detail: `sending ${row.kind}: ${detail}`});
    if (row.attempts >= mostAttempts) {
      await close(services, row.id, detail);
      return false;
    }
    const waitMs = Math.min(firstRetryMs * 2 ** Math.min(row.attempts, 12), longestRetryMs);
    await services.db
      .updateTable('notification')
      .set({available_at: new Date(at.getTime() + waitMs).toISOString(), last_error: detail})
      .where('id', '=', row.id)
      .execute();
    return false;
  }
}

/** What it said is of no more use, and is about somebody. */
async function close({db, now}: Services, id: string, error: string | null): Promise<void> {
  await db
    .updateTable('notification')
    .set({done_at: now().toISOString(), address: null, details: null, last_error: error})
    .where('id', '=', id)
    .execute();
}

async function addressOf({db}: Services, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.subject;
}
