/** From the token of a link to what it may show, by its scope. */
import type {ShareScope} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import {hashToken} from '../people/secret-tokens.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {type ShareRow, shareState} from './manage-shares.js';

/** An award that was signed: what a link leads to. */
export type SignedAwardRow = AwardRow & {readonly credential: string; readonly png_key: string};

export type FoundShare =
  | {readonly isOpen: true; readonly share: ShareRow; readonly award: SignedAwardRow}
  /** Revoked by the person, or past its end. */
  | {readonly isOpen: false};

/** undefined: there never was such a link. */
export async function findShare(
  {db, now}: Pick<Services, 'db' | 'now'>,
  token: string,
): Promise<FoundShare | undefined> {
  const share = await db.selectFrom('share').selectAll().where('token', '=', token).executeTakeFirst();
  if (!share) return (await wasErased(db, token)) ? {isOpen: false} : undefined;
  if (shareState(share, now()) !== 'open') return {isOpen: false};
  const award = await db
    .selectFrom('award')
    .selectAll()
    .where('id', '=', share.award_id)
    .executeTakeFirstOrThrow();
  // Decided and not signed yet: there is nothing to show.
  if (award.credential === null || award.png_key === null) return undefined;
  return {isOpen: true, share, award: {...award, credential: award.credential, png_key: award.png_key}};
}

/** Links of people who were erased: only the hash is left, so that the address says that it is gone. */
export async function wasErased(db: Executor, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('gone_link')
    .select('token_hash')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row !== undefined;
}

export function showsName(scope: ShareScope): boolean {
  return scope !== 'minimal';
}

export function showsEvidence(scope: ShareScope): boolean {
  return scope === 'evidence';
}
