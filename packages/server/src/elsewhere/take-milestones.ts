/** Takes up key badges as another platform has them. One that is not told may be there all the same: it stays. */
import type {IssuingPlatformId, MilestoneElsewhere} from '@pepites/recognition';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {type ChangeElsewhere, changeOf, type TakenUp} from './change-elsewhere.js';

export async function takeMilestones(
  {t, platform, now}: {readonly t: Session; readonly platform: IssuingPlatformId; readonly now: string},
  items: readonly MilestoneElsewhere[],
): Promise<TakenUp> {
  const rows = await t
    .selectFrom('elsewhere_milestone')
    .selectAll()
    .where('platform', '=', platform)
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const changes: ChangeElsewhere[] = [];
  for (const {id, ...after} of items) {
    const row = known.get(id);
    const change = changeOf('milestones', id, {
      before: row && {
        name: row.name,
        badge: row.their_badge,
        minRequired: row.min_required,
        required: fromJsonText(row.required),
      },
      after,
    });
    if (!change) continue;
    changes.push({...change, name: after.name});
    const values = {
      name: after.name,
      their_badge: after.badge,
      min_required: after.minRequired,
      required: toJsonText(after.required),
      updated_at: now,
    };
    await t
      .insertInto('elsewhere_milestone')
      .values({platform, id, ...values})
      .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet(values))
      .execute();
  }
  return {changes, kept: items.length - changes.length, unknownPeople: 0};
}
