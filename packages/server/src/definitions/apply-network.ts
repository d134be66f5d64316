/**
 * Applies which network a structure belongs to. Memberships that people made by invitation are none of the file's business, unless it names
 * their network: then they are the file's, which is a change, since people can end them no more.
 */
import type {ApplyLine} from '@pepites/recognition';
import {enqueueEvaluationsOf} from '../issuing/topics/evaluate-key.js';
import {type Change, lineFor} from './change.js';

/** To be run once all structures of the definition exist. */
export async function applyNetwork(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now} = change;
  const rows = await t
    .selectFrom('network_membership')
    .selectAll()
    .where('structure_id', '=', structure.id)
    .execute();
  const since = now.toISOString();
  const lines: ApplyLine[] = [];
  const wanted = structure.network;
  if (wanted !== undefined) {
    const row = rows.find((one) => one.network_id === wanted);
    const isJoined = row?.state === 'joined';
    const before = isJoined ? {source: row.source} : undefined;
    const line = lineFor(change, 'network', wanted, {before, after: {source: 'file'}});
    lines.push(line);
    if (line.action !== 'keep') {
      const values = {state: 'joined', source: 'file', since: isJoined ? row.since : since} as const;
      await t
        .insertInto('network_membership')
        .values({structure_id: structure.id, network_id: wanted, ...values})
        .onConflict((conflict) => conflict.columns(['structure_id', 'network_id']).doUpdateSet(values))
        .execute();
    }
    if (!isJoined) await enqueueEvaluationsOf(t, {structure: structure.id, network: wanted, now});
  }
  for (const row of rows) {
    if (row.network_id === wanted || row.source !== 'file' || row.state !== 'joined') continue;
    lines.push({action: 'remove', kind: 'network', structure: structure.id, id: row.network_id});
    await t
      .updateTable('network_membership')
      .set({state: 'left', since})
      .where('structure_id', '=', structure.id)
      .where('network_id', '=', row.network_id)
      .execute();
  }
  return lines;
}
