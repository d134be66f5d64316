/** Deletes bytes that no row knows: of an upload or a signature that a crash or an erasure cut short. */
import {sql} from 'kysely';
import {personalTables} from '../people/erase/registry.js';
import type {Services} from '../services.js';

/** Only what comes from people; the pictures of badges are kept by other rules. */
const folders = ['uploads', 'awards', 'self-badges', 'organisations'] as const;
/** Bytes are written before their row: what is newer may still get one. */
const leastAgeMs = 86_400_000;

/** Returns how many were deleted. */
export async function sweepFiles({db, files, now}: Pick<Services, 'db' | 'files' | 'now'>): Promise<number> {
  const known = new Set<string>();
  for (const {table, files: columns = []} of personalTables) {
    for (const column of columns) {
      const {rows} = await sql<{key: string}>`select ${sql.ref(column)} as key from ${sql.table(table)}
        where ${sql.ref(column)} is not null`.execute(db);
      for (const {key} of rows) known.add(key);
    }
  }
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
