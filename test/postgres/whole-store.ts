/** A store that has something difficult in every column, and all that a store holds, read without the backend. */
import pg from 'pg';
import {Sqlite, type SqliteStore} from '../support/sqlite.ts';

/** Rows by table, in an order of their own. */
export type Dump = Readonly<Record<string, readonly string[]>>;

export function dumpFile(path: string): Dump {
  const db = new Sqlite(path);
  try {
    return Object.fromEntries(
      tablesOf(db).map((table) => [table, lines(db.prepare(`select * from "${table}"`).all() as object[])]),
    );
  } finally {
    db.close();
  }
}

export async function dumpDatabase(url: string): Promise<Dump> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const client = new pg.Client({connectionString: url, types});
  await client.connect();
  try {
    const tables = await client.query<{name: string}>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_name !~ '^kysely_'`,
    );
    const dump: Record<string, string[]> = {};
    for (const {name} of tables.rows)
      dump[name] = lines((await client.query<object>(`select * from "${name}"`)).rows);
    return dump;
  } finally {
    await client.end();
  }
}

const lines = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

function tablesOf(db: SqliteStore): string[] {
  return db
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'kysely_%' and name not like 'sqlite_%'`,
    )
    .pluck()
    .all() as string[];
}

const texts = [
  'é ☃ 😀 — “guillemets”',
  `O'Brien \\ " $1 ? % {a,NULL}`,
  'a line\r\nanother\ttab\\n',
  '\u0001 \u2028 \ufeff ',
];
const integers = [0, 1, -7, Number.MAX_SAFE_INTEGER];
const reals = [0.1 + 0.2, 1e-300, -12345.678, 5e-324];
/** More than are copied at once. */
const manySettings = 1200;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly pk: number;
}

/** Four rows in every table, each of which refers to rows that are there; nulls where they may be. */
export function fillFile(path: string): void {
  const db = new Sqlite(path);
  try {
    // They are all there in the end.
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      for (const table of tablesOf(db)) fillTable(db, table);
      const setting = db.prepare('insert into setting (key, value) values (?, ?)');
      for (let count = 0; count < manySettings; count++) setting.run(`many ${count}`, 'x'.repeat(count));
    })();
    const broken: unknown = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) throw new Error(JSON.stringify(broken));
  } finally {
    db.close();
  }
}

function fillTable(db: SqliteStore, table: string): void {
  const columns = db.pragma(`table_info("${table}")`) as Column[];
  const parents = new Map(
    (db.pragma(`foreign_key_list("${table}")`) as {from: string; table: string; to: string}[]).map((key) => [
      key.from,
      key,
    ]),
  );
  const made = db.prepare(`select sql from sqlite_master where name = ?`).pluck().get(table) as string;
  const bits = new Set([...made.matchAll(/"?(\w+)"? in \(0, 1\)/g)].map(([, name]) => name));
  const once = new Set(
    (db.pragma(`index_list("${table}")`) as {name: string; unique: 0 | 1}[])
      .filter(({unique}) => unique === 1)
      .flatMap(({name}) => (db.pragma(`index_info("${name}")`) as {name: string}[]).map((one) => one.name)),
  );
  const insert = db.prepare(
    `insert into "${table}" (${columns.map(({name}) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`,
  );
  for (let row = 0; row < texts.length; row++)
    insert.run(
      columns.map(({name, type, notnull, pk}) => {
        if (row === 3 && notnull === 0 && pk === 0) return null;
        const parent = parents.get(name);
        if (parent) return textOf(parent.table, parent.to, row);
        if (bits.has(name)) return row % 2;
        if (type.toLowerCase() === 'real') return reals[row];
        if (type.toLowerCase() === 'integer') return integers[row];
        return row === 1 && !once.has(name) ? '' : textOf(table, name, row);
      }),
    );
}

const textOf = (table: string, column: string, row: number): string =>
  `${table}.${column} ${row} ${texts[row] ?? ''}`;
