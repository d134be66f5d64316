/** How SQLite finds what the backend asks for: every statement that was run, explained. */
import {Sqlite, type SqliteStore} from '../support/sqlite.ts';

export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** Notes every statement that any store of this process prepares from now on. */
export function recordStatements(): Set<string> {
  const seen = new Set<string>();
  const prototype = Sqlite.prototype as {prepare: SqliteStore['prepare']};
  const {prepare} = prototype;
  prototype.prepare = function (this: SqliteStore, source: string) {
    // Not those of the filling (named parameters), nor of the bare script.
    const isOfBackend = this.name.endsWith('pepites.sqlite') && !source.includes('@');
    if (isOfBackend && /^\s*(?:select|insert|update|delete|with)\b/i.test(source)) seen.add(source);
    return prepare.call(this, source);
  } as SqliteStore['prepare'];
  return seen;
}

export function explain(file: string, statements: Iterable<string>): Plan[] {
  const store = new Sqlite(file, {readonly: false});
  try {
    return [...statements].map((sql) => {
      const values = Array.from({length: sql.split('?').length - 1}, () => null);
      const rows = store.prepare(`explain query plan ${sql}`).all(...values) as {detail: string}[];
      return {sql, steps: rows.map(({detail}) => detail)};
    });
  } finally {
    store.close();
  }
}

/** Steps that read a whole table which grows with use. */
export function fullScans(plans: readonly Plan[], bigTables: ReadonlySet<string>): string[] {
  return plans.flatMap(({sql, steps}) =>
    steps
      .filter((step) => {
        const table = /^SCAN (\w+)/.exec(step)?.[1];
        return table !== undefined && (bigTables.has(table) || bigTables.has(aliasOf(sql, table)));
      })
      .map((step) => `${step}: ${sql}`),
  );
}

function aliasOf(sql: string, alias: string): string {
  return new RegExp(`"(\\w+)" as "${alias}"`).exec(sql)?.[1] ?? alias;
}
