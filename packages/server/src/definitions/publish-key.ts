/** What applying a key badge does beside storing it: which badges it needs is indexed, and those who hold enough are looked for. */
import {type BadgeDefinition, requirementKey} from '@pepites/recognition';
import {enqueueEvaluation} from '../issuing/topics/evaluate-key.js';
import type {Session} from '../store/open-store.js';
import {changedMembers} from './plan.js';

export async function publishKey(
  t: Session,
  change: {
    readonly owner: string;
    readonly before: BadgeDefinition | undefined;
    readonly badge: BadgeDefinition;
    readonly now: Date;
  },
): Promise<void> {
  const {owner, before, badge, now} = change;
  const isKey = badge.process.mode === 'keyBadge';
  if (!isKey && before?.process.mode !== 'keyBadge') return;
  const isSameRule = before && changedMembers(before.process, badge.process).length === 0;
  if (isSameRule && before.shared === badge.shared) return;
  await t
    .deleteFrom('key_requirement')
    .where('structure_id', '=', owner)
    .where('key_badge', '=', badge.id)
    .execute();
  if (badge.process.mode !== 'keyBadge') return;
  for (const required of new Set(badge.process.requires.map(requirementKey)))
    await t
      .insertInto('key_requirement')
      .values({structure_id: owner, required, key_badge: badge.id})
      .execute();
  await enqueueEvaluation(t, {owner, badge: badge.id, isShared: badge.shared === true, now});
}
