/** Applies badges and pathways. What the file no longer has stays: badges that were given go on referring to it. */
import {publishBadge} from '../catalogue/publish-badge.js';
import type {ApplyLine, PathwayFault} from '@pepites/recognition';
import {ServerError} from '../errors.js';
import {publishVersion, versionFaults} from '../pathways/versions.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {type Change, lineFor} from './change.js';
import type {ApplyKind} from './plan.js';

export async function applyBadges(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now, images} = change;
  // As an export has them.
  const rows = await t
    .selectFrom('badge')
    .selectAll()
    .where('structure_id', '=', structure.id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const lines: ApplyLine[] = [];
  for (const [position, badge] of structure.badges.entries()) {
    const image = images.get(`${structure.id}/${badge.id}`);
    if (!image) throw new Error(`No image was prepared for ${structure.id}/${badge.id}`);
    const place = rows.findIndex(({id}) => id === badge.id);
    const row = rows[place];
    const line = lineFor(change, 'badge', badge.id, {
      before: row && {...fromJsonText(row.definition), image: row.image_key, position: place},
      after: {...badge, image: image.key, position},
    });
    lines.push(line);
    if (line.action === 'keep') continue;
    await publishBadge(t, {structure: structure.id, badge, image, position, now});
  }
  await placeBadges(change, rows);
  return [...lines, ...missing(change, 'badge', rows, structure.badges)];
}

/** Those that the file no longer has come after those of the file: else two would have one place, and an export another order than the file. */
async function placeBadges(
  {t, structure}: Change,
  rows: readonly {readonly id: string; readonly position: number}[],
): Promise<void> {
  const inFile = structure.badges.map(({id}) => id);
  const others = rows.map(({id}) => id).filter((id) => !inFile.includes(id));
  for (const [position, id] of [...inFile, ...others].entries()) {
    if (rows.find((row) => row.id === id)?.position === position) continue;
    await t
      .updateTable('badge')
      .set({position})
      .where('structure_id', '=', structure.id)
      .where('id', '=', id)
      .execute();
  }
}

export async function applyPathways(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now} = change;
  const rows = await t.selectFrom('pathway').selectAll().where('structure_id', '=', structure.id).execute();
  const lines: ApplyLine[] = [];
  for (const pathway of structure.pathways) {
    const row = rows.find(({id}) => id === pathway.id);
    const line = lineFor(change, 'pathway', pathway.id, {
      before: row && fromJsonText(row.definition),
      after: pathway,
    });
    lines.push(line);
    if (line.action === 'keep') continue;
    const faults = versionFaults(row && fromJsonText(row.definition), pathway);
    if (faults.length > 0) throw unpublishable(change, pathway.id, faults);
    await publishVersion(t, {structure: structure.id, pathway, now});
    const values = {
      definition: toJsonText(pathway),
      shared: pathway.shared === true ? 1 : 0,
      updated_at: now.toISOString(),
    } as const;
    await t
      .insertInto('pathway')
      .values({structure_id: structure.id, id: pathway.id, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'id']).doUpdateSet(values))
      .execute();
  }
  return [...lines, ...missing(change, 'pathway', rows, structure.pathways)];
}

function unpublishable({structure}: Change, pathway: string, faults: readonly PathwayFault[]): ServerError {
  const problems = faults.map(({code, path, sentence}) => ({
    at: [structure.id, 'pathways', pathway, ...path].join('.'),
    code,
    detail: sentence,
  }));
  return new ServerError('ERR_DEFINITION_INVALID', 'A published pathway cannot be changed this way.', {
    problems,
  });
}

function missing(
  {structure}: Change,
  kind: ApplyKind,
  rows: readonly {readonly id: string}[],
  inFile: readonly {readonly id: string}[],
): ApplyLine[] {
  return rows
    .filter((row) => !inFile.some(({id}) => id === row.id))
    .map((row) => ({action: 'keep', kind, structure: structure.id, id: row.id, isMissingFromFile: true}));
}
