/** An award as the rules on what is put beside it see it, and who may come near it. */
import type {HeldAward} from '@pepites/recognition';
import {type AwardRow, readAward} from '../awards/award-view.js';
import {type KnownBadge, readBadge} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Executor} from '../store/open-store.js';

export interface Near {
  readonly row: AwardRow;
  readonly held: HeldAward;
  readonly badge: KnownBadge;
  readonly isHolder: boolean;
  readonly isAdviser: boolean;
}

export interface Sought {
  readonly structure: string;
  readonly award: string;
  readonly caller: Caller;
}

/** @throws {Refusal} AWARD_UNKNOWN, unless the caller holds it or advises people here */
export async function nearAward(db: Executor, {structure, award, caller}: Sought): Promise<Near> {
  const row = await readAward(db, award);
  if (row.structure_id !== structure) throw new Refusal('AWARD_UNKNOWN');
  const isHolder = row.person_id === caller.person;
  const isStaff = caller.roles.includes('adviser') || caller.roles.includes('lead');
  const isAdviser = isStaff && caller.scopes.includes('review');
  if (!isHolder && !isAdviser) throw new Refusal('AWARD_UNKNOWN');
  const {held, badge} = await heldAward(db, row);
  return {row, held, badge, isHolder, isAdviser};
}

export async function heldAward(
  db: Executor,
  row: AwardRow,
): Promise<{readonly held: HeldAward; readonly badge: KnownBadge}> {
  const badge = await readBadge(db, row.structure_id, row.badge_id);
  const held: HeldAward = {
    id: row.id,
    holder: row.person_id,
    state: row.state,
    ...(row.valid_until !== null && {validUntil: row.valid_until}),
    ...(badge.moment && {moment: badge.moment}),
    isSelfCreated: badge.process.mode === 'selfCreated',
  };
  return {held, badge};
}
