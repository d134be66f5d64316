/** The image of a published self-created badge, under its issuer's address. */
import type {Services} from '../services.js';

/** A PNG; undefined: no badge of this issuer. */
export async function imageOfPseudonym(
  {db, files}: Pick<Services, 'db' | 'files'>,
  pseudonym: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('self_badge')
    .innerJoin('award', 'award.id', 'self_badge.award_id')
    .select('self_badge.image_key')
    .where('award.pseudonym_id', '=', pseudonym)
    .executeTakeFirst();
  return row?.image_key == null ? undefined : files.get(row.image_key);
}
