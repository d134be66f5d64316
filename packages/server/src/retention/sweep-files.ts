/** Deletes bytes that no row knows: of an upload or a signature that a crash or an erasure cut short. */
import {setImmediate} from 'node:timers/promises';
import {sql} from 'kysely';
import {personalTables} from '../people/erase/registry.js';
import type {Services} from '../services.js';

/** Only what comes from people; the pictures of badges are kept by other rules. */
const folders = ['uploads', 'awards', 'self-badges', 'organisations'] as const;
/** Bytes are written before their row: what is newer may still get one. */
const leastAgeMs = 86_400_000;

/** Read at once: a table of a million rows, read whole, would hold up everybody. */
const rowsAtOnce = 2000;

/** Returns how many were deleted. */
export async function sweepFiles({db, files, now}: Pick<Services, 'db' | 'files' | 'now'>): Promise<number> {
  const known = new Set<string>();
  for (const {table, files: columns = []} of personalTables)
    for (const column of columns) for await (const key of keysIn(db, table, column)) known.add(key);
  let deleted = 0;
  for (const folder of folders) {
    for await (const {key, changedAt} of files.list(folder)) {
      if (known.has(key) || now().getTime() - changedAt.getTime() < leastAgeMs) continue;
      await files.delete(key);
      deleted++;
    }
  }
  return deleted;
}

/** What this column names, in all rows. Tables with files are keyed by `id`. */
async function* keysIn(db: Services['db'], table: string, column: string): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const {rows} = await sql<{id: string; key: string | null}>`select id, ${sql.ref(column)} as key
      from ${sql.table(table)} where id > ${after} order by id limit ${sql.lit(rowsAtOnce)}`.execute(db);
    for (const {key} of rows) if (key !== null) yield key;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.id;
    await setImmediate();
  }
}
