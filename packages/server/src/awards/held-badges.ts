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

/** All that the person holds here, valid and signed. */
export async function heldBadges(db: Executor, holder: Holder): Promise<HeldBadge[]> {
  return readHeld(db, holder, undefined);
}

/** Those of these badges that the person holds, valid and signed; read by index. */
export async function heldAmong(
  db: Executor,
  holder: Holder,
  badges: readonly string[],
): Promise<HeldBadge[]> {
  return readHeld(db, holder, badges);
}

async function readHeld(
  db: Executor,
  holder: Holder,
  badges: readonly string[] | undefined,
): Promise<HeldBadge[]> {
  let query = db
    .selectFrom('award')
    .select(['id', 'badge_id', 'awarded_at'])
    .where('structure_id', '=', holder.structure)
    .where('person_id', '=', holder.person)
    // What somebody received for an organisation is not theirs.
    .where('organisation_id', 'is', null)
    .where('state', 'in', holder.isSigningEnough === true ? ['issued', 'signing'] : ['issued'])
    .where('suspended_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', holder.now.toISOString())]))
    .orderBy('awarded_at');
  if (badges) query = query.where('badge_id', 'in', [...new Set(badges)]);
  const rows = await query.execute();
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
