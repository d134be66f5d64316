/** Compiled statements, kept: the same few hundred are asked all day, and compiling one costs more than running it. */
import type {SqliteDatabase, SqliteStatement} from 'kysely';

const mostKept = 500;
const changesTables = /^\s*(?:create|alter|drop|attach|detach)\b/i;

/** The same database, whose statements are compiled once. Each is run to its end before it is run again: nothing here streams. */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
    },
    prepare(source) {
      const known = kept.get(source);
      if (known) return known;
      const statement = database.prepare(source);
      if (changesTables.test(source)) {
        // What was compiled before knows the columns that were there then; this one is not asked again.
        kept.clear();
        return statement;
      }
      // A map keeps the order of insertion: the first is the oldest.
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(source, statement);
      return statement;
    },
  };
}
