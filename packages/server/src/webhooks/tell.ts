/** Queues events for those who want them, in the transaction of what happened: either both happen or neither. */
import type {WebhookEvent, WebhookEventType} from '@pepites/recognition';
import {fromKeptJson} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {WebhookTables} from '../store/tables/webhooks.js';

type DataOf<Type extends WebhookEvent['type']> = Extract<WebhookEvent, {type: Type}>['data'];

interface Happened<Type extends WebhookEventType> {
  readonly type: Type;
  readonly data: DataOf<Type>;
  readonly at: Date;
}

/** The structure where it happened, and who made the badge: a network hears of its badges in all its structures. */
export async function tellWebhooks<Type extends WebhookEventType>(
  t: Executor,
  {type, data, at}: Happened<Type>,
): Promise<void> {
  const wanting = await webhooksOf(t, {structure: data.structure, owner: data.badgeOwner});
  for (const {id, events} of wanting)
    if (fromKeptJson(events).includes(type)) await queueDelivery(t, {webhook: id, type, data, at});
}

const webhooksOf = keptQuery((t, {structure, owner}: {structure: string; owner: string}) =>
  t
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where((eb) => eb.or([eb('structure_id', '=', structure), eb('structure_id', '=', owner)]))
    .where('is_on', '=', 1)
    .where('sealed_secret', 'is not', null),
);

/** Its id. */
export async function queueDelivery<Type extends WebhookEvent['type']>(
  t: Executor,
  given: {
    readonly webhook: string;
    readonly type: Type;
    readonly data: DataOf<Type>;
    readonly at: Date;
  },
): Promise<string> {
  const {webhook, type, data, at} = given;
  const id = crypto.randomUUID();
  const timestamp = at.toISOString();
  await addDelivery(t, {
    id,
    webhook_id: webhook,
    type,
    body: JSON.stringify({type, timestamp, data}),
    created_at: timestamp,
    queued_at: timestamp,
    attempts: 0,
    available_at: timestamp,
    done_at: null,
    outcome: null,
    last_error: null,
  });
  return id;
}

const addDelivery = keptQuery((t, row: WebhookTables['webhook_delivery']) =>
  t.insertInto('webhook_delivery').values(row),
);
