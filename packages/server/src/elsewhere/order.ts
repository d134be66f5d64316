/** What another platform is told of an award: whose it is, by the address that they have proven, and since when. */
import type {IssueOrder} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type IssueRow = Selectable<Database['elsewhere_issue']>;

/** `noAddress`: the person signs in without one; `gone`: the award is no longer there, or no longer good. */
export async function orderOf(db: Executor, row: IssueRow): Promise<IssueOrder | 'noAddress' | 'gone'> {
  const award = await db
    .selectFrom('award')
    .innerJoin('person', 'person.id', 'award.person_id')
    .select([
      'award.person_id',
      'award.state',
      'award.awarded_at',
      'award.valid_until',
      'person.display_name',
    ])
    .where('award.id', '=', row.award_id)
    .executeTakeFirst();
  if (award?.state !== 'issued') return 'gone';
  const address = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', award.person_id)
    .where('kind', '=', 'email')
    .where('used_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  if (!address) return 'noAddress';
  return {
    badge: row.their_badge,
    ...(row.alias !== null && {alias: row.alias}),
    email: address.subject,
    name: award.display_name,
    award: row.award_id,
    awardedAt: new Date(award.awarded_at),
    ...(award.valid_until !== null && {validUntil: new Date(award.valid_until)}),
  };
}
