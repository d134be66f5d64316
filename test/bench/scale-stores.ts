/** The two stores that the bench fills: by prepared inserts into a file, by whole columns at once into PostgreSQL. */
import pg from 'pg';
import {Sqlite} from '../support/sqlite.ts';
import type {Add, Row} from './scale-rows.ts';

export interface Filler {
  readonly add: Add;
  /** The id of the person with this address. */
  readonly personWith: (email: string) => Promise<string>;
  /** To be awaited where it is something: else what a slow store has not taken yet would fill the memory. */
  readonly breathe: () => Promise<void> | undefined;
  /** Waits until what was added so far is in the store. */
  readonly flush: () => Promise<void>;
  /** Tells the store how full the lists of withdrawn badges are, and what the tables look like. */
  readonly finish: (structures: readonly {readonly id: string; readonly badges: number}[]) => Promise<void>;
}

/** That each person's badges were looked at after the badges were defined: else this would go on while others are measured. */
const settled = `delete from outbox where topic = 'evaluateKey'`;

export function sqliteFiller(file: string): Filler {
  const store = new Sqlite(file);
  store.pragma('synchronous = OFF');
  store.pragma('cache_size = -400000');
  const statements = new Map<string, ReturnType<typeof store.prepare>>();
  let added = 0;
  store.exec('begin');
  return {
    add: (table, row) => {
      const names = Object.keys(row);
      const key = `${table} ${names.join()}`;
      let statement = statements.get(key);
      if (!statement) {
        statement = store.prepare(
          `insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
        );
        statements.set(key, statement);
      }
      statement.run(row);
      if (++added % 50_000 === 0) store.exec('commit; begin');
    },
    personWith: (email) => {
      const row = store
        .prepare(`select person_id from sign_in_method where kind = 'email' and subject = ?`)
        .get(email) as {person_id: string};
      return Promise.resolve(row.person_id);
    },
    breathe: () => undefined,
    flush: () => Promise.resolve(),
    finish: (structures) => {
      const taken = store.prepare('update status_list set taken = ? where structure_id = ?');
      for (const {id, badges} of structures) taken.run(badges, id);
      store.exec(settled);
      store.exec('commit');
      store.close();
      return Promise.resolve();
    },
  };
}

const rowsAtOnce = 2000;

export async function postgresFiller(databaseUrl: string): Promise<Filler> {
  const client = new pg.Client({connectionString: databaseUrl});
  await client.connect();
  await client.query('set synchronous_commit = off');
  // Every row is of a row that was added: asking after each would be most of the time.
  await client.query('set session_replication_role = replica');
  const waiting = new Map<string, {table: string; rows: Row[]}>();
  let writing: Promise<unknown> = Promise.resolve();
  let written: Promise<unknown> | undefined;
  const send = (table: string, rows: readonly Row[]): void => {
    const names = Object.keys(rows[0] ?? {});
    // Each column as one array: as quick as COPY, and no other library.
    const columns = names.map((name) => rows.map((row) => row[name] ?? null));
    const types = columns.map((values) =>
      values.some((value) => typeof value === 'number') ? 'bigint[]' : 'text[]',
    );
    const text = `insert into ${table} (${names.join()})
      select * from unnest(${types.map((type, index) => `$${index + 1}::${type}`).join()})`;
    writing = writing.then(async () => client.query(text, columns));
  };
  const sendAll = (): void => {
    // People before what is theirs.
    const order = ['person', 'sign_in_method', 'request', 'award'];
    const rank = (table: string): number => (order.includes(table) ? order.indexOf(table) : order.length);
    const all = [...waiting.values()].sort((one, other) => rank(one.table) - rank(other.table));
    waiting.clear();
    for (const {table, rows} of all) if (rows.length > 0) send(table, rows);
  };
  let added = 0;
  return {
    add: (table, row) => {
      const key = `${table} ${Object.keys(row).join()}`;
      const known = waiting.get(key) ?? {table, rows: []};
      waiting.set(key, known);
      known.rows.push(row);
      if (++added % (rowsAtOnce * 8) !== 0) return;
      // The store takes one lot while the next is made.
      written = writing;
      sendAll();
    },
    breathe: () => {
      const before = written;
      written = undefined;
      return before?.then(() => undefined);
    },
    personWith: async (email) => {
      const {rows} = await client.query<{person_id: string}>(
        `select person_id from sign_in_method where kind = 'email' and subject = $1`,
        [email],
      );
      return rows[0]?.person_id ?? '';
    },
    flush: async () => {
      sendAll();
      await writing;
    },
    finish: async (structures) => {
      sendAll();
      await writing;
      for (const {id, badges} of structures)
        await client.query('update status_list set taken = $1 where structure_id = $2', [badges, id]);
      await client.query(settled);
      // As autovacuum does within minutes.
      await client.query('vacuum analyze');
      await client.end();
    },
  };
}

/** Rows that were read by reading whole tables, by table, since the database was made. */
export async function rowsReadWhole(databaseUrl: string): Promise<ReadonlyMap<string, number>> {
  const client = new pg.Client({connectionString: databaseUrl});
  await client.connect();
  try {
    // Figures of other connections come a moment later.
    await client.query('select pg_stat_force_next_flush()');
    const {rows} = await client.query<{relname: string; seq_tup_read: string}>(
      'select relname, seq_tup_read from pg_stat_user_tables',
    );
    return new Map(rows.map((row) => [row.relname, Number(row.seq_tup_read)]));
  } finally {
    await client.end();
  }
}
