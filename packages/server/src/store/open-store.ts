/** Opens the embedded store: one file, one process, every commit on the disk before it is answered. */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import SqliteFile from 'better-sqlite3';
import {Kysely, sql, type Transaction} from 'kysely';
import {Migrator} from 'kysely/migration';
import {ServerError} from '../errors.js';
import {readHolder} from './holder.js';
import {DurableSqliteDialect} from './dialect.js';
import {keepStatements} from './kept-statements.js';
import {migrations} from './migrations/all.js';
import type {Database} from './schema.js';

/** In the data folder. */
export const storeFileName = 'pepites.sqlite';

export type Store = Kysely<Database>;
/** Inside a transaction use this, never the store: SQLite has one connection, and the store would wait for itself for ever. */
export type Session = Transaction<Database>;
/** A query that may run inside a transaction or outside. */
export type Executor = Store | Session;

/**
 * @throws {ServerError} ERR_STORE_HELD when another process has it; ERR_STORE_NEWER when a later version wrote it;
 *   ERR_STORE_UNREADABLE when it is not such a store
 */
export async function openStore(dataDirectory: string): Promise<Store> {
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700});
  const file = openFile(dataDirectory);
  const store: Store = new Kysely<Database>({
    dialect: new DurableSqliteDialect(keepStatements(file)),
  });
  try {
    await refuseNewer(store);
    const migrator = new Migrator({
      db: store,
      provider: {getMigrations: () => Promise.resolve({...migrations})},
    });
    const {error} = await migrator.migrateToLatest();
    if (error !== undefined) throw asError(error);
    return store;
  } catch (error) {
    await store.destroy();
    throw error instanceof ServerError
      ? error
      : new ServerError(
          'ERR_STORE_UNREADABLE',
          `The store in ${dataDirectory} could not be brought up to date.`,
          {
            cause: error,
          },
        );
  }
}

/** True for an error that says a row of the same key exists. */
export function isUniqueViolation(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}

function openFile(dataDirectory: string): SqliteFile.Database {
  let file: SqliteFile.Database | undefined;
  try {
    file = new SqliteFile(join(dataDirectory, storeFileName), {timeout: 200});
    // Before WAL: then no shared memory is used, and the lock is kept until the process ends, however it ends.
    file.pragma('locking_mode = EXCLUSIVE');
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    file.pragma('case_sensitive_like = ON');
    // What is deleted is overwritten: people's rights, not only our bookkeeping.
    file.pragma('secure_delete = ON');
    // Rewriting the file leaves no copy of it in a folder of the system.
    file.pragma('temp_store = MEMORY');
    // KiB: the pages that are asked for all day stay in memory; the default of two megabytes is less than a week of badges.
    file.pragma('cache_size = -65536');
    file.exec('begin immediate; commit');
    return file;
  } catch (error) {
    file?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('SQLITE_BUSY') && !code.startsWith('SQLITE_LOCKED')) {
      throw new ServerError('ERR_STORE_UNREADABLE', `The store in ${dataDirectory} cannot be opened.`, {
        cause: error,
      });
    }
    const holder = readHolder(dataDirectory);
    const who = holder ? ` (process ${holder.pid}${holder.url === undefined ? '' : `, ${holder.url}`})` : '';
    throw new ServerError(
      'ERR_STORE_HELD',
      `The store in ${dataDirectory} is held by another process${who}.`,
      {
        cause: error,
        pid: holder?.pid,
        url: holder?.url,
      },
    );
  }
}

async function refuseNewer(store: Store): Promise<void> {
  const tables = await store.introspection.getTables({withInternalKyselyTables: true});
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const done = await sql<{name: string}>`select name from kysely_migration`.execute(store);
  const unknown = done.rows.find((row) => !Object.hasOwn(migrations, row.name));
  if (unknown) {
    throw new ServerError(
      'ERR_STORE_NEWER',
      `The store was written by a later version (it has the migration ${unknown.name}). Start that version again.`,
    );
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
