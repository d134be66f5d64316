/** Kills this very process, without a word, just before or just after a statement that writes: an instant that chance seldom finds. */
import type {Statement} from 'better-sqlite3';
import {Sqlite, type SqliteStore} from '../support/sqlite.ts';

const writes = /^\s*(?:insert|update|delete|begin|commit)\b/i;

/** @param countdown how many writing statements are still let through */
export function dieAtStatement(countdown: number, isAfter: boolean): void {
  const prototype = Sqlite.prototype as {prepare: SqliteStore['prepare']};
  const {prepare} = prototype;
  let left = countdown;
  const dieNow = (): void => {
    process.kill(process.pid, 'SIGKILL');
    // The signal comes when the kernel likes; nothing more is to be done before it.
    for (;;);
  };
  prototype.prepare = function (this: SqliteStore, source: string): Statement {
    const statement = prepare.call<SqliteStore, [string], Statement>(this, source);
    if (!writes.test(source)) return statement;
    for (const name of ['run', 'all', 'get'] as const) {
      const perform = statement[name].bind<(...parameters: unknown[]) => unknown>(statement);
      Object.defineProperty(statement, name, {
        value: (...parameters: unknown[]) => {
          left--;
          if (left === 0 && !isAfter) dieNow();
          const result = perform(...parameters);
          if (left === 0) dieNow();
          return result;
        },
      });
    }
    return statement;
  } as SqliteStore['prepare'];
}
