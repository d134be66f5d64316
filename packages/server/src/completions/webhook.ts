/**
 * Webhooks of a course platform: signed with a secret that the platform and this backend share (HMAC-SHA256), as the Standard Webhooks
 * specification says it, so that a library for any language can send them.
 */
import {timingSafeEqual} from 'node:crypto';
import {
  completionSchema,
  instantSchema,
  learnerSchema,
  referenceSchema,
  webhookToleranceSeconds,
} from '@pepites/recognition';
import * as v from 'valibot';
import {type Act, noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {makeSecret, secretText, signatureOf} from '../webhooks/signature.js';
import {type Platform, type PlatformPlace, readPlatform} from './platform.js';
import {reportCompletion} from './report.js';
import {voidFact} from './void-fact.js';

const purpose = 'webhook secret';

/** Where a platform sends them. */
export function webhookUrl(
  {publicUrl}: Pick<Services, 'publicUrl'>,
  {structure, platform}: PlatformPlace,
): string {
  return `${publicUrl}/structures/${structure}/platforms/${platform}/webhook`;
}

/** The secret, said once. @throws {Refusal} PLATFORM_UNKNOWN */
export async function makeWebhookSecret(
  services: Services,
  at: PlatformPlace & Pick<Act, 'by'>,
): Promise<string> {
  const bytes = makeSecret();
  await setSecret(services, at, services.sealer.seal(bytes, purpose));
  return secretText(bytes);
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function removeWebhookSecret(
  services: Services,
  at: PlatformPlace & Pick<Act, 'by'>,
): Promise<void> {
  await setSecret(services, at, null);
}

async function setSecret(
  services: Services,
  {structure, platform, by}: PlatformPlace & Pick<Act, 'by'>,
  sealed_webhook: string | null,
): Promise<void> {
  const act = sealed_webhook === null ? 'webhook.removed' : 'webhook.set';
  await services.db.transaction().execute(async (t) => {
    await readPlatform(t, structure, platform);
    await t
      .updateTable('platform')
      .set({sealed_webhook})
      .where('structure_id', '=', structure)
      .where('id', '=', platform)
      .execute();
    await noteAct(t, {structure, by, act, object: platform, at: services.now()});
  });
}

export interface SignedEvent {
  readonly platform: Platform;
  readonly id: string;
}

/**
 * Who sends it, once its signature holds. A platform that is not there and a wrong signature are told in the same way.
 * @throws {Refusal} TOKEN_INVALID
 */
export async function checkWebhook(
  services: Services,
  at: {readonly structure: string; readonly platform: string},
  {headers, body}: {readonly headers: Headers; readonly body: Uint8Array},
): Promise<SignedEvent> {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const signatures = (headers.get('webhook-signature') ?? '').split(' ');
  const refuse = (detail: string): never => {
    throw new Refusal('TOKEN_INVALID', {detail});
  };
  if (!/^[\x21-\x7e]{8,200}$/.test(id) || id.includes('.')) refuse('webhook-id is missing or cannot be read');
  if (!/^\d{1,12}$/.test(timestamp)) refuse('webhook-timestamp is missing or cannot be read');
  const seconds = services.now().getTime() / 1000;
  if (Math.abs(seconds - Number(timestamp)) > webhookToleranceSeconds)
    refuse('webhook-timestamp is too far from now');
  const platform = await readPlatform(services.db, at.structure, at.platform).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (platform?.sealedWebhook === undefined) return refuse('webhook-signature is not right');
  const secret = services.sealer.open(platform.sealedWebhook, purpose);
  const expected = signatureOf(secret, {id, timestamp, body});
  const isRight = signatures.slice(0, 10).some((one) => {
    const given = Buffer.from(one.startsWith('v1,') ? one.slice(3) : '', 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isRight ? {platform, id} : refuse('webhook-signature is not right');
}

const eventSchema = v.variant('type', [
  v.object({
    type: v.literal('completion.reported'),
    data: v.object({badge: referenceSchema, learner: learnerSchema, completion: completionSchema}),
  }),
  v.object({
    type: v.literal('completion.voided'),
    data: v.object({
      badge: referenceSchema,
      learner: learnerSchema.entries.ref,
      activity: completionSchema.entries.activity,
      registration: completionSchema.entries.registration,
      at: v.optional(instantSchema),
      reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000))),
    }),
  }),
]);

/**
 * The reply's body: `{state}` as the route of the same meaning answers; `ignored` for a type that means nothing here.
 * @throws {Refusal} BAD_REQUEST, and those of `awards.create` and `completions.void`
 */
export async function takeWebhook(
  services: Services,
  platform: Platform,
  body: Uint8Array,
): Promise<{readonly state: string}> {
  const {structure, mayReport} = platform;
  const event = readEvent(body);
  if (event === undefined) return {state: 'ignored'};
  const from = {structure, platform: platform.platform, mayReport};
  if (event.type === 'completion.voided') return voidFact(services, {...from, ...event.data});
  return reportCompletion(services, {...from, ...event.data, channel: 'server'});
}

function readEvent(body: Uint8Array): v.InferOutput<typeof eventSchema> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(body));
  } catch {
    throw new Refusal('BAD_REQUEST', {detail: 'The body is not JSON'});
  }
  const type = (value as {type?: unknown} | null)?.type;
  if (typeof type === 'string' && !['completion.reported', 'completion.voided'].includes(type))
    return undefined;
  const read = v.safeParse(eventSchema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Refusal('BAD_REQUEST', {
    detail: issue.message.slice(0, 200),
    problems: [{at: (v.getDotPath(issue) ?? '').slice(0, 200), code: issue.type}],
  });
}
