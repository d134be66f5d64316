/** Key badges that were offered to a person: taken, declined, taken later. */
import {advanceKeyBadge, type KeyBadgeCase, type KeyOffer} from '@pepites/recognition';
import {badgeKey, knownBadges, readBadge} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {giveKey, wasGiven} from './key-badges.js';
import {
  heldTowards,
  isKeyBadge,
  type KeyBadge,
  type KeyHolder,
  loadKeyCase,
  saveKeyCase,
} from './key-cases.js';

interface Asked {
  readonly structure: string;
  readonly person: string;
}

export async function offersOf({db}: Services, {structure, person}: Asked): Promise<KeyOffer[]> {
  const rows = await db
    .selectFrom('key_case')
    .select(['badge_id', 'state', 'updated_at'])
    .where('person_id', '=', person)
    .where('state', 'in', ['offered', 'declined'])
    .where('structure_id', '=', structure)
    .orderBy('badge_id')
    .execute();
  const badges = await knownBadges(
    db,
    [structure],
    rows.map((row) => row.badge_id),
  );
  return rows.map((row) => ({
    badge: row.badge_id,
    badgeName: badges.get(badgeKey(structure, row.badge_id))?.name ?? {fr: row.badge_id},
    state: row.state === 'declined' ? 'declined' : 'offered',
    since: row.updated_at,
  }));
}

/**
 * The award's id. Taking it again gives the same award.
 * @throws {Refusal} BADGE_UNKNOWN, KEY_OFFER_NEEDED, KEY_NOT_ELIGIBLE, BADGE_ALREADY_HELD
 */
export async function takeOffer(
  services: Services,
  asked: Asked & {readonly badge: string},
): Promise<string> {
  const award = await withOffer(services, asked, async (t, holder, badge, current) => {
    if (current.award !== undefined) return current;
    // What was counted when it was offered may be gone.
    const held = await heldTowards(t, holder, badge.process);
    const counted = advanceKeyBadge(current, {type: 'held', held}, holder.now);
    if (!counted.ok) throw new Refusal(counted.code);
    let next = counted.state;
    if (next.state === 'declined') {
      const offered = advanceKeyBadge(next, {type: 'offer'}, holder.now);
      if (!offered.ok) throw new Refusal(offered.code);
      next = offered.state;
    }
    if (next.state !== 'offered') throw new Refusal('KEY_OFFER_NEEDED');
    if (await wasGiven(t, holder, badge.id)) throw new Refusal('BADGE_ALREADY_HELD');
    return giveKey(t, holder, badge, {current: next, type: 'accept'});
  });
  services.nudge();
  if (award === undefined) throw new Refusal('KEY_OFFER_NEEDED');
  return award;
}

/** @throws {Refusal} BADGE_UNKNOWN, KEY_STATE */
export async function declineOffer(
  services: Services,
  asked: Asked & {readonly badge: string},
): Promise<void> {
  await withOffer(services, asked, (_t, holder, _badge, current) => {
    const next = advanceKeyBadge(current, {type: 'decline'}, holder.now);
    if (!next.ok) throw new Refusal(next.code);
    return Promise.resolve(next.state);
  });
}

async function withOffer(
  {db, now}: Services,
  {structure, person, badge: id}: Asked & {readonly badge: string},
  change: (
    t: Session,
    holder: KeyHolder,
    badge: KeyBadge,
    current: KeyBadgeCase,
  ) => Promise<KeyBadgeCase | undefined>,
): Promise<string | undefined> {
  const holder = {structure, person, now: now()};
  return db.transaction().execute(async (t) => {
    const badge = await readBadge(t, structure, id);
    if (!isKeyBadge(badge)) throw new Refusal('BADGE_UNKNOWN');
    const {machine, isStored} = await loadKeyCase(t, holder, badge, []);
    // Nobody learns by asking how far somebody is, or that there is an offer: without one the badge is not there to be taken.
    if (!isStored) throw new Refusal('KEY_OFFER_NEEDED');
    const next = await change(t, holder, badge, machine);
    if (next && next !== machine) await saveKeyCase(t, holder, id, next);
    return next?.award;
  });
}
