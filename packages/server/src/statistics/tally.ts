/** Counts what happens to people, by the day and without them: rows about them are deleted, and the figures stay. */
import {smallestShownCount} from '@pepites/recognition';
import {sql} from 'kysely';
import type {Executor, Session} from '../store/open-store.js';
import type {Tallied} from '../store/tables/statistics.js';

/** The day as it is counted: YYYY-MM-DD, UTC. */
export function dayOf(at: Date | string): string {
  return (typeof at === 'string' ? at : at.toISOString()).slice(0, 10);
}

export interface Happened {
  readonly structure: string;
  readonly what: Tallied;
  readonly day: string;
  /** How often; without it, once. */
  readonly count?: number;
}

export async function tally(t: Session, {structure, what, day, count = 1}: Happened): Promise<void> {
  await t
    .insertInto('tally')
    .values({structure_id: structure, day, what, count})
    .onConflict((conflict) =>
      conflict
        .columns(['structure_id', 'day', 'what'])
        .doUpdateSet((eb) => ({count: eb('tally.count', '+', count)})),
    )
    .execute();
}

export interface TallyPeriod {
  readonly structures: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Of the days that the period touches: they are counted whole. */
export async function talliesOf(
  db: Executor,
  {structures, from, to}: TallyPeriod,
): Promise<(what: Tallied) => number> {
  const rows = await db
    .selectFrom('tally')
    .select((eb) => ['what', eb.fn.sum('count').as('count')])
    .where('structure_id', 'in', structures)
    .where('day', '>=', dayOf(from))
    .where('day', '<=', dayOf(new Date(Date.parse(to) - 1)))
    .groupBy('what')
    .execute();
  return (what) => Number(rows.find((row) => row.what === what)?.count ?? 0);
}

/**
 * Are links of five people or more among them? One person can make many links, and one link be opened a hundred times: the figure
 * would then be theirs.
 */
export async function areOfSeveral(
  db: Executor,
  structures: readonly string[],
  which: 'made' | 'opened',
): Promise<boolean> {
  // As the index has it, word for word: a bound value would not be known to fit.
  const isMeant = which === 'made' ? sql<boolean>`is_default = 0` : sql<boolean>`openings > 0`;
  const rows = await db
    .selectFrom('share')
    .select('person_id')
    .distinct()
    .where('structure_id', 'in', structures)
    .where(isMeant)
    .limit(smallestShownCount)
    .execute();
  return rows.length >= smallestShownCount;
}
