/** Transactions that need not be on the disk when they end: what they note can be found out again. */
import {sql} from 'kysely';
import type {Session, Store} from './open-store.js';

/**
 * A transaction like any other, whose commit does not wait for the disk. A killed process loses nothing by it; a power failure may
 * undo it, and only together with everything that came after: the next full commit carries it to the disk. For leases and for places
 * taken before a signature, which are taken anew when they are gone; never for what somebody was answered.
 */
export async function lightTransaction<T>(db: Store, work: (t: Session) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    // One connection, held here: no other transaction runs while the setting is changed.
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
