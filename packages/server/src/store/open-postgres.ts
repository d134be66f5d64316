/** Opens a store in PostgreSQL: any number of processes, any number of machines. */
import {Pool, TypeOverrides} from 'pg';
import {ServerError} from '../errors.js';
import type {Store} from './open-store.js';
import {SerializablePostgresDialect} from './postgres-dialect.js';
import {RetriedStore} from './retried-store.js';

/** Of one process. PostgreSQL allows a hundred by itself: several processes share them. */
const mostConnections = 20;
const connectMs = 10_000;

export interface PostgresOptions {
  readonly databaseUrl: string;
  /** Told of connections that broke while nobody used them. */
  readonly onProblem: (detail: string) => void;
}

/** Counts and sums, whose types are int8 and numeric, are numbers as in SQLite, and not their digits. */
const types = new TypeOverrides();
for (const oid of [20, 1700]) types.setTypeParser(oid, toNumber);

/** @throws {ServerError} ERR_STORE_UNREADABLE for an address that is none. Nothing is asked of the server yet. */
export function openPostgres({databaseUrl, onProblem}: PostgresOptions): Store {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol))
    throw new ServerError(
      'ERR_STORE_UNREADABLE',
      'The address of the database (DATABASE_URL) must begin with postgres://',
    );
  const pool = new Pool({
    connectionString: databaseUrl,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    application_name: 'pepites',
    types,
  });
  // Without a listener it would end the process, whenever PostgreSQL is started anew.
  pool.on('error', ({message}) => {
    onProblem(`the database: ${message}`);
  });
  return new RetriedStore({dialect: new SerializablePostgresDialect({pool})});
}

function toNumber(digits: string): number {
  const value = Number(digits);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${digits} is too large a number`);
  return value;
}
