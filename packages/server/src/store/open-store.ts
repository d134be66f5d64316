/** Opens the store, and brings it up to date: a file of its own, or PostgreSQL. */
import {type Kysely, PostgresAdapter, sql, type Transaction} from 'kysely';
import {Migrator} from 'kysely/migration';
import {ServerError} from '../errors.js';
import {migrations} from './migrations/all.js';
import {openPostgres} from './open-postgres.js';
import {openSqlite} from './open-sqlite.js';
import type {Database} from './schema.js';

export type Store = Kysely<Database>;
/** Inside a transaction use this, never the store: SQLite has one connection, and the store would wait for itself for ever. */
export type Session = Transaction<Database>;
/** A query that may run inside a transaction or outside. */
export type Executor = Store | Session;

export interface StoreOptions {
  /** `postgres://user:password@host:port/database`; without it, the store is a file in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** @default `servingName` */
  readonly name?: string | undefined;
  readonly onProblem?: ((detail: string) => void) | undefined;
}

/** What PostgreSQL calls the connections of a backend; whoever moves a store calls its own otherwise. */
export const servingName = 'pepites';

/**
 * @throws {ServerError} ERR_STORE_HELD when another process has it; ERR_STORE_NEWER when a later version wrote it;
 *   ERR_STORE_UNREADABLE when it is not such a store, or no database answers
 */
export async function openStore(
  dataDirectory: string,
  {databaseUrl, name = servingName, onProblem = () => undefined}: StoreOptions = {},
): Promise<Store> {
  const store =
    databaseUrl === undefined ? openSqlite(dataDirectory) : openPostgres({databaseUrl, name, onProblem});
  try {
    await (isShared(store) ? oneAtATime(store, async () => bringUpToDate(store)) : bringUpToDate(store));
    return store;
  } catch (error) {
    await store.destroy();
    throw error instanceof ServerError ? error : cannotOpen(dataDirectory, databaseUrl, error);
  }
}

async function bringUpToDate(store: Store): Promise<void> {
  await refuseNewer(store);
  const migrator = new Migrator({
    db: store,
    provider: {getMigrations: () => Promise.resolve({...migrations})},
    // They are written beside each other, and none rests on the number before its own: one that came later is made up for.
    allowUnorderedMigrations: true,
  });
  const {error} = await migrator.migrateToLatest();
  if (error !== undefined) throw asError(error);
}

/** Any number, the same in every version: that of PEPITES on the keys of a telephone. */
const migrationLock = 7_374_837;

/** Kysely's own lock is a row in a table, which processes that start together would all make. */
async function oneAtATime(store: Store, work: () => Promise<void>): Promise<void> {
  await store.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
}

function cannotOpen(dataDirectory: string, databaseUrl: string | undefined, cause: unknown): ServerError {
  // The address holds a password.
  const where = databaseUrl === undefined ? `in ${dataDirectory}` : 'in PostgreSQL (DATABASE_URL)';
  return new ServerError('ERR_STORE_UNREADABLE', `The store ${where} could not be brought up to date.`, {
    cause,
  });
}

/** Others may have the same store open: other processes, on other machines. */
export function isShared(db: Executor): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** True for an error that says a row of the same key exists. */
export function isUniqueViolation(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
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
