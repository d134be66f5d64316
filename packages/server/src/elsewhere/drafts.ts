/** Drafts of another platform: nothing can be given as one before a person there has published it. */
import type {IssuingPlatformId} from '@pepites/recognition';
import type {Executor, Session} from '../store/open-store.js';

/** Why an award waits. */
export const draftCode = 'BADGE_IS_DRAFT';

interface TheirBadge {
  readonly platform: IssuingPlatformId;
  readonly theirBadge: string;
}

/**
 * As it was read last; of badges that were made from here alone: those are drafts until a reading tells otherwise. One that somebody has linked
 * may have been published since, and the platform itself says whether it gives it.
 */
export async function isDraftThere(db: Executor, {platform, theirBadge}: TheirBadge): Promise<boolean> {
  const row = await db
    .selectFrom('elsewhere_made')
    .innerJoin('elsewhere_badge', (join) =>
      join
        .onRef('elsewhere_badge.platform', '=', 'elsewhere_made.platform')
        .onRef('elsewhere_badge.id', '=', 'elsewhere_made.their_badge'),
    )
    .select('is_draft')
    .where('elsewhere_made.platform', '=', platform)
    .where('elsewhere_made.their_badge', '=', theirBadge)
    .executeTakeFirst();
  return row?.is_draft === 1;
}

/** What waited for it goes on. */
export async function publishedThere(
  t: Session,
  {platform, theirBadge}: TheirBadge,
  now: string,
): Promise<void> {
  await t
    .updateTable('elsewhere_issue')
    .set({next_try_at: now})
    .where('platform', '=', platform)
    .where('their_badge', '=', theirBadge)
    .where('state', '=', 'waiting')
    .where('last_error', '=', draftCode)
    .execute();
}
