/** Opens the embedded store: one file, one process, every commit on the disk before it is answered. */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import SqliteFile from 'better-sqlite3';
import {Kysely} from 'kysely';
import {ServerError} from '../errors.js';
import {readHolder} from './holder.js';
import {keepStatements} from './kept-statements.js';
import type {Store} from './open-store.js';
import type {Database} from './schema.js';
import {DurableSqliteDialect} from './sqlite-dialect.js';

/** In the data folder. */
export const storeFileName = 'pepites.sqlite';

/** @throws {ServerError} ERR_STORE_HELD when another process has it; ERR_STORE_UNREADABLE when it is no such file */
export function openSqlite(dataDirectory: string): Store {
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700});
  return new Kysely<Database>({
    dialect: new DurableSqliteDialect(keepStatements(openFile(dataDirectory))),
  });
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
