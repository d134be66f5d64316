/** Decides that an award is given on another platform too, or taken back there: written in the transaction that the reason is. */
import type {AwardRow} from '../awards/award-view.js';
import type {Session} from '../store/open-store.js';

type Named = Pick<AwardRow, 'id' | 'structure_id' | 'badge_id' | 'organisation_id' | 'pseudonym_id'>;

/** The holder has said yes: where the structure says so, the platform is told. Once, however often this is called. */
export async function queueElsewhere(t: Session, award: Named, now: Date): Promise<void> {
  // It names a person there: not an organisation, and not the pseudonym of a badge of one's own.
  if (award.organisation_id !== null || award.pseudonym_id !== null) return;
  const link = await t
    .selectFrom('elsewhere_link')
    .selectAll()
    .where('structure_id', '=', award.structure_id)
    .where('badge_id', '=', award.badge_id)
    .executeTakeFirst();
  if (!link) return;
  const at = now.toISOString();
  await t
    .insertInto('elsewhere_issue')
    .values({
      award_id: award.id,
      structure_id: award.structure_id,
      platform: link.platform,
      their_badge: link.their_badge,
      alias: link.alias,
      state: 'waiting',
      wants_revoked: 0,
      was_sent: 0,
      busy_until: null,
      next_try_at: at,
      failures: 0,
      last_error: null,
      event: null,
      assertion: null,
      assertion_url: null,
      receive_url: null,
      is_received: 0,
      is_in_wallet: null,
      created_at: at,
      issued_at: null,
      looked_at: null,
    })
    .onConflict((conflict) => conflict.column('award_id').doNothing())
    .execute();
}

/** Taken back here: there too. What may have arrived is looked for first, also where it was refused when it was sent again. */
export async function takeBackElsewhere(t: Session, award: string, now: Date): Promise<void> {
  await t
    .updateTable('elsewhere_issue')
    .set({wants_revoked: 1, failures: 0, next_try_at: now.toISOString()})
    .where('award_id', '=', award)
    .where('state', 'in', ['waiting', 'refused', 'issued'])
    .execute();
}
