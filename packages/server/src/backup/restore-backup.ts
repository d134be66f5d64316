/** A backup becomes a data folder; and the list of erasures comes with it, so that whom it brings back is erased once more. */
import {constants} from 'node:fs';
import {access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type ErasureList, ledgerFileName, readLedger, writeLedger} from '../erasures/ledger-file.js';
import {ServerError} from '../errors.js';
import {storeFileName} from '../store/open-sqlite.js';
import {openStore} from '../store/open-store.js';
import {type BackupNote, copyFiles, exists, filesName, flush, noteName} from './copy.js';
import {intoPostgres, refuseUsedDatabase} from './into-postgres.js';

/** Lies in a data folder while a backup is put there. */
const underWayName = 'restoring';

export interface RestoreOptions {
  readonly folder: string;
  readonly dataDirectory: string;
  /** The store goes there, as `openBackend` is told; without it, it is a file in the data folder. */
  readonly databaseUrl?: string | undefined;
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
 * @throws {ServerError} ERR_BACKUP_FOLDER, ERR_DATA_NOT_EMPTY, ERR_ERASURES_UNREADABLE
 */
export async function restoreBackup({
  folder,
  dataDirectory,
  databaseUrl,
  erasureLedger = join(dataDirectory, ledgerFileName),
  erasures,
  now = () => new Date(),
}: RestoreOptions): Promise<RestoreReport> {
  const note = await readNote(folder);
  const lists = {
    ofBackup: readLedger(join(folder, ledgerFileName)),
    kept: [readLedger(erasureLedger), given(erasures)].filter((one) => one !== undefined),
  };
  await refuseUsedFolder(dataDirectory);
  if (databaseUrl !== undefined) await refuseUsedDatabase(databaseUrl);
  await mkdir(dataDirectory, {recursive: true, mode: 0o700});
  const mark = join(dataDirectory, underWayName);
  await writeFile(mark, '');
  await rm(join(dataDirectory, filesName), {recursive: true, force: true});
  const merged = mergeLists(lists, {madeAt: note.madeAt, now: now()});
  if (merged) writeLedger(erasureLedger, merged);
  await copyFiles(join(folder, filesName), join(dataDirectory, filesName));
  // Last, and whole at once: a folder without a store can be restored into again.
  const store = join(folder, storeFileName);
  if (databaseUrl === undefined) await putFile(store, join(dataDirectory, storeFileName));
  else await putInto(databaseUrl, store, dataDirectory);
  await rm(mark);
  return {...note, erasures: reportOf(lists.kept, note.madeAt)};
}

/** @throws {ServerError} ERR_DATA_NOT_EMPTY */
async function refuseUsedFolder(dataDirectory: string): Promise<void> {
  const [hasStore, hasFiles, brokeOff] = await Promise.all(
    [storeFileName, filesName, underWayName].map(async (name) => exists(join(dataDirectory, name))),
  );
  // Files that a restore left when it broke off belong to nobody yet; a store comes last, so one that is there is somebody's.
  if (!hasStore && (!hasFiles || brokeOff)) return;
  throw new ServerError(
    'ERR_DATA_NOT_EMPTY',
    `${dataDirectory} holds a store already: it is not overwritten.`,
  );
}

async function putFile(store: string, target: string): Promise<void> {
  await cp(store, `${target}.partial`);
  await flush(`${target}.partial`);
  await rename(`${target}.partial`, target);
}

/** An older backup is brought up to date first; the backup itself stays as it was made. */
async function putInto(databaseUrl: string, store: string, dataDirectory: string): Promise<void> {
  const folder = await mkdtemp(join(dataDirectory, 'restoring-'));
  try {
    await cp(store, join(folder, storeFileName));
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
