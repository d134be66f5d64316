/** The outbox worker: takes what was decided and signs it, each once, across crashes. */
import {advanceReviewed, type LocalisedText} from '@pepites/recognition';
import {readAward} from '../awards/award-view.js';
import {giveKeyBadges} from '../awards/key-badges.js';
import {readBadgeVersion} from '../catalogue/badge-versions.js';
import {readStructure} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {makeLinkToken} from '../people/secret-tokens.js';
import {loadReviewed, saveReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import {lightTransaction} from '../store/light-transaction.js';
import {badgeImage} from './badge-image.js';
import {openDefaultShare} from '../shares/manage-shares.js';
import {signAward} from './sign-award.js';
import {fromJsonText} from '../store/json-text.js';
import {takeStatusIndex} from './status-list.js';

const batchSize = 10;
const leaseMs = 30_000;
const firstRetryMs = 500;
const longestRetryMs = 60_000;

interface Job {
  readonly id: string;
  readonly subject: string;
  readonly attempts: number;
}

/** Does everything that is due; returns how many jobs were tried. */
export async function drainOutbox(services: Services): Promise<number> {
  let tried = 0;
  for (;;) {
    const jobs = await takeJobs(services);
    if (jobs.length === 0) return tried;
    for (const job of jobs) await run(services, job);
    tried += jobs.length;
  }
}

/** A lease, not a mark: a worker that dies gives its jobs back when the lease ends. */
async function takeJobs({db, now}: Services): Promise<Job[]> {
  const at = now();
  return lightTransaction(db, async (t) =>
    t
      .updateTable('outbox')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        available_at: new Date(at.getTime() + leaseMs).toISOString(),
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('outbox')
          .select('id')
          .where('done_at', 'is', null)
          .where('available_at', '<=', at.toISOString())
          .orderBy('available_at')
          .limit(batchSize),
      )
      .returning(['id', 'subject', 'attempts'])
      .execute(),
  );
}

/** After a start nobody else works on this store: what a killed process had taken is due at once. */
export async function releaseLeases({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db
    .updateTable('outbox')
    .set({available_at: now().toISOString()})
    .where('done_at', 'is', null)
    .execute();
}

async function run(services: Services, job: Job): Promise<void> {
  try {
    await issue(services, job);
  } catch (error) {
    const at = services.now();
    const waitMs = Math.min(firstRetryMs * 2 ** Math.min(job.attempts, 10), longestRetryMs);
    const detail = error instanceof Error ? error.message : String(error);
    services.log({at: at.toISOString(), event: 'problem', detail: `signing ${job.subject}: ${detail}`});
    await services.db
      .updateTable('outbox')
      .set({available_at: new Date(at.getTime() + waitMs).toISOString(), last_error: detail})
      .where('id', '=', job.id)
      .execute();
  }
}

async function issue(services: Services, job: Job): Promise<void> {
  const {db} = services;
  const award = await prepare(services, job.subject);
  if (award.state !== 'signing') {
    await db
      .updateTable('outbox')
      .set({done_at: services.now().toISOString()})
      .where('id', '=', job.id)
      .execute();
    return;
  }
  const structure = await readStructure(db, award.structure_id);
  const badge = await readBadgeVersion(db, {
    structure: award.badge_owner,
    badge: award.badge_id,
    number: award.badge_version,
  });
  const image = await badgeImage(services.files, badge.png_key);
  const maker = award.badge_owner === structure.id ? structure : await readStructure(db, award.badge_owner);
  const signed = await signAward(services, {award, structure, maker, badge, image});
  const pngKey = `awards/${award.id}.png`;
  await services.files.put(pngKey, signed.png);
  await markIssued(services, {
    job,
    award: award.id,
    badgeName: fromJsonText(badge.meaning).name,
    credential: signed.credential,
    pngKey,
  });
  // Erased while it was being signed: then nothing of it stays.
  const isThere = await db.selectFrom('award').select('id').where('id', '=', award.id).executeTakeFirst();
  if (!isThere) await services.files.delete(pngKey);
}

/** Gives the award its place in the status list and its address; kept over a crash, so that neither is taken twice. */
async function prepare(
  {db, now}: Services,
  award: string,
): Promise<Awaited<ReturnType<typeof readAward>> & {status_index: number}> {
  return lightTransaction(db, async (t) => {
    const row = await readAward(t, award);
    if (row.status_index !== null || row.state !== 'signing') {
      return {...row, status_index: row.status_index ?? -1};
    }
    const token = makeLinkToken();
    const prepared = {status_index: await takeStatusIndex(t, row.structure_id), share_token: token};
    await t.updateTable('award').set(prepared).where('id', '=', award).execute();
    await openDefaultShare(t, row, {token, now: now()});
    return {...row, ...prepared};
  });
}

async function markIssued(
  services: Services,
  done: {
    readonly job: Job;
    readonly award: string;
    readonly badgeName: LocalisedText;
    readonly credential: string;
    readonly pngKey: string;
  },
): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    await t.updateTable('outbox').set({done_at: at.toISOString()}).where('id', '=', done.job.id).execute();
    const row = await t
      .updateTable('award')
      .set({
        state: 'issued',
        credential: done.credential,
        png_key: done.pngKey,
        issued_at: at.toISOString(),
      })
      .where('id', '=', done.award)
      .where('state', '=', 'signing')
      .returning(['structure_id', 'person_id', 'request_id'])
      .executeTakeFirst();
    // Taken back before it was signed: nothing is published.
    if (!row) return;
    if (row.request_id !== null) {
      const request = await loadReviewed(t, row.request_id);
      const next = advanceReviewed(request.machine, {type: 'sign'}, at);
      if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
    }
    await notify(t, {
      structure: row.structure_id,
      to: {person: row.person_id},
      kind: 'badgeReady',
      details: {badgeName: done.badgeName},
      key: `badgeReady:${done.award}`,
      now: at,
    });
    await giveKeyBadges(t, {structure: row.structure_id, person: row.person_id, now: at});
  });
}
