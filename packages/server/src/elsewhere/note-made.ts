/** Notes what is made on another platform, step by step: whatever happens in between, nothing is made there twice. */
import type {BadgeMade, BadgeMaking, BadgeNotMade, IssuingPlatformId} from '@pepites/recognition';
import type {Services} from '../services.js';
import {toJsonText} from '../store/json-text.js';
import type {Database} from '../store/schema.js';

type On<T> = T & {readonly platform: IssuingPlatformId};

/** Longer than it takes to send a badge, with the wait for a token. Who died lets go by itself. */
const busyMs = 120_000;

/** Somebody is at it. */
const busy = 'busy';

/** What is known of a badge that was not made yet: whoever is told it learns later whether it is still so. */
export function notedOf(row: Pick<Database['elsewhere_made'], 'was_sent' | 'busy_until'>, at: Date): string {
  const until = row.busy_until ?? '';
  return until > at.toISOString() ? busy : `${row.was_sent} ${until}`;
}

/**
 * Before it is sent. False: it is not to be: it was made meanwhile, somebody else is at it, or has been since it was told: what was found there
 * then says nothing now.
 */
export async function noteMaking(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {platform, structure, badge, noted, sent}: On<BadgeMaking>,
): Promise<boolean> {
  const at = now();
  return db.transaction().execute(async (t) => {
    const row = await t
      .selectFrom('elsewhere_made')
      .select(['their_badge', 'was_sent', 'busy_until'])
      .where('platform', '=', platform)
      .where('structure_id', '=', structure)
      .where('badge_id', '=', badge)
      .executeTakeFirst();
    if (row?.their_badge !== null || noted === busy || notedOf(row, at) !== noted) return false;
    await t
      .updateTable('elsewhere_made')
      .set({
        was_sent: 1,
        busy_until: new Date(at.getTime() + busyMs).toISOString(),
        sent: toJsonText(sent),
        updated_at: at.toISOString(),
      })
      .where('structure_id', '=', structure)
      .where('badge_id', '=', badge)
      .execute();
    return true;
  });
}

export async function noteNotMade(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {platform, structure, badge, mayBeThere}: On<BadgeNotMade>,
): Promise<void> {
  await db
    .updateTable('elsewhere_made')
    // Over by now; and another time than before, for whoever was told that.
    .set({was_sent: mayBeThere ? 1 : 0, busy_until: now().toISOString()})
    .where('platform', '=', platform)
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('their_badge', 'is', null)
    .execute();
}

/** It is linked from now on: given there too, once it is no draft any more. */
export async function noteMade(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {platform, structure, badge, there, sent, seen}: On<BadgeMade>,
): Promise<void> {
  const at = now().toISOString();
  await db.transaction().execute(async (t) => {
    const made = await t
      .updateTable('elsewhere_made')
      .set({
        ...{their_badge: there.id, was_sent: 0, busy_until: null, updated_at: at},
        ...{sent: toJsonText(sent), seen: toJsonText(seen)},
      })
      .where('platform', '=', platform)
      .where('structure_id', '=', structure)
      .where('badge_id', '=', badge)
      .returning('alias')
      .executeTakeFirst();
    // The definition does not name it any more: it stays there, and is nobody's here.
    if (!made) return;
    const link = {platform, their_badge: there.id, alias: made.alias};
    await t
      .insertInto('elsewhere_link')
      .values({structure_id: structure, badge_id: badge, ...link})
      .onConflict((conflict) => conflict.columns(['structure_id', 'badge_id']).doUpdateSet(link))
      .execute();
    // What waits for one that was made before, and deleted there, waits for this one.
    await t
      .updateTable('elsewhere_issue')
      .set({their_badge: there.id, alias: made.alias, next_try_at: at})
      .where('platform', '=', platform)
      .where('state', '=', 'waiting')
      .where('was_sent', '=', 0)
      .where('their_badge', '!=', there.id)
      .where('award_id', 'in', (eb) =>
        eb
          .selectFrom('award')
          .select('id')
          .where('structure_id', '=', structure)
          .where('badge_id', '=', badge),
      )
      .execute();
    await t
      .insertInto('elsewhere_badge')
      .values({
        ...{platform, id: there.id, name: there.name, description: there.description},
        ...{categories: toJsonText(there.categories), languages: toJsonText(there.languages)},
        ...{is_draft: there.isDraft ? 1 : 0, gone_at: null, updated_at: at},
      })
      // Known from reading, which also tells when it is published.
      .onConflict((conflict) => conflict.columns(['platform', 'id']).doNothing())
      .execute();
  });
}
