/** Opens a store in PostgreSQL: any number of processes, any number of machines. */
import {Pool, type PoolConfig, types} from 'pg';
import {ServerError} from '../errors.js';
import type {Store} from './open-store.js';
import {SerializablePostgresDialect} from './postgres-dialect.js';
import {RetriedStore} from './retried-store.js';

/** Of one process. PostgreSQL allows a hundred by itself: several processes share them. */
const mostConnections = 20;
const connectMs = 10_000;

const int8 = 20;
const numeric = 1700;

export interface PostgresOptions {
  readonly databaseUrl: string;
  /** Told of connections that broke while nobody used them. */
  readonly onProblem: (detail: string) => void;
}

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
    types: {getTypeParser} as PoolConfig['types'],
  });
  // Without a listener it would end the process, whenever PostgreSQL is started anew.
  pool.on('error', ({message}) => {
    onProblem(`the database: ${message}`);
  });
  return new RetriedStore({dialect: new SerializablePostgresDialect({pool})});
}

/** Counts and sums are numbers, as in SQLite, and not their digits. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 || oid === numeric ? toNumber : (types.getTypeParser(oid, format as 'text') as never);

function toNumber(digits: string): number {
  const value = Number(digits);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${digits} is too large a number`);
  return value;
}
