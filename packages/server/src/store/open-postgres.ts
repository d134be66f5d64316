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
  /** What PostgreSQL shows of whose a connection is. */
  readonly name: string;
  /** Told of connections that broke while nobody used them. */
  readonly onProblem: (detail: string) => void;
}

/** Counts and sums, whose types are int8 and numeric, are numbers as in SQLite, and not their digits. */
const types = new TypeOverrides();
for (const oid of [20, 1700]) types.setTypeParser(oid, toNumber);

/** @throws {ServerError} ERR_STORE_UNREADABLE for an address that is none. Nothing is asked of the server yet. */
export function openPostgres({databaseUrl, name, onProblem}: PostgresOptions): Store {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol))
    throw new ServerError(
      'ERR_STORE_UNREADABLE',
      'The address of the database (DATABASE_URL) must begin with postgres://',
    );
  const pool = new Pool({
    connectionString: databaseUrl,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    application_name: name,
    types,
  });
  // Without a listener it would end the process, whenever PostgreSQL is started anew.
  pool.on('error', ({message}) => {
    onProblem(`the database: ${message}`);
  });
  // One that breaks while it is used says so to whoever asks it next; it must have a listener all the same.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new RetriedStore({dialect: new SerializablePostgresDialect({pool})});
}

function toNumber(digits: string): number {
  const value = Number(digits);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${digits} is too large a number`);
  return value;
}
