/** Takes a badge back: its bit in the status list is set, and from then on every verifier refuses it. */
import {minMessageLength} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {ServerError} from '../errors.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import type {AwardRow} from './award-view.js';
import {revokeStatus} from '../issuing/status-list.js';
import {takeBack} from './take-back.js';

export interface Revoked {
  readonly award: string;
  readonly structure: string;
  readonly badge: string;
}

/** By the operator. @throws {ServerError} ERR_AWARD_UNKNOWN, ERR_AWARD_REVOKED */
export async function revokeAward(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {award, reason}: {readonly award: string; readonly reason: string},
): Promise<Revoked> {
  // A badge says `urn:uuid:…` of itself; both forms are taken.
  const id = award.replace(/^urn:uuid:/, '').toLowerCase();
  const at = now();
  return db.transaction().execute(async (t) => {
    const row = await t.selectFrom('award').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return revokeErased(t, id, at);
    if (row.state === 'revoked')
      throw new ServerError('ERR_AWARD_REVOKED', `The award ${id} is revoked already.`);
    await revokeInWorld(t, row, {by: {kind: 'operator'}, reason: reason.trim(), at});
    return {award: id, structure: row.structure_id, badge: row.badge_id};
  });
}

/** By the lead. @throws {Refusal} AWARD_UNKNOWN, AWARD_NOT_VALID when it is revoked already, REASON_REQUIRED */
export async function revokeByLead(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {
    structure,
    award,
    reason,
    lead,
  }: {readonly structure: string; readonly award: string; readonly reason: string; readonly lead: string},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await t.selectFrom('award').selectAll().where('id', '=', award).executeTakeFirst();
    if (row?.structure_id !== structure) throw new Refusal('AWARD_UNKNOWN');
    if (row.state === 'revoked') throw new Refusal('AWARD_NOT_VALID');
    // Badges of every mode, so that the person always learns why; the machine of reviewed ones asks the same.
    if (reason.trim().length < minMessageLength) throw new Refusal('REASON_REQUIRED');
    await revokeInWorld(t, row, {by: lead, reason: reason.trim(), at});
  });
}

interface Revocation {
  readonly by: Parameters<typeof noteAct>[1]['by'];
  readonly reason: string;
  readonly at: Date;
}

async function revokeInWorld(t: Session, row: AwardRow, {by, reason, at}: Revocation): Promise<void> {
  await takeBack(t, row, {reason, at});
  const {structure_id: structure, person_id: person, id} = row;
  const badge = await readBadge(t, structure, row.badge_id);
  await notify(t, {
    structure,
    to: {person},
    kind: 'badgeRevoked',
    details: {badgeName: badge.name, reason},
    key: `badgeRevoked:${id}`,
    now: at,
  });
  await noteAct(t, {structure, by, act: 'award.revoked', about: person, object: id, at});
}

/** The row, the bit and what rests on them, whatever the reason; its request is told by who calls. */
export async function takeOutOfWorld(
  t: Session,
  row: AwardRow,
  {at, ...why}: {readonly revoke_reason?: string; readonly refused_at?: string; readonly at: Date},
): Promise<void> {
  await takeBack(t, row, {
    reason: why.revoke_reason ?? '',
    at,
    tellsRequest: false,
    ...(why.refused_at !== undefined && {refusedAt: why.refused_at}),
  });
}

/** Whoever held it was erased here and may still carry it: its bit in the list is all that is left to set. */
async function revokeErased(t: Session, id: string, at: Date): Promise<Revoked> {
  const row = await t.selectFrom('erased_award').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ServerError('ERR_AWARD_UNKNOWN', `There is no award ${id}.`);
  if (row.revoked_at !== null)
    throw new ServerError('ERR_AWARD_REVOKED', `The award ${id} is revoked already.`);
  await t.updateTable('erased_award').set({revoked_at: at.toISOString()}).where('id', '=', id).execute();
  if (row.status_index !== null) await revokeStatus(t, row.structure_id, row.status_index);
  return {award: id, structure: row.structure_id, badge: row.badge_id};
}
