/** What a backend writes while its store, or its files, are copied to be moved would be lost. */
import {sql} from 'kysely';
import {ServerError} from '../errors.js';
import {isShared, servingName, type Store} from '../store/open-store.js';

/** Each backend asks PostgreSQL for work every two seconds: its connections are seen. A store that is a file is held by one process alone. */
export async function refuseServed(db: Store): Promise<void> {
  if (!isShared(db)) return;
  const {rows} = await sql`select pid from pg_stat_activity
    where datname = current_database() and application_name = ${servingName}`.execute(db);
  if (rows.length > 0)
    throw new ServerError(
      'ERR_STORE_HELD',
      'A backend serves this database: stop it first, on every machine.',
    );
}
