/** Which badges a person holds: given, not taken back, not past their date. */
import type {HeldBadge} from '@pepites/recognition';
import type {AwardState} from '../store/domain-types.js';
import {keptQuery} from '../store/kept-query.js';
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
  return (await awardsHeld(db, givenFor(holder))).map(asHeld);
}

/** Those of these badges that the person holds, valid and signed; read by index. */
export async function heldAmong(
  db: Executor,
  holder: Holder,
  badges: readonly string[],
): Promise<HeldBadge[]> {
  return (await awardsAmong(db, {...givenFor(holder), badges: [...new Set(badges)]})).map(asHeld);
}

interface Given {
  readonly structure: string;
  readonly person: string;
  readonly states: readonly AwardState[];
  readonly now: string;
}

function givenFor({structure, person, now, isSigningEnough}: Holder): Given {
  const states: readonly AwardState[] = isSigningEnough === true ? ['issued', 'signing'] : ['issued'];
  return {structure, person, states, now: now.toISOString()};
}

const awardsOf = (db: Executor, {structure, person, states, now}: Given) =>
  db
    .selectFrom('award')
    .select(['id', 'badge_id', 'awarded_at'])
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    // What somebody received for an organisation is not theirs.
    .where('organisation_id', 'is', null)
    .where('state', 'in', states)
    .where('suspended_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('awarded_at');

const awardsHeld = keptQuery(awardsOf);

const awardsAmong = keptQuery((db, {badges, ...given}: Given & {readonly badges: readonly string[]}) =>
  awardsOf(db, given).where('badge_id', 'in', badges),
);

function asHeld(row: {id: string; badge_id: string; awarded_at: string}): HeldBadge {
  return {badge: row.badge_id, award: row.id, awardedAt: row.awarded_at};
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
