/** The name of whoever shows a badge, as they want it to be read. */
import type {Executor} from '../store/open-store.js';

/** The name that the person chose for such pages, else the one they go by here; empty where there is none. */
export async function nameOf(db: Executor, person: string): Promise<string> {
  const row = await db
    .selectFrom('person')
    .select(['display_name', 'public_name'])
    .where('id', '=', person)
    .executeTakeFirst();
  return (row?.public_name ?? row?.display_name ?? '').trim();
}
