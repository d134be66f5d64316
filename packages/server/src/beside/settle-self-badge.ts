/** A self-created badge is `documented` or `endorsed` by what stands beside it: kept in step with that. */
import type {AwardRow} from '../awards/award-view.js';
import type {Session} from '../store/open-store.js';

/** Does nothing for other badges, nor for one that is not published. */
export async function settleSelfBadge(t: Session, award: AwardRow, now: Date): Promise<void> {
  if (award.pseudonym_id === null) return;
  const count = async (table: 'added_evidence' | 'endorsement'): Promise<number> => {
    const query = t
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('award_id', '=', award.id);
    const counted =
      table === 'endorsement' ? query.where('state' as never, 'in', ['accepted', 'signed'] as never) : query;
    return Number((await counted.executeTakeFirstOrThrow()).count);
  };
  const endorsements = await count('endorsement');
  const state =
    endorsements > 0 ? 'endorsed' : (await count('added_evidence')) > 0 ? 'documented' : 'published';
  await t
    .updateTable('self_badge')
    .set({state, updated_at: now.toISOString()})
    .where('award_id', '=', award.id)
    .where('state', 'in', ['published', 'documented', 'endorsed'])
    .execute();
}
