/**
 * Sends the events that wait, signed; what does not arrive is tried again, more and more rarely. Several at a time, but one after the other to
 * each address: one that is slow holds up nobody else.
 */
import {isLoopback} from '@pepites/recognition';
import {type Selectable, sql} from 'kysely';
import type {Services} from '../services.js';
import {backoffMs, withJitter} from '../store/backoff.js';
import {releaseDueRows, takeDueRows} from '../store/due-rows.js';
import type {Database} from '../store/schema.js';
import {FetchError, safeFetchBytes} from '../verification/safe-fetch.js';
import {secretsOf} from './secrets.js';
import {signatureOf} from './signature.js';

type Delivery = Selectable<Database['webhook_delivery']>;
type Webhook = Selectable<Database['webhook']>;

const atATime = 8;
export const attemptMs = 10_000;
/** Longer than an attempt takes. */
const leaseMs = 60_000;
const afterFailure = {firstMs: 5000, longestMs: 6 * 3_600_000};
/** How long nothing is sent to an address that has failed: what comes after it would fail too. */
const afterFailures = {firstMs: 2000, longestMs: 30 * 60_000};

/** Returns how many arrived. */
export async function sendWebhooks(services: Services): Promise<number> {
  const busy = new Set<string>();
  let arrived = 0;
  let taking: Promise<unknown> = Promise.resolve();
  const take = async (): Promise<Delivery | undefined> => {
    const taken = taking.then(async () => takeOne(services, busy));
    taking = taken.catch(() => undefined);
    return taken;
  };
  const work = async (): Promise<void> => {
    for (let row = await take(); row; row = await take()) {
      try {
        if (await attempt(services, row)) arrived++;
      } finally {
        busy.delete(row.webhook_id);
      }
    }
  };
  await Promise.all(Array.from({length: atATime}, work));
  return arrived;
}

/** After a start. */
export async function releaseDeliveries(services: Pick<Services, 'db' | 'now'>): Promise<void> {
  await releaseDueRows(services, 'webhook_delivery', leaseMs);
}

/** @param busy addresses that something is on its way to; the one of what is taken joins them */
async function takeOne(services: Services, busy: Set<string>): Promise<Delivery | undefined> {
  const now = services.now().toISOString();
  const others = busy.size === 0 ? sql`` : sql`and id not in (${sql.join([...busy])})`;
  const [row] = await takeDueRows(services, 'webhook_delivery', {
    leaseMs,
    limit: 1,
    among: sql<boolean>`webhook_id in (select id from webhook
      where is_on = 1 and sealed_secret is not null and (held_until is null or held_until <= ${now}) ${others})`,
  });
  if (row) busy.add(row.webhook_id);
  return row;
}

/** True: it arrived. */
async function attempt(services: Services, row: Delivery): Promise<boolean> {
  const webhook = await services.db
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', row.webhook_id)
    .executeTakeFirst();
  // Removed meanwhile, and its deliveries with it.
  if (!webhook) return false;
  try {
    const {status, retryAfter} = await post(services, webhook, row);
    if (status >= 200 && status < 300) {
      await noteArrival(services, webhook, row);
      return true;
    }
    if (status === 410) await switchOff(services, webhook);
    else await postpone(services, webhook, row, {code: `HTTP_${status}`, retryAfter});
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    await postpone(services, webhook, row, {code: error.code});
  }
  return false;
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

async function post(services: Services, webhook: Webhook, {id, body: text}: Delivery): Promise<Answered> {
  const body = Buffer.from(text);
  const timestamp = String(Math.floor(services.now().getTime() / 1000));
  const signatures = secretsOf(services, webhook).map(
    (secret) => `v1,${signatureOf(secret, {id, timestamp, body}).toString('base64')}`,
  );
  const {status, headers} = await safeFetchBytes(webhook.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Pepites-Webhooks',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
    body,
    isStatusEnough: true,
    timeoutMs: attemptMs,
    allowsLoopback: isLoopback(new URL(services.publicUrl).hostname),
  });
  return {status, retryAfter: headers['retry-after']};
}

/** Two statements, not one transaction: whoever issues a badge reads the address, and waits for nobody. */
async function noteArrival({db, now}: Services, webhook: Webhook, {id}: Delivery): Promise<void> {
  const at = now().toISOString();
  await db
    .updateTable('webhook_delivery')
    .set({done_at: at, outcome: 'delivered', last_error: null})
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('webhook')
    .set({failures: 0, failing_since: null, held_until: null, last_error: null, last_delivered_at: at})
    .where('id', '=', webhook.id)
    .execute();
}

async function postpone(
  {db, now}: Services,
  webhook: Webhook,
  {id, attempts}: Delivery,
  {code, retryAfter}: {readonly code: string; readonly retryAfter?: string | undefined},
): Promise<void> {
  const at = now();
  const wishedMs = Math.min(
    Number(/^\d{1,6}$/.exec(retryAfter ?? '')?.[0] ?? 0) * 1000,
    afterFailure.longestMs,
  );
  const until = (ms: number): string =>
    new Date(at.getTime() + Math.max(withJitter(ms), wishedMs)).toISOString();
  await db
    .updateTable('webhook_delivery')
    .set({available_at: until(backoffMs(afterFailure, attempts)), last_error: code})
    .where('id', '=', id)
    .execute();
  const failures = webhook.failures + 1;
  await db
    .updateTable('webhook')
    .set({
      failures,
      failing_since: webhook.failing_since ?? at.toISOString(),
      held_until: until(backoffMs(afterFailures, failures)),
      last_error: code,
    })
    .where('id', '=', webhook.id)
    .execute();
}

/** It said that it is there no more: nothing is sent until somebody switches it on again. */
async function switchOff({db, now}: Services, {id}: Webhook): Promise<void> {
  const at = now().toISOString();
  await db
    .updateTable('webhook')
    .set({is_on: 0, is_gone: 1, last_error: 'HTTP_410'})
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('webhook_delivery')
    .set({done_at: at, outcome: 'gone', last_error: 'HTTP_410'})
    .where('webhook_id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}
