/** Routes by which a structure or a network says where its events go, and sees what became of them. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../../text.js';
import {
  webhookEventsSchema,
  webhookEventTypes,
  webhookNameSchema,
  webhookTestType,
  webhookUrlSchema,
} from '../../webhook.js';
import {cursorSchema, limitUpTo} from '../paging.js';
import type {Route} from '../route.js';

/**
 * - `failing`: nothing has arrived for a day.
 * - `gone`: the address said 410; it is switched off.
 * - `secretMissing`: named in a definition, and nobody has made its secret yet. Nothing is queued for it.
 */
export const webhookStates = ['on', 'failing', 'off', 'gone', 'secretMissing'] as const;

export const webhookSchema = v.object({
  name: v.string(),
  url: v.string(),
  events: v.array(v.picklist(webhookEventTypes)),
  state: v.picklist(webhookStates),
  /** `file`: named in the definition, which sets it again when it is applied; `people`: no definition touches it. */
  source: v.picklist(['file', 'people']),
  /** Until then deliveries are signed with the secret before, too. */
  oldSecretUntil: v.optional(instantSchema),
  /** Deliveries that have not arrived yet. */
  waiting: v.number(),
  lastDeliveredAt: v.optional(instantSchema),
  failingSince: v.optional(instantSchema),
  /** `HTTP_500` and the like, a code of the fetching (`TIMED_OUT`, `UNREACHABLE`, `ADDRESS_REFUSED`), or `INTERNAL`: a fault of the backend. */
  lastError: v.optional(v.string()),
});

/** `givenUp`: it did not arrive for three days; `gone`: the address was switched off by its answer. */
export const deliveryStates = ['waiting', 'delivered', 'givenUp', 'gone'] as const;

export const webhookDeliverySchema = v.object({
  /** The header `webhook-id`: the same in every attempt, also when it is sent again. */
  id: uuidSchema,
  type: v.picklist([...webhookEventTypes, webhookTestType]),
  createdAt: instantSchema,
  state: v.picklist(deliveryStates),
  attempts: v.number(),
  lastError: v.optional(v.string()),
  nextAttemptAt: v.optional(instantSchema),
  /** As it is sent. */
  body: v.string(),
});

export type Webhook = v.InferOutput<typeof webhookSchema>;
export type WebhookDelivery = v.InferOutput<typeof webhookDeliverySchema>;
export type DeliveryState = (typeof deliveryStates)[number];

export const mostReplays = 100;

const managing = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;
const one = [...managing, 'WEBHOOK_UNKNOWN'] as const;
const all = '/structures/:structure/webhooks';
const path = `${all}/:webhook`;

export const webhookRoutes = {
  'webhooks.list': {
    method: 'GET',
    path: all,
    summary: 'The addresses that are told of events, and how that goes',
    status: 200,
    reply: v.object({items: v.array(webhookSchema)}),
    errors: managing,
  },
  'webhooks.create': {
    method: 'POST',
    path: all,
    summary:
      'Has events sent to an address, signed as the Standard Webhooks specification says it. The secret is said once. A network is told of what is done with the badges that it made, in all its structures',
    body: v.object({name: webhookNameSchema, url: webhookUrlSchema, events: webhookEventsSchema}),
    status: 201,
    reply: v.object({webhook: webhookSchema, secret: v.string()}),
    errors: [...managing, 'WEBHOOK_EXISTS', 'WEBHOOK_LIMIT'],
  },
  'webhooks.update': {
    method: 'PUT',
    path,
    summary: 'Changes the address and the kinds of events, switches it off or on again',
    body: v.object({url: webhookUrlSchema, events: webhookEventsSchema, isOn: v.boolean()}),
    status: 200,
    reply: webhookSchema,
    errors: one,
  },
  'webhooks.remove': {
    method: 'DELETE',
    path,
    summary: 'Sends nothing more to an address, and forgets what was sent',
    status: 204,
    reply: 'none',
    errors: one,
  },
  'webhooks.makeSecret': {
    method: 'POST',
    path: `${path}/secret`,
    summary:
      'Makes a new secret, said once. For a day deliveries are signed with the one before, too, unless it is ended at once',
    body: v.object({endsOld: v.optional(v.boolean())}),
    status: 201,
    reply: v.object({webhook: webhookSchema, secret: v.string()}),
    errors: one,
  },
  'webhooks.test': {
    method: 'POST',
    path: `${path}/tests`,
    summary: 'Sends an event of the kind webhook.test to the address; while one waits, it is that one',
    body: v.object({}),
    status: 202,
    reply: v.object({delivery: uuidSchema}),
    errors: one,
  },
  'webhooks.deliveries': {
    method: 'GET',
    path: `${path}/deliveries`,
    summary: 'What was sent in the last 30 days, the newest first, and what waits',
    query: v.object({
      state: v.optional(v.picklist(deliveryStates)),
      /** `next` of the page before. */
      cursor: v.optional(cursorSchema),
      limit: v.optional(limitUpTo(100)),
    }),
    status: 200,
    reply: v.object({items: v.array(webhookDeliverySchema), next: v.optional(v.string())}),
    errors: one,
  },
  'webhooks.replay': {
    method: 'POST',
    path: `${path}/replays`,
    summary:
      'Sends deliveries again under their own ids: those that are named, or all that did not arrive since a time. What waits is tried at once, and not counted',
    body: v.object({
      deliveries: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(mostReplays))),
      failedSince: v.optional(instantSchema),
    }),
    status: 202,
    reply: v.object({queued: v.number()}),
    errors: one,
  },
} as const satisfies Record<string, Route>;
