/** Applies which badges of a structure are made on another platform: exactly those of the file. What was made there stays there. */
import type {ApplyLine} from '@pepites/recognition';
import {type Change, lineFor} from '../definitions/change.js';
import {toJsonText} from '../store/json-text.js';

export async function applyMade(change: Change): Promise<{
  readonly lines: ApplyLine[];
  /** By their id here. */ readonly links: ReadonlyMap<string, string>;
}> {
  const {t, structure, now} = change;
  const rows = await t
    .selectFrom('elsewhere_made')
    .selectAll()
    .where('structure_id', '=', structure.id)
    .orderBy('badge_id')
    .execute();
  const wanted = structure.issuedThrough;
  const lines: ApplyLine[] = [];
  const links = new Map<string, string>();
  for (const badge of wanted?.makes ?? []) {
    if (!wanted) continue;
    const row = rows.find(({badge_id: id}) => id === badge);
    const values = {platform: wanted.platform, alias: wanted.alias ?? null};
    const before = row && {platform: row.platform, alias: row.alias};
    const line = lineFor(change, 'issuedThrough', badge, {before, after: values});
    lines.push(line);
    if (row && row.their_badge !== null) links.set(badge, row.their_badge);
    if (line.action === 'keep') continue;
    const updated = {...values, updated_at: now.toISOString()};
    await t
      .insertInto('elsewhere_made')
      .values({
        structure_id: structure.id,
        badge_id: badge,
        ...updated,
        their_badge: null,
        was_sent: 0,
        busy_until: null,
        sent: toJsonText({}),
        seen: toJsonText({}),
      })
      .onConflict((conflict) => conflict.columns(['structure_id', 'badge_id']).doUpdateSet(updated))
      .execute();
  }
  for (const {badge_id: badge} of rows) {
    if (wanted?.makes?.includes(badge)) continue;
    // One that is linked by its id from now on is told as such.
    if (!wanted || !Object.hasOwn(wanted.badges, badge))
      lines.push({action: 'remove', kind: 'issuedThrough', structure: structure.id, id: badge});
    await t
      .deleteFrom('elsewhere_made')
      .where('structure_id', '=', structure.id)
      .where('badge_id', '=', badge)
      .execute();
  }
  return {lines, links};
}
