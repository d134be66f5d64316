/** Which page calls, and whether the structure knows it. */
import type {Services} from '../services.js';

/**
 * The page's origin. Browsers leave it out on reads within one origin, programs always: both stand for the backend's own, which gains
 * nothing, since every session is bound to the origin that it began with.
 */
export function originOf(headers: Headers, services: Pick<Services, 'ownOrigin'>): string {
  return headers.get('origin') ?? services.ownOrigin;
}

export async function isRegistered(
  {db, ownOrigin}: Pick<Services, 'db' | 'ownOrigin'>,
  structure: string | undefined,
  origin: string,
): Promise<boolean> {
  if (origin === ownOrigin) return true;
  if (structure === undefined) return false;
  const row = await db
    .selectFrom('structure_origin')
    .select('origin')
    .where('structure_id', '=', structure)
    .where('origin', '=', origin)
    .executeTakeFirst();
  return row !== undefined;
}
