/** Evidence that is put beside a badge after it was issued. The badge's signature and date stay. */
import {
  type AddedEvidence,
  type AddedEvidenceView,
  addEvidence,
  confirmEvidence,
  mayRemoveEvidence,
  type NewEvidence,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {nearAward, type Near, type Sought} from './held-award.js';
import {settleSelfBadge} from './settle-self-badge.js';

type EvidenceRow = Selectable<Database['added_evidence']> & {readonly media_type: string | null};

/** @throws {Refusal} AWARD_UNKNOWN, NOT_THE_EARNER, AWARD_NOT_VALID, EVIDENCE_FIXED, EVIDENCE_LIMIT, FILE_UNKNOWN */
export async function putEvidence(
  {db, now}: Services,
  sought: Sought,
  evidence: NewEvidence,
): Promise<AddedEvidenceView> {
  const at = now();
  const {structure, caller} = sought;
  return db.transaction().execute(async (t) => {
    const near = await nearAward(t, sought);
    const id = crypto.randomUUID();
    const before = (await rowsOf(t, near.row.id)).map(asAdded);
    const given = {evidence: id, by: caller.person, isAdviser: near.isAdviser, before};
    const added = addEvidence(near.held, given, at);
    if (!added.ok) throw new Refusal(added.code);
    if (evidence.kind === 'file') await assertFree(t, sought, evidence.file);
    await t
      .insertInto('added_evidence')
      .values({
        id,
        award_id: near.row.id,
        kind: evidence.kind,
        title: evidence.title,
        text: evidence.kind === 'text' ? evidence.text : null,
        url: evidence.kind === 'link' ? evidence.url : null,
        file_id: evidence.kind === 'file' ? evidence.file : null,
        added_by: caller.person,
        added_at: at.toISOString(),
        is_confirmed: added.state.isConfirmed ? 1 : 0,
      })
      .execute();
    await settleSelfBadge(t, near.row, at);
    const about = near.row.person_id;
    await noteAct(t, {structure, by: caller.person, act: 'evidence.added', about, object: id, at});
    if (!added.state.isConfirmed)
      await notify(t, {
        structure,
        to: {person: about},
        kind: 'evidenceToConfirm',
        details: {badgeName: near.badge.name},
        key: `evidenceToConfirm:${id}`,
        now: at,
      });
    return view(await rowOf(t, near, id), sought);
  });
}

/** What is not confirmed is seen by the person and by who added it, and nobody else. @throws {Refusal} AWARD_UNKNOWN */
export async function listEvidence({db, now}: Services, sought: Sought): Promise<AddedEvidenceView[]> {
  const near = await nearAward(db, sought);
  const rows = (await rowsOf(db, near.row.id)).filter((row) => isVisible(near, row, sought));
  await noteReading(db, near, sought, now());
  return rows.map((row) => view(row, sought));
}

/** @throws {Refusal} AWARD_UNKNOWN, EVIDENCE_UNKNOWN */
export async function readEvidenceFile(
  {db, files, now}: Services,
  sought: Sought & {readonly evidence: string},
): Promise<{mediaType: string; bytes: Uint8Array}> {
  const near = await nearAward(db, sought);
  const row = await rowOf(db, near, sought.evidence);
  if (row.file_id === null || !isVisible(near, row, sought)) throw new Refusal('EVIDENCE_UNKNOWN');
  const file = await db
    .selectFrom('file')
    .select(['storage_key', 'media_type'])
    .where('id', '=', row.file_id)
    .where((eb) => eb.or([eb('scan', 'is', null), eb('scan', '=', 'clean')]))
    .executeTakeFirst();
  if (!file) throw new Refusal('EVIDENCE_UNKNOWN');
  await noteReading(db, near, sought, now());
  return {mediaType: file.media_type, bytes: await files.get(file.storage_key)};
}

/** @throws {Refusal} AWARD_UNKNOWN, EVIDENCE_UNKNOWN, NOT_THE_EARNER */
export async function confirmAddedEvidence(
  {db, now}: Services,
  sought: Sought & {readonly evidence: string},
): Promise<AddedEvidenceView> {
  return db.transaction().execute(async (t) => {
    const near = await nearAward(t, sought);
    const row = await rowOf(t, near, sought.evidence);
    if (!isVisible(near, row, sought)) throw new Refusal('EVIDENCE_UNKNOWN');
    const next = confirmEvidence(near.held, asAdded(row), sought.caller.person);
    if (!next.ok) throw new Refusal(next.code);
    await t.updateTable('added_evidence').set({is_confirmed: 1}).where('id', '=', row.id).execute();
    await settleSelfBadge(t, near.row, now());
    return view({...row, is_confirmed: 1}, sought);
  });
}

/** Its file goes with the files that nothing names. @throws {Refusal} AWARD_UNKNOWN, EVIDENCE_UNKNOWN */
export async function removeEvidence(
  {db, now}: Services,
  sought: Sought & {readonly evidence: string},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const near = await nearAward(t, sought);
    const row = await rowOf(t, near, sought.evidence);
    if (!mayRemoveEvidence(near.held, asAdded(row), sought.caller.person))
      throw new Refusal('EVIDENCE_UNKNOWN');
    await t.deleteFrom('added_evidence').where('id', '=', row.id).execute();
    await settleSelfBadge(t, near.row, at);
    const {structure, caller} = sought;
    const about = near.row.person_id;
    await noteAct(t, {structure, by: caller.person, act: 'evidence.removed', about, object: row.id, at});
  });
}

/** The caller's own, sent here, and used for nothing else. @throws {Refusal} FILE_UNKNOWN */
async function assertFree(t: Session, {structure, caller}: Sought, file: string): Promise<void> {
  const row = await t
    .selectFrom('file')
    .leftJoin('added_evidence', 'added_evidence.file_id', 'file.id')
    .select(['file.id', 'added_evidence.id as taken'])
    .where('file.id', '=', file)
    .where('file.structure_id', '=', structure)
    .where('file.person_id', '=', caller.person)
    .where('file.request_id', 'is', null)
    .executeTakeFirst();
  if (!row || row.taken !== null) throw new Refusal('FILE_UNKNOWN');
}

async function rowsOf(db: Executor, award: string): Promise<EvidenceRow[]> {
  return db
    .selectFrom('added_evidence')
    .leftJoin('file', 'file.id', 'added_evidence.file_id')
    .selectAll('added_evidence')
    .select('file.media_type')
    .where('added_evidence.award_id', '=', award)
    .orderBy('added_evidence.added_at')
    .orderBy('added_evidence.id')
    .execute();
}

async function rowOf(db: Executor, near: Near, evidence: string): Promise<EvidenceRow> {
  const row = (await rowsOf(db, near.row.id)).find(({id}) => id === evidence);
  if (!row) throw new Refusal('EVIDENCE_UNKNOWN');
  return row;
}

function isVisible(near: Near, row: EvidenceRow, {caller}: Sought): boolean {
  return near.isHolder || row.is_confirmed === 1 || row.added_by === caller.person;
}

async function noteReading(db: Executor, near: Near, {structure, caller}: Sought, at: Date): Promise<void> {
  if (near.isHolder) return;
  const {id: object, person_id: about} = near.row;
  await noteAct(db, {structure, by: caller.person, act: 'evidence.read', about, object, at});
}

function asAdded(row: EvidenceRow): AddedEvidence {
  return {
    award: row.award_id,
    evidence: row.id,
    addedBy: row.added_by,
    addedAt: row.added_at,
    isConfirmed: row.is_confirmed === 1,
  };
}

function view(row: EvidenceRow, {caller}: Sought): AddedEvidenceView {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    ...(row.text !== null && {text: row.text}),
    ...(row.url !== null && {url: row.url}),
    ...(row.media_type !== null && {mediaType: row.media_type}),
    addedAt: row.added_at,
    isConfirmed: row.is_confirmed === 1,
    isMine: row.added_by === caller.person,
  };
}
