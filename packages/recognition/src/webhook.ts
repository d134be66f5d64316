/** What a backend tells other programs by itself: kinds of events, and what each says. Ids only: nobody's name, words or address. */
import * as v from 'valibot';
import {instantSchema, slugSchema, uuidSchema, webUrlSchema} from './text.js';

/** - `request.ended`: withdrawn by the person, or lapsed. */
export const webhookEventTypes = [
  'award.issued',
  'award.revoked',
  'award.suspended',
  'award.restored',
  'request.sent',
  'request.needsMore',
  'request.approved',
  'request.declined',
  'request.ended',
  'badge.published',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Sent when somebody asks for it, to try an address; nobody needs to want it. */
export const webhookTestType = 'webhook.test';

const badge = {
  structure: v.string(),
  badge: v.string(),
  /** Who made the badge: the structure, or a network of its. */
  badgeOwner: v.string(),
  badgeVersion: v.number(),
};
const awardSchema = v.object({...badge, award: uuidSchema, request: v.optional(uuidSchema)});
const requestSchema = v.object({...badge, request: uuidSchema, revision: v.number()});

const event = <Type extends string, Data extends v.GenericSchema>(type: Type, data: Data) =>
  v.object({type: v.literal(type), timestamp: instantSchema, data});

/** The body of a delivery. Later versions may add members and types: what is not known here is left aside. */
export const webhookEventSchema = v.variant('type', [
  event('award.issued', awardSchema),
  event('award.revoked', awardSchema),
  event('award.suspended', awardSchema),
  event('award.restored', awardSchema),
  event('request.sent', requestSchema),
  event('request.needsMore', requestSchema),
  event('request.approved', requestSchema),
  event('request.declined', requestSchema),
  event('request.ended', requestSchema),
  event('badge.published', v.object(badge)),
  event(webhookTestType, v.object({structure: v.string()})),
]);
export type WebhookEvent = v.InferOutput<typeof webhookEventSchema>;

export const webhookNameSchema = slugSchema;
export const webhookUrlSchema = v.pipe(webUrlSchema, v.maxLength(1000));
export const webhookEventsSchema = v.pipe(
  v.array(v.picklist(webhookEventTypes)),
  v.minLength(1),
  v.maxLength(webhookEventTypes.length),
  v.check((types) => new Set(types).size === types.length, 'each kind once'),
);

/** Of a structure, whoever made them. */
export const mostWebhooks = 20;

/** How long the secret before stays good beside a new one, unless it is ended at once. */
export const oldSecretHours = 24;
/** A signature is good for so long: whoever recorded a delivery cannot send it again later. */
export const webhookToleranceSeconds = 300;
/** What cannot be delivered is tried for so long, and then given up; it can be sent again from the list. */
export const webhookPatienceDays = 3;
/** An address where nothing has arrived for so long is said to be failing. */
export const webhookFailingHours = 24;
