/** Where a message to an examiner goes: to a person, or to the address of somebody who has only a link. */
import type {Executor} from '../store/open-store.js';

export interface Addressee {
  readonly to: {readonly person: string} | {readonly address: string};
  /** Where they answer, from the slash on. A guest has it from their invitation: of their link only a hash is kept. */
  readonly link?: string;
}

/** undefined for a link that is over: its address is gone. */
export async function addressee(
  db: Executor,
  structure: string,
  examiner: string,
): Promise<Addressee | undefined> {
  const guest = await db
    .selectFrom('examiner_link')
    .select(['email', 'revoked_at'])
    .where('id', '=', examiner)
    .executeTakeFirst();
  if (!guest) return {to: {person: examiner}, link: `/examine?structure=${encodeURIComponent(structure)}`};
  return guest.email === null || guest.revoked_at !== null ? undefined : {to: {address: guest.email}};
}
