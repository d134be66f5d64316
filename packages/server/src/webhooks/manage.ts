/** Where a structure or a network has its events sent: made, changed, switched off, removed. */
import {
  isLoopback,
  mostWebhooks,
  type Webhook,
  webhookFailingHours,
  type WebhookEventType,
  webhookTestType,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {type Act, noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {checkedUrl} from '../verification/fetch-address.js';
import {FetchError} from '../verification/fetch-error.js';
import {newSecret} from './secrets.js';
import {hurryDeliveries} from './send.js';
import {queueDelivery} from './tell.js';

export type WebhookRow = Selectable<Database['webhook']>;

export interface WebhookPlace {
  readonly structure: string;
  readonly webhook: string;
}

type By = Pick<Act, 'by'>;

export interface WebhookWithSecret {
  readonly webhook: Webhook;
  /** Said this once. */
  readonly secret: string;
}

export async function listWebhooks(
  {db, now}: Pick<Services, 'db' | 'now'>,
  structure: string,
): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('name')
    .execute();
  return Promise.all(rows.map(async (row) => webhookView(db, row, now())));
}

/** @throws {Refusal} WEBHOOK_UNKNOWN */
export async function webhookRow(db: Executor, {structure, webhook}: WebhookPlace): Promise<WebhookRow> {
  const row = await db
    .selectFrom('webhook')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('name', '=', webhook)
    .executeTakeFirst();
  if (!row) throw new Refusal('WEBHOOK_UNKNOWN');
  return row;
}

interface Wanted {
  readonly url: string;
  readonly events: readonly WebhookEventType[];
}

/** @throws {Refusal} WEBHOOK_EXISTS, WEBHOOK_LIMIT; BAD_REQUEST for an address that is never fetched */
export async function createWebhook(
  services: Services,
  given: Wanted & By & {readonly structure: string; readonly name: string},
): Promise<WebhookWithSecret> {
  const {structure, name, url, events, by} = given;
  assertFetchable(services, url);
  const at = services.now();
  return services.db.transaction().execute(async (t) => {
    const known = await t
      .selectFrom('webhook')
      .select('name')
      .where('structure_id', '=', structure)
      .execute();
    if (known.some((one) => one.name === name)) throw new Refusal('WEBHOOK_EXISTS');
    if (known.length >= mostWebhooks) throw new Refusal('WEBHOOK_LIMIT');
    const secret = newSecret(services);
    const row = {...newWebhook({structure, name, url, events, source: 'people', at}), ...secret.columns};
    await t.insertInto('webhook').values(row).execute();
    await noteAct(t, {structure, by, act: 'hook.added', object: name, at});
    return {webhook: await webhookView(t, row, at), secret: secret.text};
  });
}

/** A row without a secret. */
export function newWebhook({
  structure,
  name,
  url,
  events,
  source,
  at,
}: Wanted &
  Pick<WebhookRow, 'name' | 'source'> & {readonly structure: string; readonly at: Date}): WebhookRow {
  return {
    ...{id: crypto.randomUUID(), structure_id: structure, name, url, events: toJsonText(events)},
    ...{is_on: 1, is_gone: 0, source},
    ...{sealed_secret: null, sealed_old_secret: null, old_secret_until: null},
    ...{failures: 0, failing_since: null, held_until: null, last_delivered_at: null, last_error: null},
    created_at: at.toISOString(),
  };
}

/** What is tried again at once: the address is another, or somebody has mended it. */
export const freshStart = {
  is_gone: 0,
  failures: 0,
  failing_since: null,
  held_until: null,
  last_error: null,
} as const;

/** @throws {Refusal} WEBHOOK_UNKNOWN; BAD_REQUEST for an address that is never fetched */
export async function updateWebhook(
  services: Services,
  given: WebhookPlace & Partial<Wanted> & By & {readonly isOn: boolean},
): Promise<Webhook> {
  const {structure, events, isOn, by} = given;
  const at = services.now();
  const view = await services.db.transaction().execute(async (t) => {
    const before = await webhookRow(t, given);
    const {url = before.url} = given;
    // One whose address may no more be fetched can still be switched off.
    if (isOn || url !== before.url) assertFetchable(services, url);
    const isMended = url !== before.url || (isOn && before.is_on === 0);
    const row = await t
      .updateTable('webhook')
      .set({
        url,
        ...(events && {events: toJsonText(events)}),
        is_on: isOn ? 1 : 0,
        ...(isMended && freshStart),
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (isMended) await hurryDeliveries(t, before.id, at);
    await noteAct(t, {structure, by, act: 'hook.changed', object: before.name, at});
    return webhookView(t, row, at);
  });
  services.nudge();
  return view;
}

/** @throws {Refusal} WEBHOOK_UNKNOWN */
export async function removeWebhook(services: Services, given: WebhookPlace & By): Promise<void> {
  const {structure, by} = given;
  await services.db.transaction().execute(async (t) => {
    const {id, name} = await webhookRow(t, given);
    await dropWebhook(t, id);
    await noteAct(t, {structure, by, act: 'hook.removed', object: name, at: services.now()});
  });
}

export async function dropWebhook(t: Executor, id: string): Promise<void> {
  await t.deleteFrom('webhook_delivery').where('webhook_id', '=', id).execute();
  await t.deleteFrom('webhook').where('id', '=', id).execute();
}

/** @throws {Refusal} WEBHOOK_UNKNOWN */
export async function makeWebhookSecret(
  services: Services,
  given: WebhookPlace & By & {readonly endsOld?: boolean | undefined},
): Promise<WebhookWithSecret> {
  const {structure, by, endsOld} = given;
  const at = services.now();
  return services.db.transaction().execute(async (t) => {
    const before = await webhookRow(t, given);
    const {text, columns} = newSecret(services, before, {endsOld});
    await t.updateTable('webhook').set(columns).where('id', '=', before.id).execute();
    await noteAct(t, {structure, by, act: 'hook.secretMade', object: before.name, at});
    return {webhook: await webhookView(t, {...before, ...columns}, at), secret: text};
  });
}

/** The id of the delivery: of the one that waits already, where one does. @throws {Refusal} WEBHOOK_UNKNOWN */
export async function testWebhook(services: Services, given: WebhookPlace & By): Promise<string> {
  const {structure, by} = given;
  const at = services.now();
  const delivery = await services.db.transaction().execute(async (t) => {
    const {id, name} = await webhookRow(t, given);
    await noteAct(t, {structure, by, act: 'hook.tested', object: name, at});
    const waiting = await t
      .selectFrom('webhook_delivery')
      .select('id')
      .where('webhook_id', '=', id)
      .where('type', '=', webhookTestType)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    await hurryDeliveries(t, id, at);
    return waiting?.id ?? queueDelivery(t, {webhook: id, type: webhookTestType, data: {structure}, at});
  });
  services.nudge();
  return delivery;
}

async function webhookView(db: Executor, row: WebhookRow, now: Date): Promise<Webhook> {
  const {waiting} = await db
    .selectFrom('webhook_delivery')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('webhook_id', '=', row.id)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  const isOldGood = (row.old_secret_until ?? '') > now.toISOString();
  return {
    name: row.name,
    url: row.url,
    events: [...fromJsonText(row.events)],
    state: stateOf(row, now),
    source: row.source,
    waiting,
    ...(isOldGood && row.old_secret_until !== null && {oldSecretUntil: row.old_secret_until}),
    ...(row.last_delivered_at !== null && {lastDeliveredAt: row.last_delivered_at}),
    ...(row.failing_since !== null && {failingSince: row.failing_since}),
    ...(row.last_error !== null && {lastError: row.last_error}),
  };
}

function stateOf(row: WebhookRow, now: Date): Webhook['state'] {
  if (row.is_on === 0) return row.is_gone === 1 ? 'gone' : 'off';
  if (row.sealed_secret === null) return 'secretMissing';
  return row.failing_since !== null && row.failing_since <= failingBefore(now) ? 'failing' : 'on';
}

/** What has been failing since then, or longer, is said to be failing. */
export function failingBefore(now: Date): string {
  return new Date(now.getTime() - webhookFailingHours * 3_600_000).toISOString();
}

function assertFetchable({publicUrl}: Services, url: string): void {
  try {
    checkedUrl(url, {allowsLoopback: isLoopback(new URL(publicUrl).hostname)});
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new Refusal('BAD_REQUEST', {detail: error.message, problems: [{at: 'url', code: error.code}]});
  }
}
