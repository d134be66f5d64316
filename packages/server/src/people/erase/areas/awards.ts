/** Badges that the person was given. The page and the bytes go; the holder's own copy stays good, and can still be taken back. */
import {hashToken} from '../../secret-tokens.js';
import type {Session} from '../../../store/open-store.js';
import {ownRows, type PersonalTable, type StoredRow} from '../personal-table.js';

export const awardTables: readonly PersonalTable[] = [
  {
    table: 'award',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    files: ['png_key'],
    hidden: ['png_key', 'issue_key'],
    json: ['counted_from'],
    documents: ['credential'],
    isTie: true,
    before: leaveTombstones,
  },
];

async function leaveTombstones(t: Session, rows: readonly StoredRow[], now: Date): Promise<void> {
  for (const row of rows) {
    const award = String(row['id']);
    await t
      .insertInto('erased_award')
      .values({
        id: award,
        structure_id: String(row['structure_id']),
        badge_id: String(row['badge_id']),
        // A badge that the person made themselves has a list of its own, which only they could change.
        status_index:
          typeof row['status_index'] === 'number' && row['pseudonym_id'] === null
            ? row['status_index']
            : null,
        awarded_on: String(row['awarded_at']).slice(0, 10),
        erased_at: now.toISOString(),
        revoked_at: typeof row['revoked_at'] === 'string' ? row['revoked_at'] : null,
        // What was suspended when it was erased stays so: nobody is left whom it could come back to.
        suspended_at: typeof row['suspended_at'] === 'string' ? row['suspended_at'] : null,
      })
      .execute();
    if (typeof row['share_token'] === 'string') await leaveGoneLink(t, row['share_token'], now);
    // A signature that is under way finds nothing to do, and what it made is deleted.
    await t.deleteFrom('outbox').where('unique_key', '=', `signAward:${award}`).execute();
  }
}

/** The link answers 410 from now on. Of its token only the hash is left. */
export async function leaveGoneLink(t: Session, token: string, now: Date): Promise<void> {
  await t
    .insertInto('gone_link')
    .values({token_hash: hashToken(token), gone_at: now.toISOString()})
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .execute();
}
