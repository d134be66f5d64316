/** A copy of the store and of the files that belong to it, made while the backend runs. The secret that seals the keys is never in it. */
import {constants} from 'node:fs';
import {access, chmod, cp, mkdir, open, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {sql} from 'kysely';
import {ServerError} from '../errors.js';
import type {Services} from '../services.js';
import {storeFileName} from '../store/open-store.js';

const noteName = 'backup.json';
const filesName = 'files';

export interface BackupNote {
  readonly madeAt: string;
  readonly publicUrl: string;
}

/**
 * The store first, as it is at one instant; then the files, which are never changed once written: every row of the copy has its file,
 * unless it was erased in between.
 * @param folder absolute; must not exist
 * @throws {ServerError} ERR_BACKUP_FOLDER
 */
export async function makeBackup(
  {db, now, publicUrl}: Pick<Services, 'db' | 'now' | 'publicUrl'>,
  {folder, dataDirectory}: {readonly folder: string; readonly dataDirectory: string},
): Promise<BackupNote> {
  if (await exists(folder)) throw new ServerError('ERR_BACKUP_FOLDER', `${folder} exists already.`);
  if (!(await exists(dirname(folder))))
    throw new ServerError('ERR_BACKUP_FOLDER', `The folder ${dirname(folder)} does not exist.`);
  // Under another name until it is whole: what bears the name of a backup is one.
  const partial = `${folder}.partial`;
  await rm(partial, {recursive: true, force: true});
  await mkdir(partial, {mode: 0o700});
  const store = join(partial, storeFileName);
  await sql`vacuum into ${store}`.execute(db);
  await chmod(store, 0o600);
  await flush(store);
  await copyFiles(join(dataDirectory, filesName), join(partial, filesName));
  const note: BackupNote = {madeAt: now().toISOString(), publicUrl};
  await writeFile(join(partial, noteName), `${JSON.stringify(note, null, 2)}\n`, {mode: 0o600, flush: true});
  await rename(partial, folder);
  return note;
}

/**
 * Puts a backup in the place of a data folder that holds no store. Who opens it needs the secret that it was sealed with.
 * @throws {ServerError} ERR_BACKUP_FOLDER, ERR_DATA_NOT_EMPTY
 */
export async function restoreBackup({
  folder,
  dataDirectory,
}: {
  readonly folder: string;
  readonly dataDirectory: string;
}): Promise<BackupNote> {
  const note = await readNote(folder);
  for (const name of [storeFileName, filesName])
    if (await exists(join(dataDirectory, name)))
      throw new ServerError(
        'ERR_DATA_NOT_EMPTY',
        `${dataDirectory} holds a store already: it is not overwritten.`,
      );
  await mkdir(dataDirectory, {recursive: true, mode: 0o700});
  await copyFiles(join(folder, filesName), join(dataDirectory, filesName));
  // Last, and whole at once: a folder without a store can be restored into again.
  const target = join(dataDirectory, storeFileName);
  await cp(join(folder, storeFileName), `${target}.partial`);
  await flush(`${target}.partial`);
  await rename(`${target}.partial`, target);
  return note;
}

async function readNote(folder: string): Promise<BackupNote> {
  try {
    const note: unknown = JSON.parse(await readFile(join(folder, noteName), 'utf8'));
    await access(join(folder, storeFileName), constants.R_OK);
    if (typeof note === 'object' && note !== null && 'madeAt' in note && 'publicUrl' in note)
      return {madeAt: String(note.madeAt), publicUrl: String(note.publicUrl)};
  } catch (cause) {
    throw new ServerError('ERR_BACKUP_FOLDER', `${folder} is no backup that can be read.`, {cause});
  }
  throw new ServerError('ERR_BACKUP_FOLDER', `${folder} is no backup that can be read.`);
}

/** What a person erased a moment ago may be gone before it is copied. */
async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true, mode: 0o700});
  if (!(await exists(from))) return;
  for (;;) {
    try {
      await cp(from, to, {recursive: true, force: true});
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
