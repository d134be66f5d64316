/**
 * Tables that are queues: what is in them is due, taken for a while, and done, or due again later. Whoever takes a row has it until its lease ends;
 * what a process that died had taken comes back by itself.
 */
import type {RawBuilder, Selectable, SqlBool} from 'kysely';
import type {Services} from '../services.js';
import {isShared} from './open-store.js';
import type {Database} from './schema.js';

/** They have `id`, `attempts`, `available_at` and `done_at`. */
export type Queue = 'notification' | 'webhook_delivery';

export interface Taking {
  readonly leaseMs: number;
  readonly limit: number;
  /** Of the table's rows, only those. */
  readonly among?: RawBuilder<SqlBool> | undefined;
}

/** The longest due first; each counted as an attempt. No two processes are given the same row, and none waits for another. */
export async function takeDueRows<Table extends Queue>(
  {db, now}: Pick<Services, 'db' | 'now'>,
  table: Table,
  {leaseMs, limit, among}: Taking,
): Promise<Selectable<Database[Table]>[]> {
  const at = now();
  // Of all queues the columns that are named here are alike.
  const queue = table as 'notification';
  const rows = await db
    .updateTable(queue)
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      available_at: new Date(at.getTime() + leaseMs).toISOString(),
    }))
    .where('id', 'in', (eb) => {
      let due = eb
        .selectFrom(queue)
        .select('id')
        .where('done_at', 'is', null)
        .where('available_at', '<=', at.toISOString());
      if (among) due = due.where(among);
      return due
        .orderBy('available_at')
        .limit(limit)
        .$if(isShared(db), (shared) => shared.forUpdate().skipLocked());
    })
    .returningAll()
    .execute();
  return rows as unknown as Selectable<Database[Table]>[];
}

/** After a start nobody else sends from a store of one process: what a killed one had taken is due at once. */
export async function releaseDueRows(
  {db, now}: Pick<Services, 'db' | 'now'>,
  table: Queue,
  leaseMs: number,
): Promise<void> {
  if (isShared(db)) return;
  const at = now();
  await db
    .updateTable(table as 'notification')
    .set({available_at: at.toISOString()})
    .where('done_at', 'is', null)
    .where('attempts', '>', 0)
    .where('available_at', '<=', new Date(at.getTime() + leaseMs).toISOString())
    .execute();
}
