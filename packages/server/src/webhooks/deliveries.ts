/** What was sent to an address and what waits: listed, sent again, given up, forgotten. */
import {type DeliveryState, type WebhookDelivery, webhookPatienceDays} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {type Act, noteAct} from '../audit/note-act.js';
import type {Services} from '../services.js';
import {readCursor, writeCursor} from '../store/page-cursor.js';
import type {Database} from '../store/schema.js';
import {type WebhookPlace, webhookRow} from './manage.js';
import {hurryDeliveries} from './send.js';

const keptDays = 30;
const usualPage = 50;
const dayMs = 86_400_000;

export interface DeliveriesAsked extends WebhookPlace {
  readonly state?: DeliveryState | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** The newest first. @throws {Refusal} WEBHOOK_UNKNOWN, BAD_REQUEST for a cursor that is none */
export async function listDeliveries(
  {db}: Pick<Services, 'db'>,
  {state, cursor, limit = usualPage, ...place}: DeliveriesAsked,
): Promise<{items: WebhookDelivery[]; next?: string}> {
  const webhook = await webhookRow(db, place);
  let query = db.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhook.id);
  if (state !== undefined)
    query = state === 'waiting' ? query.where('done_at', 'is', null) : query.where('outcome', '=', state);
  if (cursor !== undefined) {
    const {at, id} = readCursor(cursor);
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', at), eb.and([eb('created_at', '=', at), eb('id', '<', id)])]),
    );
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(deliveryView),
    ...(rows.length > limit && last && {next: writeCursor({at: last.created_at, id: last.id})}),
  };
}

function deliveryView(row: Selectable<Database['webhook_delivery']>): WebhookDelivery {
  return {
    id: row.id,
    type: row.type,
    createdAt: row.created_at,
    state: row.outcome ?? 'waiting',
    attempts: row.attempts,
    ...(row.last_error !== null && {lastError: row.last_error}),
    ...(row.done_at === null && {nextAttemptAt: row.available_at}),
    body: row.body,
  };
}

export interface Replay extends WebhookPlace, Pick<Act, 'by'> {
  readonly deliveries?: readonly string[] | undefined;
  /** ISO 8601: all that did not arrive, of what happened since. */
  readonly failedSince?: string | undefined;
}

/** How many are sent again, under their own ids. @throws {Refusal} WEBHOOK_UNKNOWN */
export async function replayDeliveries(services: Services, given: Replay): Promise<number> {
  const {structure, by, deliveries = [], failedSince} = given;
  const at = services.now();
  const queued = await services.db.transaction().execute(async (t) => {
    const webhook = await webhookRow(t, given);
    const {numUpdatedRows} = await t
      .updateTable('webhook_delivery')
      .set({
        ...{done_at: null, outcome: null, last_error: null, attempts: 0},
        ...{available_at: at.toISOString(), queued_at: at.toISOString()},
      })
      .where('webhook_id', '=', webhook.id)
      .where('done_at', 'is not', null)
      .where((eb) => {
        const named = eb('id', 'in', [...deliveries]);
        if (failedSince === undefined) return named;
        const since = new Date(failedSince).toISOString();
        return eb.or([named, eb.and([eb('outcome', '!=', 'delivered'), eb('created_at', '>=', since)])]);
      })
      .executeTakeFirst();
    await hurryDeliveries(t, webhook.id, at);
    await t.updateTable('webhook').set({held_until: null}).where('id', '=', webhook.id).execute();
    await noteAct(t, {structure, by, act: 'hook.replayed', object: webhook.name, at});
    return Number(numUpdatedRows);
  });
  services.nudge();
  return queued;
}

/** What has not arrived for days is given up; what is done is forgotten after a month. */
export async function settleDeliveries({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now();
  const before = (days: number): string => new Date(at.getTime() - days * dayMs).toISOString();
  await db
    .updateTable('webhook_delivery')
    .set({done_at: at.toISOString(), outcome: 'givenUp'})
    .where('done_at', 'is', null)
    .where('queued_at', '<=', before(webhookPatienceDays))
    .execute();
  await db.deleteFrom('webhook_delivery').where('done_at', '<=', before(keptDays)).execute();
}
