/**
 * Sends the events that wait, signed; what does not arrive is tried again, more and more rarely. Several at a time, but of one process one after
 * the other to each address, and everybody once before anybody twice: one that is slow, or has much waiting, holds up nobody else.
 */
import {setTimeout as wait} from 'node:timers/promises';
import {isLoopback} from '@pepites/recognition';
import {type Selectable, sql} from 'kysely';
import type {Services} from '../services.js';
import {backoffMs, withJitter} from '../store/backoff.js';
import {releaseDueRows, takeDueRows} from '../store/due-rows.js';
import type {Executor} from '../store/open-store.js';
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
/** While something is on its way: what has come since is sent beside it. */
const lookAgainMs = 500;
const afterFailure = {firstMs: 5000, longestMs: 6 * 3_600_000};
/** How long nothing is sent to an address that has failed: what comes after it would fail too. */
const afterFailures = {firstMs: 2000, longestMs: 30 * 60_000};

/**
 * Returns how many arrived.
 * @param signal once it is aborted nothing more is begun; what is on its way is waited for
 */
export async function sendWebhooks(services: Services, signal?: AbortSignal): Promise<number> {
  const underWay = new Map<string, Promise<void>>();
  /** In this round. */
  let served = new Set<string>();
  let arrived = 0;
  let pause: Promise<void> | undefined;
  const send = async (row: Delivery): Promise<void> => {
    try {
      if (await attempt(services, row)) arrived++;
    } catch (error) {
      // It comes back when its lease ends.
      noteProblem(services, error);
    }
    underWay.delete(row.webhook_id);
  };
  const next = async (): Promise<Delivery | undefined> => {
    if (underWay.size >= atATime || signal?.aborted === true) return undefined;
    const row = await takeOne(services, new Set([...underWay.keys(), ...served]));
    if (row || served.size === 0) return row;
    served = new Set();
    return takeOne(services, new Set(underWay.keys()));
  };
  try {
    for (;;) {
      for (let row = await next(); row; row = await next()) {
        served.add(row.webhook_id);
        underWay.set(row.webhook_id, send(row));
      }
      if (underWay.size === 0) return arrived;
      pause ??= wait(lookAgainMs, undefined, {ref: false}).then(() => {
        pause = undefined;
      });
      await Promise.race([...underWay.values(), pause]);
    }
  } finally {
    await Promise.all(underWay.values());
  }
}

function noteProblem({log, now}: Services, error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  log({at: now().toISOString(), event: 'problem', detail: `A webhook: ${detail}`});
}

/** After a start. */
export async function releaseDeliveries(services: Pick<Services, 'db' | 'now'>): Promise<void> {
  await releaseDueRows(services, 'webhook_delivery', leaseMs);
}

/** @param others addresses that it is not for: something is on its way there, or it is not their turn */
async function takeOne(services: Services, others: ReadonlySet<string>): Promise<Delivery | undefined> {
  const now = services.now().toISOString();
  const but = others.size === 0 ? sql`` : sql`and id not in (${sql.join([...others])})`;
  const [row] = await takeDueRows(services, 'webhook_delivery', {
    leaseMs,
    limit: 1,
    among: sql<boolean>`webhook_id in (select id from webhook
      where is_on = 1 and sealed_secret is not null and (held_until is null or held_until <= ${now}) ${but})`,
  });
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
  const {code, retryAfter} = await answerOf(services, webhook, row);
  if (code === undefined) await noteArrival(services, webhook, row);
  else if (code === 'HTTP_410') await switchOff(services, webhook);
  else await postpone(services, webhook, row, {code, retryAfter});
  return code === undefined;
}

interface Answer {
  /** What was wrong. */
  readonly code?: string;
  readonly retryAfter?: string | undefined;
}

async function answerOf(services: Services, webhook: Webhook, row: Delivery): Promise<Answer> {
  try {
    const {status, retryAfter} = await post(services, webhook, row);
    return status >= 200 && status < 300 ? {} : {code: `HTTP_${status}`, retryAfter};
  } catch (error) {
    if (error instanceof FetchError) return {code: error.code};
    // A fault of ours, which would meet whatever else waits for this address.
    noteProblem(services, error);
    return {code: 'INTERNAL'};
  }
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

/**
 * What becomes of an attempt is noted of the address that it went to: one that was changed meanwhile begins anew.
 * Two statements, not one transaction: whoever issues a badge reads the address, and waits for nobody.
 */
async function noteArrival(services: Services, webhook: Webhook, {id}: Delivery): Promise<void> {
  const at = services.now().toISOString();
  await services.db
    .updateTable('webhook_delivery')
    .set({done_at: at, outcome: 'delivered', last_error: null})
    .where('id', '=', id)
    .execute();
  await noteOf(services, webhook, {
    ...{failures: 0, failing_since: null, held_until: null, last_error: null},
    last_delivered_at: at,
  });
}

async function postpone(
  services: Services,
  webhook: Webhook,
  {id, attempts}: Delivery,
  {code, retryAfter}: {readonly code: string; readonly retryAfter?: string | undefined},
): Promise<void> {
  const at = services.now();
  const wishedMs = Math.min(
    Number(/^\d{1,6}$/.exec(retryAfter ?? '')?.[0] ?? 0) * 1000,
    afterFailure.longestMs,
  );
  const until = (ms: number): string =>
    new Date(at.getTime() + Math.max(withJitter(ms), wishedMs)).toISOString();
  const failures = webhook.failures + 1;
  const isThere = await noteOf(services, webhook, {
    failures,
    failing_since: webhook.failing_since ?? at.toISOString(),
    held_until: until(backoffMs(afterFailures, failures)),
    last_error: code,
  });
  await services.db
    .updateTable('webhook_delivery')
    .set({
      available_at: isThere ? until(backoffMs(afterFailure, attempts)) : at.toISOString(),
      last_error: code,
    })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

/** It said that it is there no more: nothing is sent until somebody switches it on again. */
async function switchOff(services: Services, webhook: Webhook): Promise<void> {
  const at = services.now().toISOString();
  if (!(await noteOf(services, webhook, {is_on: 0, is_gone: 1, last_error: 'HTTP_410'}))) return;
  await services.db
    .updateTable('webhook_delivery')
    .set({done_at: at, outcome: 'gone', last_error: 'HTTP_410'})
    .where('webhook_id', '=', webhook.id)
    .where('done_at', 'is', null)
    .execute();
}

/** False: it has another address by now. */
async function noteOf(
  {db}: Services,
  {id, url}: Webhook,
  columns: Partial<Omit<Webhook, 'id' | 'url'>>,
): Promise<boolean> {
  const {numUpdatedRows} = await db
    .updateTable('webhook')
    .set(columns)
    .where('id', '=', id)
    .where('url', '=', url)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The address was mended: what waits for hours is due at once. What may be under way is left alone. */
export async function hurryDeliveries(db: Executor, webhook: string, at: Date): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({available_at: at.toISOString()})
    .where('webhook_id', '=', webhook)
    .where('done_at', 'is', null)
    .where('available_at', '>', new Date(at.getTime() + leaseMs).toISOString())
    .execute();
}
