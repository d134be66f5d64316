/** Takes a badge back: its bit in the status list is set, and from then on every verifier refuses it. */
import {advanceReviewed, minMessageLength} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {ServerError} from '../errors.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import {loadReviewed, saveReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import type {AwardRow} from './award-view.js';

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
  await takeOutOfWorld(t, row, {revoke_reason: reason, at});
  await tellRequest(t, row, reason, at);
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

/** The row and the bit, whatever the reason. */
export async function takeOutOfWorld(
  t: Session,
  row: AwardRow,
  {at, ...why}: {readonly revoke_reason?: string; readonly refused_at?: string; readonly at: Date},
): Promise<void> {
  await t
    .updateTable('award')
    .set({state: 'revoked', revoked_at: at.toISOString(), ...why})
    .where('id', '=', row.id)
    .execute();
  if (row.status_index !== null) await setRevoked(t, row.structure_id, row.status_index);
}

/** An operator may give a reason that is too short for people: the badge is revoked all the same. */
async function tellRequest(t: Session, row: AwardRow, reason: string, at: Date): Promise<void> {
  if (row.request_id === null) return;
  const request = await loadReviewed(t, row.request_id);
  const isToldWhy = reason.length >= minMessageLength;
  const next = isToldWhy
    ? advanceReviewed(request.machine, {type: 'revoke', reason}, at)
    : advanceReviewed({...request.machine, policy: undefined}, {type: 'revoke'}, at);
  if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
}

/** Whoever held it was erased here and may still carry it: its bit in the list is all that is left to set. */
async function revokeErased(t: Session, id: string, at: Date): Promise<Revoked> {
  const row = await t.selectFrom('erased_award').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ServerError('ERR_AWARD_UNKNOWN', `There is no award ${id}.`);
  if (row.revoked_at !== null)
    throw new ServerError('ERR_AWARD_REVOKED', `The award ${id} is revoked already.`);
  await t.updateTable('erased_award').set({revoked_at: at.toISOString()}).where('id', '=', id).execute();
  if (row.status_index !== null) await setRevoked(t, row.structure_id, row.status_index);
  return {award: id, structure: row.structure_id, badge: row.badge_id};
}

async function setRevoked(t: Session, structure: string, index: number): Promise<void> {
  await t
    .updateTable('status_entry')
    .set({is_revoked: 1})
    .where('structure_id', '=', structure)
    .where('list_index', '=', index)
    .execute();
  await t
    .updateTable('status_list')
    .set((eb) => ({revision: eb('revision', '+', 1)}))
    .where('structure_id', '=', structure)
    .execute();
}
