/** Writes down a badge of another issuer that was verified: a new one, or another copy of one that is there. */
import {firstLookAgain} from '@pepites/recognition';
import type {ForeignBadgeRow} from '../awards/foreign-badges.js';
import {toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import type {CheckedBadge} from './check.js';
import {settleKeys, settleLook} from './settle-look.js';

export async function addBadge(
  t: Session,
  {structure, person}: {readonly structure: string; readonly person: string},
  checked: CheckedBadge,
  now: Date,
): Promise<ForeignBadgeRow> {
  const stored = await t
    .insertInto('foreign_badge')
    .values({
      id: crypto.randomUUID(),
      structure_id: structure,
      person_id: person,
      issuer_id: checked.issuer,
      verdict: toJsonText(checked.verdict),
      checked_at: now.toISOString(),
      unsure_since: null,
      next_look_at: firstLookAgain(checked, now) ?? null,
      confirmed_by: null,
      confirmed_at: null,
      created_at: now.toISOString(),
      ...saidBy(checked),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await settleKeys(t, stored, now);
  return stored;
}

/** The same badge of the same issuer, signed again. */
export async function replaceBadge(
  t: Session,
  row: ForeignBadgeRow,
  checked: CheckedBadge,
  now: Date,
): Promise<void> {
  const stored = await t
    .updateTable('foreign_badge')
    .set(saidBy(checked))
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await settleLook(t, stored, checked, now);
}

function saidBy(checked: CheckedBadge) {
  return {
    issuer_name: checked.issuerName,
    achievement_id: checked.achievement,
    name: checked.name,
    awarded_at: checked.awardedAt,
    valid_until: checked.validUntil ?? null,
    credential: checked.credential,
    credential_hash: checked.hash,
  };
}
