/** Takes a badge back: its bit in the status list is set, and from then on every verifier refuses it. */
import {advanceReviewed} from '@pepites/recognition';
import {ServerError} from '../errors.js';
import {loadReviewed, saveReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';

export interface Revoked {
  readonly award: string;
  readonly structure: string;
  readonly badge: string;
}

/** @throws {ServerError} ERR_AWARD_UNKNOWN, ERR_AWARD_REVOKED */
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
    await t
      .updateTable('award')
      .set({state: 'revoked', revoked_at: at.toISOString(), revoke_reason: reason.trim()})
      .where('id', '=', id)
      .execute();
    if (row.status_index !== null) await setRevoked(t, row.structure_id, row.status_index);
    if (row.request_id !== null) {
      const request = await loadReviewed(t, row.request_id);
      const next = advanceReviewed(request.machine, {type: 'revoke'}, at);
      if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
    }
    return {award: id, structure: row.structure_id, badge: row.badge_id};
  });
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
