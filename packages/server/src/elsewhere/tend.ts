/**
 * Gives awards on other platforms, once each, looks what became of them there, and takes them back there. Apart from the outbox: a
 * platform that is down or slow holds up no signature. What fails is tried again later, and where the platform is not to be had, all that
 * waits for it.
 */
import type {IssuingPlatform, IssuingPlatformId, IssuingRefusal} from '@pepites/recognition';
import type {Services} from '../services.js';
import {backoffMs} from '../store/backoff.js';
import {claim} from './lease.js';
import {type IssueRow, orderOf} from './order.js';
import {takeStep} from './step.js';

export type IssuingPlatforms = Readonly<Partial<Record<IssuingPlatformId, IssuingPlatform>>>;

const atATime = 20;
const afterFailure = {firstMs: 60_000, longestMs: 1_800_000};

/** Those that are due; returns how many were tried. @param signal once it is aborted, none is begun any more */
export async function tendElsewhere(
  services: Services,
  platforms: IssuingPlatforms,
  signal?: AbortSignal,
): Promise<number> {
  let tried = 0;
  for (const [id, platform] of Object.entries(platforms)) {
    for (const award of await dueOf(services, id as IssuingPlatformId)) {
      if (signal?.aborted) return tried;
      const row = await claim(services, award);
      if (!row) continue;
      tried++;
      if (!(await tend(services, platform, row))) break;
    }
  }
  return tried;
}

async function dueOf({db, now}: Services, platform: IssuingPlatformId): Promise<string[]> {
  const rows = await db
    .selectFrom('elsewhere_issue')
    .select('award_id')
    .where('platform', '=', platform)
    .where('next_try_at', '<=', now().toISOString())
    // One that fails again and again comes after all others, so that these are reached.
    .orderBy('failures')
    // Before those that are only looked at.
    .orderBy((eb) => eb.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy('next_try_at')
    .limit(atATime)
    .execute();
  return rows.map(({award_id: award}) => award);
}

/** False: the platform is not to be asked anything more for now. */
async function tend(services: Services, platform: IssuingPlatform, row: IssueRow): Promise<boolean> {
  try {
    const order = await orderOf(services.db, row);
    await takeStep(services, platform, {row, order});
    return true;
  } catch (error) {
    const refusal = readRefusal(error);
    const {code, isFinal} = refusal;
    services.noteRefusal(row.platform, code);
    services.log({
      at: services.now().toISOString(),
      event: 'problem',
      detail: `${row.platform} ${row.award_id}: ${code}${isRefusal(error) ? '' : ` (${String(error)})`}`,
    });
    if (isFinal) await refuse(services, row, code);
    else await postpone(services, row, refusal);
    return isFinal || !refusal.isForAll;
  }
}

type Read = Pick<IssuingRefusal, 'code' | 'isFinal' | 'isForAll' | 'retryAt'>;

/** What is no refusal of a platform is a fault of ours: it is tried again, too. */
const readRefusal = (error: unknown): Read =>
  isRefusal(error) ? error : {code: 'INTERNAL', isFinal: false, isForAll: false};

function isRefusal(error: unknown): error is IssuingRefusal {
  const {code, isFinal, isForAll} = error instanceof Error ? (error as Partial<IssuingRefusal>) : {};
  return typeof code === 'string' && typeof isFinal === 'boolean' && typeof isForAll === 'boolean';
}

/** Of one that was issued, what failed is a look, or a revocation of what is no longer there: it stays issued. */
async function refuse({db}: Services, row: IssueRow, code: string): Promise<void> {
  await db
    .updateTable('elsewhere_issue')
    .set({
      ...(row.state === 'waiting' && {state: 'refused' as const}),
      last_error: code,
      next_try_at: null,
      busy_until: null,
    })
    .where('award_id', '=', row.award_id)
    // Taken back here while we were at it: it is still to be looked for.
    .where('wants_revoked', '=', row.wants_revoked)
    .execute();
}

async function postpone({db, now}: Services, row: IssueRow, {code, isForAll, retryAt}: Read): Promise<void> {
  const failures = row.failures + 1;
  const waited = now().getTime() + backoffMs(afterFailure, failures);
  const next = new Date(Math.max(waited, retryAt?.getTime() ?? 0)).toISOString();
  await db
    .updateTable('elsewhere_issue')
    .set({failures, last_error: code, next_try_at: next, busy_until: null})
    .where('award_id', '=', row.award_id)
    .execute();
  if (!isForAll) return;
  // One of them finds out for all that the platform is back.
  await db
    .updateTable('elsewhere_issue')
    .set({next_try_at: next, last_error: code})
    .where('platform', '=', row.platform)
    .where('next_try_at', '<', next)
    .execute();
}
