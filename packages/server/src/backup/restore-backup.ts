/** A backup becomes a data folder; and the list of erasures comes with it, so that whom it brings back is erased once more. */
import {constants} from 'node:fs';
import {access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type ErasureList, ledgerFileName, readLedger, writeLedger} from '../erasures/ledger-file.js';
import {ServerError} from '../errors.js';
import {storeFileName} from '../store/open-sqlite.js';
import {openStore} from '../store/open-store.js';
import {openDiskStore} from '../files/disk-store.js';
import {filesName, type FileKeeper, type FilesPlace, openKeeper} from '../files/file-store.js';
import type {S3Settings} from '../files/s3-settings.js';
import {type BackupNote, exists, copyFiles, flush, noteName} from './copy.js';
import {copyBetween} from './copy-between.js';
import {notePlaceIn} from './note-place.js';
import {intoPostgres, refuseUsedDatabase} from './into-postgres.js';

/** Lies in a data folder while a backup is put there. */
const underWayName = 'restoring';

export interface RestoreOptions {
  readonly folder: string;
  readonly dataDirectory: string;
  /** The store goes there, as `openBackend` is told; without it, it is a file in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** The files go there, as `openBackend` is told; without it, into the data folder. */
  readonly s3?: S3Settings | undefined;
  /** Where the backend keeps its list of erasures, as `openBackend` is told; read where it is there. */
  readonly erasureLedger?: string | undefined;
  /** Another list: of the data folder of before, or of a newer backup. */
  readonly erasures?: string | undefined;
  /** The clock. */
  readonly now?: (() => Date) | undefined;
}

/** What the lists that were found say of the time since the backup. The list that lies in the backup itself does not know of it. */
export interface RestoredErasures {
  /** It goes back to the backup; otherwise who was erased between that and `since` is in the store again. */
  readonly isWhole: boolean;
  readonly since: string;
  /** The last erasure that it knows of. */
  readonly last: string | undefined;
  /** They are done again when the backend is opened. */
  readonly afterBackup: number;
}

export interface RestoreReport extends BackupNote {
  /** undefined: no list was found, and whoever was erased since the backup is in the store again. */
  readonly erasures: RestoredErasures | undefined;
}

/**
 * Puts a backup in the place of a data folder that holds no store. Who opens it needs the secret that it was sealed with.
 * @throws {ServerError} ERR_BACKUP_FOLDER, ERR_DATA_NOT_EMPTY, ERR_ERASURES_UNREADABLE; ERR_S3_INVALID, ERR_S3_CLIENT_MISSING as `openBackend`
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const files = await openKeeper(options.dataDirectory, options.s3);
  try {
    return await restoreInto(files, options);
  } finally {
    files.close();
  }
}

async function restoreInto(
  files: FileKeeper,
  {
    folder,
    dataDirectory,
    databaseUrl,
    erasureLedger = join(dataDirectory, ledgerFileName),
    erasures,
    now = () => new Date(),
  }: RestoreOptions,
): Promise<RestoreReport> {
  const note = await readNote(folder);
  const lists = {
    ofBackup: readLedger(join(folder, ledgerFileName)),
    kept: [readLedger(erasureLedger), given(erasures)].filter((one) => one !== undefined),
  };
  await refuseUsed(dataDirectory, files);
  if (databaseUrl !== undefined) await refuseUsedDatabase(databaseUrl);
  await mkdir(dataDirectory, {recursive: true, mode: 0o700});
  const mark = join(dataDirectory, underWayName);
  await writeFile(mark, '');
  await rm(join(dataDirectory, filesName), {recursive: true, force: true});
  const merged = mergeLists(lists, {madeAt: note.madeAt, now: now()});
  if (merged) writeLedger(erasureLedger, merged);
  const copies = join(folder, filesName);
  if (files.place === 's3') await copyBetween(openDiskStore(copies), files);
  else await copyFiles(copies, join(dataDirectory, filesName));
  // Last, and whole at once: a folder without a store can be restored into again.
  const store = join(folder, storeFileName);
  const {place} = files;
  if (databaseUrl === undefined) await putFile(store, {target: join(dataDirectory, storeFileName), place});
  else await putInto(databaseUrl, {store, dataDirectory, place});
  await rm(mark);
  return {...note, erasures: reportOf(lists.kept, note.madeAt)};
}

/** @throws {ServerError} ERR_DATA_NOT_EMPTY */
async function refuseUsed(dataDirectory: string, files: FileKeeper): Promise<void> {
  const isThere = async (name: string): Promise<boolean> => exists(join(dataDirectory, name));
  const hasStore = await isThere(storeFileName);
  const brokeOff = await isThere(underWayName);
  const hasFiles = files.place === 's3' ? await holdsAny(files) : await isThere(filesName);
  // Files that a restore left when it broke off belong to nobody yet; a store comes last, so one that is there is somebody's.
  if (!hasStore && (!hasFiles || brokeOff)) return;
  throw new ServerError(
    'ERR_DATA_NOT_EMPTY',
    hasStore || files.place === 'disk'
      ? `${dataDirectory} holds a store already: it is not overwritten.`
      : 'The bucket (PEPITES_S3_BUCKET) holds files already: they are not overwritten.',
  );
}

async function holdsAny(files: FileKeeper): Promise<boolean> {
  for await (const _ of files.all()) return true;
  return false;
}

interface Put {
  /** Where its files are now, whatever they were when the backup was made. */
  readonly place: FilesPlace;
}

async function putFile(store: string, {target, place}: Put & {readonly target: string}): Promise<void> {
  await cp(store, `${target}.partial`);
  notePlaceIn(`${target}.partial`, place);
  await flush(`${target}.partial`);
  await rename(`${target}.partial`, target);
}

/** An older backup is brought up to date first; the backup itself stays as it was made. */
async function putInto(
  databaseUrl: string,
  {store, dataDirectory, place}: Put & {readonly store: string; readonly dataDirectory: string},
): Promise<void> {
  const folder = await mkdtemp(join(dataDirectory, 'restoring-'));
  try {
    await cp(store, join(folder, storeFileName));
    notePlaceIn(join(folder, storeFileName), place);
    const file = await openStore(folder);
    try {
      await intoPostgres(file, databaseUrl);
    } finally {
      await file.destroy();
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** @throws {ServerError} ERR_ERASURES_UNREADABLE */
function given(path: string | undefined): ErasureList | undefined {
  if (path === undefined) return undefined;
  const list = readLedger(path);
  if (!list) throw new ServerError('ERR_ERASURES_UNREADABLE', `There is no list of erasures ${path}.`);
  return list;
}

interface Lists {
  readonly ofBackup: ErasureList | undefined;
  readonly kept: readonly ErasureList[];
}

/** All that is known; whole only from when on one list goes on to this day. */
function mergeLists(
  {ofBackup, kept}: Lists,
  {madeAt, now}: {readonly madeAt: string; readonly now: Date},
): ErasureList | undefined {
  const all = [...kept, ...(ofBackup ? [ofBackup] : [])];
  if (all.length === 0) return undefined;
  const erasures = new Map(all.flatMap((list) => list.erasures.map((one) => [one.id, one])));
  const earliest = (lists: readonly ErasureList[]): string => lists.map(({since}) => since).sort()[0] ?? '';
  const isWhole = kept.some(({since}) => since <= madeAt);
  const since = isWhole ? earliest(all) : kept.length > 0 ? earliest(kept) : now.toISOString();
  return {since, erasures: [...erasures.values()]};
}

function reportOf(kept: readonly ErasureList[], madeAt: string): RestoredErasures | undefined {
  if (kept.length === 0) return undefined;
  const lines = new Map(kept.flatMap((list) => list.erasures.map((one) => [one.id, one])));
  const later = [...lines.values()].filter(({at}) => at >= madeAt);
  return {
    isWhole: kept.some(({since}) => since <= madeAt),
    since: kept.map(({since}) => since).sort()[0] ?? '',
    last: [...lines.values()]
      .map(({at}) => at)
      .sort()
      .at(-1),
    afterBackup: later.length,
  };
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
