/** Deletes what has been kept long enough, structure by structure, with a report each; or only says what it would delete. */
import {setImmediate} from 'node:timers/promises';
import {
  reportDeletion,
  type Counts,
  erasePersonRows,
  finishErasing,
  removeFiles,
} from '../people/erase/erase-person.js';
import {writeErasures} from '../erasures/note-erasure.js';
import type {Services} from '../services.js';
import {rewriteIfDue} from '../store/forget.js';
import {eraseExpired} from './expired.js';
import {retentionBounds} from '@pepites/recognition';
import {sweepIncoming} from '../files/sweep-incoming.js';
import {sweepFiles} from './sweep-files.js';
import {retentionOf} from './settings.js';
import type {DeletionReport} from '@pepites/recognition';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import {dayOf} from '../statistics/tally.js';
import {readCursor, writeCursor} from '../store/page-cursor.js';

const doneDays = 30;
const mostAtOnce = 500;
/** Rows that nothing refers to. A whole store of them would hold up everybody. */
const doneAtOnce = 200;

export async function runRetention(services: Services): Promise<void> {
  const {db} = services;
  const now = services.now();
  let erased = 0;
  const looksAtPeople = await isDue(services, 'people_looked_at_on');
  for (const {id: structure} of await db.selectFrom('structure').select('id').execute()) {
    const counts = await db.transaction().execute(async (t) => {
      const keep = await retentionOf(t, structure);
      const done = await eraseExpired(t, services, {structure, keep, now, looksAtPeople});
      await reportDeletion(t, {structure, cause: 'retention', counts: done, now});
      return done;
    });
    erased += total(counts);
  }
  if (looksAtPeople) await noteDone(services, 'people_looked_at_on');
  erased += await eraseStrangers(services, now);
  await deleteDone(services, now);
  // What a killed process had left.
  await writeErasures(services);
  erased += await removeFiles(services);
  if (await isDue(services, 'files_swept_on')) {
    await sweepFiles(services);
    sweepIncoming(services.files.incoming);
    await noteDone(services, 'files_swept_on');
  }
  if (erased > 0) await finishErasing(services);
  await rewriteIfDue(services);
}

/** What takes long is done once a day. Said once it was done: what a crash cuts short is done again. */
async function noteDone({db, now}: Services, key: DailyWork): Promise<void> {
  const value = dayOf(now());
  await db
    .insertInto('setting')
    .values({key, value})
    .onConflict((conflict) => conflict.column('key').doUpdateSet({value}))
    .execute();
}

type DailyWork = 'people_looked_at_on' | 'files_swept_on';

async function isDue({db, now}: Services, key: DailyWork): Promise<boolean> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value !== dayOf(now());
}

class Undone extends Error {
  readonly counts: Counts;

  constructor(counts: Counts) {
    super('Only tried');
    this.counts = counts;
  }
}

/** The same deletion, rolled back. */
export async function previewRetention(services: Services, structure: string): Promise<Counts> {
  try {
    return await services.db.transaction().execute(async (t) => {
      const keep = await retentionOf(t, structure);
      const expiry = {structure, keep, now: services.now(), looksAtPeople: true};
      throw new Undone(await eraseExpired(t, services, expiry));
    });
  } catch (error) {
    if (error instanceof Undone) return error.counts;
    throw error;
  }
}

export async function deletionReports(
  db: Executor,
  {
    structure,
    cursor,
    limit,
  }: {readonly structure: string; readonly cursor?: string | undefined; readonly limit: number},
): Promise<{items: DeletionReport[]; next?: string}> {
  let query = db
    .selectFrom('deletion_report')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const {at, id} = readCursor(cursor);
    query = query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  const rows = await query.execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows
      .slice(0, limit)
      .map(({id, at, cause, counts}) => ({id, at, cause, counts: {...fromJsonText(counts)}})),
    ...(last && {next: writeCursor(last)}),
  };
}

/** Who once signed in and never did anything: no structure knows them. */
async function eraseStrangers(services: Services, now: Date): Promise<number> {
  const since = new Date(now.getTime() - retentionBounds.account.standard * 86_400_000).toISOString();
  return services.db.transaction().execute(async (t) => {
    const people = await t
      .selectFrom('person')
      .select('person.id')
      .where('person.last_seen_at', '<', since)
      .where((eb) =>
        eb.and(
          (['request', 'file', 'learner', 'member', 'award'] as const).map((table) =>
            eb.not(
              eb.exists(
                eb.selectFrom(table).select('person_id').whereRef(`${table}.person_id`, '=', 'person.id'),
              ),
            ),
          ),
        ),
      )
      .limit(mostAtOnce)
      .execute();
    const counts: Counts = {};
    for (const {id: person} of people) {
      for (const [table, count] of Object.entries(
        await erasePersonRows(t, services, {person, structure: undefined}),
      ))
        counts[table] = (counts[table] ?? 0) + count;
    }
    await reportDeletion(t, {structure: null, cause: 'retention', counts, now});
    return total(counts);
  });
}

/** Messages that were sent, and work that was done: kept a while for whoever asks what happened. */
async function deleteDone({db}: Services, now: Date): Promise<void> {
  const since = new Date(now.getTime() - doneDays * 86_400_000).toISOString();
  for (const table of ['notification', 'outbox'] as const) {
    for (;;) {
      const {numDeletedRows: deleted} = await db
        .deleteFrom(table)
        .where('id', 'in', (eb) =>
          eb.selectFrom(table).select('id').where('done_at', '<', since).limit(doneAtOnce),
        )
        .executeTakeFirst();
      if (deleted < doneAtOnce) break;
      await setImmediate();
    }
  }
  await db.deleteFrom('development_mail').where('sent_at', '<', since).execute();
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
