/** The backend's public address: part of every badge it signs, hence never changed. */
import {ServerError} from './errors.js';
import {isLoopback} from '@pepites/recognition';
import type {Store} from './store/open-store.js';

/** @throws {ServerError} ERR_PUBLIC_URL_INVALID */
export function readPublicUrl(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isAllowed =
    url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (!isAllowed || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new ServerError(
      'ERR_PUBLIC_URL_INVALID',
      `"${written}" cannot be the public address: https: is needed (http: only for localhost), without a query.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

/**
 * The address that this store was started with; remembered at the first start.
 * @throws {ServerError} ERR_PUBLIC_URL_CHANGED; ERR_PUBLIC_URL_UNKNOWN when there is neither a given nor a stored one
 */
export async function settlePublicUrl(db: Store, given: string | undefined): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'public_url')
    .executeTakeFirst();
  const wanted = given === undefined ? undefined : readPublicUrl(given);
  if (row) {
    if (wanted === undefined || wanted === row.value) return row.value;
    throw new ServerError(
      'ERR_PUBLIC_URL_CHANGED',
      `The public address is ${row.value} and stands in every badge; it cannot become ${wanted}.`,
      {url: row.value},
    );
  }
  if (wanted === undefined)
    throw new ServerError('ERR_PUBLIC_URL_UNKNOWN', 'A new store needs the public address (PUBLIC_URL).');
  await db
    .insertInto('setting')
    .values({key: 'public_url', value: wanted})
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  // Another process may have started at the same time: what it said first holds.
  return settlePublicUrl(db, given);
}
