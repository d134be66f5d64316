/** Where a message to an examiner goes: to a person, or to the address of somebody who has only a link. */
import type {Executor} from '../store/open-store.js';

/** undefined for a link that is over: its address is gone. */
export async function addressee(
  db: Executor,
  examiner: string,
): Promise<{readonly person: string} | {readonly address: string} | undefined> {
  const link = await db
    .selectFrom('examiner_link')
    .select(['email', 'revoked_at'])
    .where('id', '=', examiner)
    .executeTakeFirst();
  if (!link) return {person: examiner};
  return link.email === null || link.revoked_at !== null ? undefined : {address: link.email};
}

/** Where an examiner answers, from the slash on. */
export function queuePath(structure: string): string {
  return `/examine?structure=${encodeURIComponent(structure)}`;
}
