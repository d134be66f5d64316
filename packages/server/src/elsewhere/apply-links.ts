/** Applies which badges of a structure are given on another platform too: exactly those of the file. */
import type {ApplyLine} from '@pepites/recognition';
import {type Change, lineFor} from '../definitions/change.js';
import {applyMade} from './apply-made.js';

export async function applyIssuedThrough(change: Change): Promise<ApplyLine[]> {
  const {t, structure} = change;
  const made = await applyMade(change);
  const rows = await t
    .selectFrom('elsewhere_link')
    .selectAll()
    .where('structure_id', '=', structure.id)
    .orderBy('badge_id')
    .execute();
  const wanted = structure.issuedThrough;
  const lines: ApplyLine[] = [...made.lines];
  for (const [badge, theirs] of [...Object.entries(wanted?.badges ?? {}), ...made.links]) {
    if (!wanted) continue;
    const values = {platform: wanted.platform, their_badge: theirs, alias: wanted.alias ?? null};
    const row = rows.find(({badge_id: id}) => id === badge);
    const before = row && {platform: row.platform, their_badge: row.their_badge, alias: row.alias};
    const line = lineFor(change, 'issuedThrough', badge, {before, after: values});
    // What is made there has its line already.
    if (!made.links.has(badge)) lines.push(line);
    if (line.action === 'keep') continue;
    await t
      .insertInto('elsewhere_link')
      .values({structure_id: structure.id, badge_id: badge, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'badge_id']).doUpdateSet(values))
      .execute();
  }
  for (const {badge_id: badge} of rows) {
    if (made.links.has(badge) || (wanted && Object.hasOwn(wanted.badges, badge))) continue;
    const isTold = lines.some(({id}) => id === badge);
    if (!isTold) lines.push({action: 'remove', kind: 'issuedThrough', structure: structure.id, id: badge});
    await t
      .deleteFrom('elsewhere_link')
      .where('structure_id', '=', structure.id)
      .where('badge_id', '=', badge)
      .execute();
  }
  return lines;
}
