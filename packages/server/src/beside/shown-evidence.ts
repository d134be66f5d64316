/** What was put beside a badge and confirmed, for the links that show evidence. */
import {fileKindOf} from '@pepites/recognition';
import type {SharedEvidence, SharedFile} from '../shares/shared-evidence.js';
import type {Executor} from '../store/open-store.js';

export type ShownFile = SharedFile & {readonly storageKey: string};

/** In the order in which it was added. */
export async function shownEvidence(db: Executor, award: string): Promise<SharedEvidence[]> {
  const files = await shownFiles(db, award);
  const rows = await db
    .selectFrom('added_evidence')
    .select(['title', 'text', 'url', 'file_id'])
    .where('award_id', '=', award)
    .where('is_confirmed', '=', 1)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    question: row.title === '' ? 'Ajouté plus tard' : row.title,
    texts: row.text === null ? [] : row.text.split(/\n{2,}/),
    ...(row.url !== null && {link: row.url}),
    files: files.filter(({id}) => id === row.file_id),
  }));
}

export async function shownFiles(db: Executor, award: string): Promise<ShownFile[]> {
  const rows = await db
    .selectFrom('added_evidence')
    .innerJoin('file', 'file.id', 'added_evidence.file_id')
    .select(['file.id', 'file.media_type', 'file.bytes', 'file.storage_key'])
    .where('added_evidence.award_id', '=', award)
    .where('added_evidence.is_confirmed', '=', 1)
    .where((eb) => eb.or([eb('file.scan', 'is', null), eb('file.scan', '=', 'clean')]))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: fileKindOf(row.media_type),
    mediaType: row.media_type,
    bytes: row.bytes,
    storageKey: row.storage_key,
  }));
}
