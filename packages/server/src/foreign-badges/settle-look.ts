/** What a new look at a badge of another issuer changes: what was found is stored, and what rests on the badge follows. */
import {acceptForeignBadge, type ForeignChange, lookAgain, requirementKey} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {asForeignBadge, type ForeignBadgeRow} from '../awards/foreign-badges.js';
import {settleKeysOf} from '../awards/key-badges.js';
import {loseWhatRestsOn} from '../awards/take-back.js';
import {notify} from '../notifications/notify.js';
import {toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import type {CheckedBadge} from './check.js';

/** Said of the key badges that fall; of the badge itself nothing is said to who only sees them. */
const reason = 'Un badge d’un autre organisme, qui comptait pour celui-ci, ne compte plus.';

/** `undefined`: it could not be read where it is now. */
export type Look = CheckedBadge | undefined;

export async function settleLook(
  t: Session,
  row: ForeignBadgeRow,
  look: Look,
  now: Date,
): Promise<ForeignBadgeRow> {
  const before = asForeignBadge(row);
  const found = lookAgain(before, asFound(row, look), now);
  const stored = await store(t, row, {found, look, now});
  if (found.change === 'back') await settleKeys(t, stored, now);
  if (found.change === 'lost' || found.change === 'suspended') {
    if (acceptForeignBadge(before, [before]).ok) await tell(t, row, now);
    await loseWhatRestsOn(
      t,
      {
        counted: row.id,
        how: found.change === 'lost' ? 'revoked' : 'suspended',
        structure: row.structure_id,
        person: row.person_id,
        required: requiredBy(row),
      },
      {reason, at: now},
    );
  }
  return stored;
}

/** The key badges that ask for it are counted again. */
export async function settleKeys(t: Session, row: ForeignBadgeRow, now: Date): Promise<void> {
  const {structure_id: structure, person_id: person} = row;
  await settleKeysOf(t, {structure, person, required: [requiredBy(row)], now});
}

function requiredBy({issuer_id: issuer, achievement_id: achievement}: ForeignBadgeRow): string {
  return requirementKey({badge: '', mandatory: false, from: {issuer, achievement}});
}

/** What is at its address now may be another badge: then the one that was brought is no more. */
function asFound(row: ForeignBadgeRow, look: Look): Parameters<typeof lookAgain>[1] {
  if (!look) return {verdict: {policy: 'strict', outcome: 'undetermined', recipient: 'unknown'}};
  const {verdict, status, validUntil} = look;
  const isOther = look.issuer !== row.issuer_id || look.achievement !== row.achievement_id;
  return isOther && verdict.outcome === 'verified'
    ? {verdict: {...verdict, outcome: 'refused'}}
    : {verdict, status, validUntil};
}

async function store(
  t: Session,
  row: ForeignBadgeRow,
  {found, look, now}: {readonly found: ForeignChange; readonly look: Look; readonly now: Date},
): Promise<ForeignBadgeRow> {
  const {verdict, unsureSince} = found.badge;
  return t
    .updateTable('foreign_badge')
    .set({
      verdict: toJsonText(verdict),
      unsure_since: unsureSince ?? null,
      next_look_at: found.nextLookAt ?? null,
      // The day of what is known, not of a look that found nothing out.
      ...(unsureSince === undefined && {checked_at: now.toISOString()}),
      ...(look && verdict.outcome === 'verified' && {valid_until: look.validUntil ?? null}),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function tell(t: Session, row: ForeignBadgeRow, now: Date): Promise<void> {
  const {structure_id: structure, person_id: person} = row;
  await notify(t, {
    structure,
    to: {person},
    kind: 'foreignBadgeLost',
    details: {badgeName: {fr: row.name}, issuerName: row.issuer_name},
    key: `foreignBadgeLost:${row.id}:${now.toISOString()}`,
    now,
  });
  const by = {kind: 'system'} as const;
  await noteAct(t, {structure, by, act: 'foreignBadge.lost', about: person, object: row.id, at: now});
}
