/**
 * Makes what was deleted unreadable in the store's files, and not only unreachable. PostgreSQL overwrites what was deleted when it needs the
 * room, and its log is kept as long as its operator says: nothing of that is ours to do.
 */
import {sql} from 'kysely';
import type {Services} from '../services.js';
import {isShared} from './open-store.js';

/** Larger than this, the file is rewritten at night only: everybody waits meanwhile, a second for every 150 MB. */
const rewriteAtOnceBytes = 50_000_000;
const dueKey = 'rewrite_due';

/**
 * Deleted cells and pages are overwritten (`secure_delete`), but when SQLite moves rows from one page to another their old place keeps a
 * copy, which no later deletion reaches. Only rewriting the file leaves nothing; the log of writes is then emptied too.
 */
export async function forgetDeleted({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  if (isShared(db)) return;
  const {rows} = await sql<{bytes: number}>`select page_count * page_size as bytes
    from pragma_page_count(), pragma_page_size()`.execute(db);
  if ((rows[0]?.bytes ?? 0) <= rewriteAtOnceBytes) await sql`vacuum`.execute(db);
  else
    await db
      .insertInto('setting')
      .values({key: dueKey, value: now().toISOString()})
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  await emptyLog(db);
}

/** The rewriting that was put off. To be called from time to time. */
export async function rewriteIfDue({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  if (isShared(db)) return;
  const hour = now().getUTCHours();
  if (hour < 1 || hour > 4) return;
  const due = await db.selectFrom('setting').select('key').where('key', '=', dueKey).executeTakeFirst();
  if (!due) return;
  // In memory it would be as large as the store: here its second copy is a file, which is deleted.
  await sql`pragma temp_store = file`.execute(db);
  try {
    await sql`vacuum`.execute(db);
  } finally {
    await sql`pragma temp_store = memory`.execute(db);
  }
  await db.deleteFrom('setting').where('key', '=', dueKey).execute();
  await emptyLog(db);
}

async function emptyLog(db: Services['db']): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
