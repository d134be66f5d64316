/**
 * What tells that somebody's progress may have changed, without computing it: a mark for each person, that is another one whenever a row that
 * progress is made of was added, changed or taken away. A few index look-ups for all whom it is asked for.
 */
import {sql} from 'kysely';
import type {Executor} from '../store/open-store.js';

export interface Person {
  readonly structure: string;
  readonly person: string;
}

/** Two values each; SQLite takes 32,766 in one statement, and five tables are asked. */
const mostAtOnce = 200;

/** For each table, what changes with its rows: how many, the last time, and one more where neither tells all. */
const marks = [
  ['award', 'max(issued_at)', "coalesce(max(revoked_at), '')", 'count(suspended_at)'],
  ['request', 'max(updated_at)', "''", 'sum(version)'],
  ['key_case', 'max(updated_at)', "''", '0'],
  ['foreign_badge', 'max(checked_at)', "coalesce(max(confirmed_at), '')", 'count(unsure_since)'],
  ['reference_date', 'max(date)', "''", '0'],
] as const;

interface Row {
  readonly structure_id: string;
  readonly person_id: string;
  readonly rows: number;
  readonly latest: string | null;
  readonly other: string;
  readonly more: number;
}

/** By `keyOf`. Who has nothing at all is not in it. */
export async function progressMarks(db: Executor, people: readonly Person[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let first = 0; first < people.length; first += mostAtOnce) {
    const some = people.slice(first, first + mostAtOnce);
    for (const [table, latest, other, more] of marks) {
      const {rows} = await sql<Row>`
        select structure_id, person_id, count(*) as "rows", ${sql.raw(latest)} as latest,
          ${sql.raw(other)} as other, ${sql.raw(more)} as more
        from ${sql.table(table)}
        where (structure_id, person_id) in (values ${sql.join(
          some.map(({structure, person}) => sql`(${structure}, ${person})`),
        )})
        group by structure_id, person_id`.execute(db);
      for (const row of rows) {
        const key = keyOf({structure: row.structure_id, person: row.person_id});
        const mark = [table, row.rows, row.latest, row.other, row.more].join(' ');
        found.set(key, `${found.get(key) ?? ''}${mark}\n`);
      }
    }
  }
  return found;
}

export function keyOf({structure, person}: Person): string {
  return `${structure} ${person}`;
}
