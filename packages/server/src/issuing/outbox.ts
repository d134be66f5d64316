/** Work that follows from a decision: written in its transaction, done by the worker, each once, across crashes. */
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type Topic = Database['outbox']['topic'];

export interface Job {
  readonly id: string;
  readonly topic: Topic;
  /** What it is about: the id of a row, or what the topic makes of it. */
  readonly subject: string;
  readonly attempts: number;
}

/** The same key again is the same work. */
export async function enqueue(
  t: Executor,
  work: {readonly topic: Topic; readonly subject: string; readonly key: string; readonly now: Date},
): Promise<void> {
  noteWork(t);
  await addJob(t, {
    id: crypto.randomUUID(),
    topic: work.topic,
    subject: work.subject,
    unique_key: work.key,
    attempts: 0,
    available_at: work.now.toISOString(),
    done_at: null,
    last_error: null,
  });
}

/** How much work was written in this process, by store: who has just done all of it need not look again. */
const written = new WeakMap<object, number>();

function noteWork(t: Executor): void {
  const {adapter} = t.getExecutor();
  written.set(adapter, (written.get(adapter) ?? 0) + 1);
}

/** Grows whenever work is written, also by a transaction that is undone later. */
export function workWritten(db: Executor): number {
  return written.get(db.getExecutor().adapter) ?? 0;
}

const addJob = keptQuery((t, row: Database['outbox']) =>
  t
    .insertInto('outbox')
    .values(row)
    .onConflict((conflict) => conflict.column('unique_key').doNothing()),
);

/** In the transaction that does the work, so that it is never done twice. */
export async function finishJob(t: Executor, job: Job, now: Date): Promise<void> {
  await endJob(t, {id: job.id, now: now.toISOString()});
}

const endJob = keptQuery((t, {id, now}: {id: string; now: string}) =>
  t.updateTable('outbox').set({done_at: now}).where('id', '=', id),
);
