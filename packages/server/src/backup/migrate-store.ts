/** Moves a whole store between the file in the data folder and PostgreSQL, in either direction. What people sent stays in the folder of files. */
import {mkdir, mkdtemp, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {ServerError} from '../errors.js';
import {storeFileName} from '../store/open-sqlite.js';
import {openStore} from '../store/open-store.js';
import {exists} from './copy.js';
import {intoPostgres, movingName, refuseUsedDatabase, wasStarted} from './into-postgres.js';
import {refuseServed} from './refuse-served.js';
import {writeFileStore} from './write-file-store.js';

export interface MigrateOptions {
  readonly dataDirectory: string;
  /** `postgres://user:password@host:port/database` */
  readonly databaseUrl: string;
  readonly to: 'postgresql' | 'file';
}

export interface Migrated {
  /** Of a file: where it is kept, under a name by which no backend goes on with it. */
  readonly keptAs: string | undefined;
}

/**
 * All of it or nothing. Nobody may be served meanwhile; the store that it comes from is brought up to date first.
 * @throws {ServerError} ERR_DATA_NOT_EMPTY where the other store holds something; ERR_STORE_EMPTY where there is nothing to move;
 *   ERR_STORE_HELD, ERR_STORE_NEWER, ERR_STORE_UNREADABLE as `openBackend`; ERR_STORE_COPY for a row that the other cannot hold
 */
export async function migrateStore(options: MigrateOptions): Promise<Migrated> {
  return options.to === 'file' ? toFile(options) : toPostgres(options);
}

async function toPostgres({dataDirectory, databaseUrl}: MigrateOptions): Promise<Migrated> {
  const path = join(dataDirectory, storeFileName);
  if (!(await exists(path))) throw nothingThere(`in ${dataDirectory}`);
  const file = await openStore(dataDirectory);
  try {
    if (!(await wasStarted(file))) throw nothingThere(`in ${dataDirectory}`);
    await refuseUsedDatabase(databaseUrl);
    await intoPostgres(file, databaseUrl);
  } finally {
    await file.destroy();
  }
  // A backend that is started without DATABASE_URL by mistake would give the same places of the status list to other badges.
  const keptAs = `${path}.moved-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(path, keptAs);
  // What another program that looked into the file may have left: beside a newer file of that name it would be taken for its own.
  for (const beside of ['-wal', '-shm'])
    if (await exists(path + beside)) await rename(path + beside, keptAs + beside);
  return {keptAs};
}

async function toFile({dataDirectory, databaseUrl}: MigrateOptions): Promise<Migrated> {
  const path = join(dataDirectory, storeFileName);
  await refuseFile(path);
  await mkdir(dataDirectory, {recursive: true, mode: 0o700});
  // Beside its place, so that it gets there whole.
  const partial = await mkdtemp(join(dataDirectory, 'moving-'));
  try {
    const shared = await openStore(dataDirectory, {databaseUrl, name: movingName});
    try {
      if (!(await wasStarted(shared))) throw nothingThere('in PostgreSQL (DATABASE_URL)');
      await refuseServed(shared);
      await writeFileStore(shared, partial);
      await refuseServed(shared);
    } finally {
      await shared.destroy();
    }
    await refuseFile(path);
    await rename(join(partial, storeFileName), path);
    return {keptAs: undefined};
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
}

async function refuseFile(path: string): Promise<void> {
  if (await exists(path))
    throw new ServerError('ERR_DATA_NOT_EMPTY', `${path} is a store already: it is not overwritten.`);
}

function nothingThere(where: string): ServerError {
  return new ServerError('ERR_STORE_EMPTY', `There is no store ${where} that could be moved.`);
}
