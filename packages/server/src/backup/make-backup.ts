/**
 * A copy of the store and of the files that belong to it, made while the backend runs. The store is a file in it, wherever it came from.
 * The secret that seals the keys is never in it.
 */
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {ledgerFileName, writeLedger} from '../erasures/ledger-file.js';
import {ServerError} from '../errors.js';
import type {Services} from '../services.js';
import {openDiskStore} from '../files/disk-store.js';
import {filesName} from '../files/file-store.js';
import {type BackupNote, copyFiles, exists, noteName} from './copy.js';
import {copyBetween} from './copy-between.js';
import {writeFileStore} from './write-file-store.js';

type BackupServices = Pick<Services, 'db' | 'now' | 'publicUrl' | 'ledger' | 'files'>;

/** Folders that a backup is being made in: a second one would take the first one's from under it. */
const underWay = new Set<string>();

/**
 * The store first, as it is at one instant; then the files, which are never changed once written: every row of the copy has its file,
 * unless it was erased in between. Out of a bucket, too: whoever loses that has the backup.
 * @param folder absolute; must not exist
 * @throws {ServerError} ERR_BACKUP_FOLDER
 */
export async function makeBackup(
  services: BackupServices,
  place: {readonly folder: string; readonly dataDirectory: string},
): Promise<BackupNote> {
  const {folder} = place;
  if (underWay.has(folder))
    throw new ServerError('ERR_BACKUP_FOLDER', `A backup is being made in ${folder} already.`);
  underWay.add(folder);
  try {
    return await copyAll(services, place);
  } finally {
    underWay.delete(folder);
  }
}

async function copyAll(
  {db, now, publicUrl, ledger, files}: BackupServices,
  {folder, dataDirectory}: {readonly folder: string; readonly dataDirectory: string},
): Promise<BackupNote> {
  if (await exists(folder)) throw new ServerError('ERR_BACKUP_FOLDER', `${folder} exists already.`);
  if (!(await exists(dirname(folder))))
    throw new ServerError('ERR_BACKUP_FOLDER', `The folder ${dirname(folder)} does not exist.`);
  // Under another name until it is whole: what bears the name of a backup is one.
  const partial = `${folder}.partial`;
  await rm(partial, {recursive: true, force: true});
  await mkdir(partial, {mode: 0o700});
  // Before the copy: whoever is erased while it is made is erased after it.
  const note: BackupNote = {madeAt: now().toISOString(), publicUrl};
  await writeFileStore(db, partial);
  const copies = join(partial, filesName);
  await mkdir(copies, {mode: 0o700});
  if (files.place === 's3') await copyBetween(files, openDiskStore(copies));
  else await copyFiles(join(dataDirectory, filesName), copies);
  // With what older backups need to be restored: it may be all that is left.
  writeLedger(join(partial, ledgerFileName), ledger.read());
  await writeFile(join(partial, noteName), `${JSON.stringify(note, null, 2)}\n`, {mode: 0o600, flush: true});
  await rename(partial, folder);
  return note;
}
