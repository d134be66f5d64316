/** Which page calls, and whether the structure knows it. */
import type {Services} from '../services.js';

/**
 * The page's origin. Browsers leave it out on reads within one origin, programs always: both stand for the backend's own, which gains
 * nothing, since every session is bound to the origin that it began with. A browser that says by `Sec-Fetch-Site` that the call comes from
 * elsewhere is believed.
 */
export function originOf(headers: Headers, services: Pick<Services, 'ownOrigin'>): string {
  const isFromElsewhere = ['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '');
  return headers.get('origin') ?? (isFromElsewhere ? 'null' : services.ownOrigin);
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

/** Is it the page of any structure, or our own? */
export async function isKnownOrigin(
  {db, ownOrigin}: Pick<Services, 'db' | 'ownOrigin'>,
  origin: string,
): Promise<boolean> {
  if (origin === ownOrigin) return true;
  const row = await db
    .selectFrom('structure_origin')
    .select('origin')
    .where('origin', '=', origin)
    .executeTakeFirst();
  return row !== undefined;
}
