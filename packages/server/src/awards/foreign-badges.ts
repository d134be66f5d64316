/** The badges that people brought from other issuers, as recognition counts them. */
import type {ForeignBadge} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type ForeignBadgeRow = Selectable<Database['foreign_badge']>;

export interface HeldForeignBadge {
  readonly person: string;
  /** Its id among the person's badges of other issuers: stands for the award. */
  readonly award: string;
  readonly awardedAt: string;
  readonly foreign: ForeignBadge;
}

/** Not past their date. Whether one counts is for `acceptForeignBadge` to say. */
export async function foreignBadgesOf(
  db: Executor,
  {
    structure,
    people,
    now,
  }: {readonly structure: string; readonly people: readonly string[]; readonly now: Date},
): Promise<HeldForeignBadge[]> {
  const rows = await db
    .selectFrom('foreign_badge')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('person_id', 'in', people)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now.toISOString())]))
    .orderBy('awarded_at')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    award: row.id,
    awardedAt: row.awarded_at,
    foreign: asForeignBadge(row),
  }));
}

export function asForeignBadge(row: ForeignBadgeRow): ForeignBadge {
  const {confirmed_by: by, confirmed_at: at, unsure_since: unsureSince} = row;
  return {
    issuer: row.issuer_id,
    achievement: row.achievement_id,
    verdict: fromJsonText(row.verdict),
    ...(unsureSince !== null && {unsureSince}),
    ...(by !== null && at !== null && {confirmation: {by, at}}),
  };
}
