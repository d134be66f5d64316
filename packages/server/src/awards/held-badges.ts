/** Which badges a person holds: given, not taken back, not past their date. */
import type {HeldBadge} from '@pepites/recognition';
import type {Executor} from '../store/open-store.js';

interface Holder {
  readonly structure: string;
  readonly person: string;
  readonly now: Date;
  /** Also those that are decided but not signed yet: enough to refuse a second one, not to show or count one. */
  readonly isSigningEnough?: boolean;
}

/** Those of these badges that the person holds, valid and signed; read by index. */
export async function heldAmong(
  db: Executor,
  holder: Holder,
  badges: readonly string[],
): Promise<HeldBadge[]> {
  const rows = await db
    .selectFrom('award')
    .select(['id', 'badge_id', 'awarded_at'])
    .where('structure_id', '=', holder.structure)
    .where('person_id', '=', holder.person)
    .where('badge_id', 'in', [...new Set(badges)])
    // What somebody received for an organisation is not theirs.
    .where('organisation_id', 'is', null)
    .where('state', 'in', holder.isSigningEnough === true ? ['issued', 'signing'] : ['issued'])
    .where('suspended_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', holder.now.toISOString())]))
    .orderBy('awarded_at')
    .execute();
  return rows.map((row) => ({badge: row.badge_id, award: row.id, awardedAt: row.awarded_at}));
}

export async function holdsBadge(db: Executor, holder: Holder & {readonly badge: string}): Promise<boolean> {
  const row = await db
    .selectFrom('award')
    .select('id')
    .where('structure_id', '=', holder.structure)
    .where('person_id', '=', holder.person)
    .where('badge_id', '=', holder.badge)
    .where('organisation_id', 'is', null)
    .where('state', 'in', ['issued', 'signing'])
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', holder.now.toISOString())]))
    .executeTakeFirst();
  return row !== undefined;
}
