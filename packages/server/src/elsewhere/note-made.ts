/** Notes what is made on another platform, step by step: whatever happens in between, nothing is made there twice. */
import type {BadgeMade, BadgeMaking, BadgeNotMade, IssuingPlatformId} from '@pepites/recognition';
import type {Services} from '../services.js';
import {toJsonText} from '../store/json-text.js';

type On<T> = T & {readonly platform: IssuingPlatformId};

/** Longer than it takes to send a badge, with the wait for a token. Who died lets go by itself. */
const busyMs = 120_000;

/** Before it is sent. False: it is not to be: it was made meanwhile, or somebody else is at it. */
export async function noteMaking(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {platform, structure, badge, mayBeThere, sent}: On<BadgeMaking>,
): Promise<boolean> {
  const at = now();
  const noted = await db
    .updateTable('elsewhere_made')
    .set({
      was_sent: 1,
      busy_until: new Date(at.getTime() + busyMs).toISOString(),
      sent: toJsonText(sent),
      updated_at: at.toISOString(),
    })
    .where('platform', '=', platform)
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('their_badge', 'is', null)
    .where('was_sent', '=', mayBeThere ? 1 : 0)
    .where((eb) => eb.or([eb('busy_until', 'is', null), eb('busy_until', '<=', at.toISOString())]))
    .returning('badge_id')
    .executeTakeFirst();
  return noted !== undefined;
}

export async function noteNotMade(
  {db}: Pick<Services, 'db'>,
  {platform, structure, badge, mayBeThere}: On<BadgeNotMade>,
): Promise<void> {
  await db
    .updateTable('elsewhere_made')
    .set({was_sent: mayBeThere ? 1 : 0, busy_until: null})
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
