/** A store that is a file, into PostgreSQL. */
import {sql} from 'kysely';
import {ServerError} from '../errors.js';
import {copyRows} from '../store/copy-rows.js';
import {openStore, type Store} from '../store/open-store.js';

export const movingName = 'pepites migrate';

/** @throws {ServerError} ERR_DATA_NOT_EMPTY, ERR_STORE_COPY; as `openStore` */
export async function intoPostgres(file: Store, databaseUrl: string): Promise<void> {
  const shared = await openStore('', {databaseUrl, name: movingName});
  try {
    await copyRows(file, shared);
    // Without it, the first queries would be planned for tables that are empty.
    await sql`analyze`.execute(shared);
  } finally {
    await shared.destroy();
  }
}

/** Before anything else is written. @throws {ServerError} ERR_DATA_NOT_EMPTY */
export async function refuseUsedDatabase(databaseUrl: string): Promise<void> {
  const shared = await openStore('', {databaseUrl, name: movingName});
  try {
    if (await wasStarted(shared))
      throw new ServerError(
        'ERR_DATA_NOT_EMPTY',
        'The database (DATABASE_URL) holds a store already: it is not overwritten.',
      );
  } finally {
    await shared.destroy();
  }
}

/** Every store that a backend was ever started on knows its public address. */
export async function wasStarted(db: Store): Promise<boolean> {
  const row = await db.selectFrom('setting').select('key').where('key', '=', 'public_url').executeTakeFirst();
  return row !== undefined;
}
