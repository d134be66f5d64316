/** The outbox worker: takes what was decided and does it, each once, across crashes. One file per topic. */
import type {Services} from '../services.js';
import {backoffMs} from '../store/backoff.js';
import {keptQuery} from '../store/kept-query.js';
import {isShared, type Store} from '../store/open-store.js';
import {type Job, type Topic, workWritten} from './outbox.js';
import {doImportCompletions} from '../completions/course-imports.js';
import {doEvaluateKey} from './topics/evaluate-key.js';
import {doSignAward} from './topics/sign-award.js';
import {doSignEndorsement} from './topics/sign-endorsement.js';

const doers: Readonly<Record<Topic, (services: Services, job: Job) => Promise<void>>> = {
  signAward: doSignAward,
  signEndorsement: doSignEndorsement,
  evaluateKey: doEvaluateKey,
  importCompletions: doImportCompletions,
};

const batchSize = 10;
/** Among them those under way: a batch for each of the few that drain at the same time. */
const mostLookedAt = 10 * batchSize;
/** Longer than any job takes. */
const leaseMs = 30_000;
const afterFailure = {firstMs: 1000, longestMs: 60_000};

/** Does everything that is due; returns how many jobs were tried. */
export async function drainOutbox(services: Services): Promise<number> {
  let tried = 0;
  for (;;) {
    const known = workWritten(services.db);
    const jobs = await takeJobs(services);
    for (const job of jobs) await run(services, job);
    tried += jobs.length;
    // What signing itself leads to is done at once too.
    if (jobs.length < batchSize && workWritten(services.db) === known) return tried;
  }
}

/** What this process is doing now, by store: where it alone has the store open, no lease need be written. */
const underWay = new WeakMap<Store, Set<string>>();

function underWayIn(db: Store): Set<string> {
  const jobs = underWay.get(db) ?? new Set();
  underWay.set(db, jobs);
  return jobs;
}

async function takeJobs(services: Services): Promise<Job[]> {
  return isShared(services.db) ? leaseJobs(services) : takeOwnJobs(services);
}

/** Others take jobs from the same store: none waits for the other, and what a process that died had taken comes back by itself. */
async function leaseJobs({db, now}: Services): Promise<Job[]> {
  const at = now();
  return db
    .updateTable('outbox')
    .set({available_at: new Date(at.getTime() + leaseMs).toISOString()})
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('done_at', 'is', null)
        .where('available_at', '<=', at.toISOString())
        .orderBy('available_at')
        .limit(batchSize)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'topic', 'subject', 'attempts'])
    .execute();
}

async function takeOwnJobs({db, now}: Services): Promise<Job[]> {
  const taken = underWayIn(db);
  // Also what was under way when this was asked: the answer may be older than its end.
  const before = new Set(taken);
  const due = await dueJobs(db, {now: now().toISOString()});
  const jobs = due.filter(({id}) => !taken.has(id) && !before.has(id)).slice(0, batchSize);
  for (const {id} of jobs) taken.add(id);
  return jobs;
}

const dueJobs = keptQuery((db, {now}: {now: string}) =>
  db
    .selectFrom('outbox')
    .select(['id', 'topic', 'subject', 'attempts'])
    .where('done_at', 'is', null)
    .where('available_at', '<=', now)
    .orderBy('available_at')
    .limit(mostLookedAt),
);

/** After a start nothing waits for its next attempt: what held it up may be over. Not where others may be at it. */
export async function retryAtOnce({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  if (isShared(db)) return;
  await db
    .updateTable('outbox')
    .set({available_at: now().toISOString()})
    .where('done_at', 'is', null)
    .execute();
}

async function run(services: Services, job: Job): Promise<void> {
  const attempts = job.attempts + 1;
  try {
    await doers[job.topic](services, job);
  } catch (error) {
    const at = services.now();
    const waitMs = backoffMs(afterFailure, attempts);
    const detail = error instanceof Error ? error.message : String(error);
    services.log({at: at.toISOString(), event: 'problem', detail: `${job.topic} ${job.subject}: ${detail}`});
    await services.db
      .updateTable('outbox')
      .set({attempts, available_at: new Date(at.getTime() + waitMs).toISOString(), last_error: detail})
      .where('id', '=', job.id)
      .execute();
  } finally {
    underWayIn(services.db).delete(job.id);
  }
}
