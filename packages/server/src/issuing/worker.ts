/** The outbox worker: takes what was decided and does it, each once, across crashes. One file per topic. */
import type {Services} from '../services.js';
import {lightTransaction} from '../store/light-transaction.js';
import type {Job, Topic} from './outbox.js';
import {doEvaluateKey} from './topics/evaluate-key.js';
import {doSignAward} from './topics/sign-award.js';
import {doSignEndorsement} from './topics/sign-endorsement.js';

const doers: Readonly<Record<Topic, (services: Services, job: Job) => Promise<void>>> = {
  signAward: doSignAward,
  signEndorsement: doSignEndorsement,
  evaluateKey: doEvaluateKey,
};

const batchSize = 10;
const leaseMs = 30_000;
const firstRetryMs = 500;
const longestRetryMs = 60_000;

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
      .returning(['id', 'topic', 'subject', 'attempts'])
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
    await doers[job.topic](services, job);
  } catch (error) {
    const at = services.now();
    const waitMs = Math.min(firstRetryMs * 2 ** Math.min(job.attempts, 10), longestRetryMs);
    const detail = error instanceof Error ? error.message : String(error);
    services.log({at: at.toISOString(), event: 'problem', detail: `${job.topic} ${job.subject}: ${detail}`});
    await services.db
      .updateTable('outbox')
      .set({available_at: new Date(at.getTime() + waitMs).toISOString(), last_error: detail})
      .where('id', '=', job.id)
      .execute();
  }
}
