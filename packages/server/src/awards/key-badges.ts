/** Gives, offers and counts again the key badges that a person's badges have to do with: those, and no other. */
import {advanceKeyBadge, type KeyBadgeCase} from '@pepites/recognition';
import {knownBadges} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session} from '../store/open-store.js';
import {createAward} from './create-award.js';
import {holdsBadge} from './held-badges.js';
import {
  heldTowards,
  isKeyBadge,
  type KeyBadge,
  type KeyHolder,
  loadKeyCase,
  saveKeyCase,
} from './key-cases.js';

/**
 * To be run in the transaction that changes what the person holds. `required` are the badges that came or went, as `requirementKey`
 * says them. A key badge that needs another one is met when that one is issued in its turn: so the chain reaches its fixed point
 * one signature at a time.
 */
export async function settleKeysOf(
  t: Session,
  holder: KeyHolder & {readonly required: readonly string[]},
): Promise<void> {
  const {structure} = holder;
  const found = new Set<string>();
  for (const required of new Set(holder.required))
    for (const {key_badge: key} of await keysThatRequire(t, {structure, required})) found.add(key);
  if (found.size === 0) return;
  const keys = await knownBadges(t, [structure], [...found]);
  for (const key of keys.values()) if (isKeyBadge(key)) await settleKey(t, holder, key);
}

/** Of the structure itself and of its networks. */
const keysThatRequire = keptQuery((t, {structure, required}: {structure: string; required: string}) =>
  t
    .selectFrom('key_requirement')
    .select('key_badge')
    .where('required', '=', required)
    .where((eb) =>
      eb.or([
        eb('structure_id', '=', structure),
        eb(
          'structure_id',
          'in',
          eb
            .selectFrom('network_membership')
            .select('network_id')
            .where('structure_id', '=', structure)
            .where('state', '=', 'joined'),
        ),
      ]),
    ),
);

/** Each key badge is given once, even when it was taken back since. One that comes back brings back those that waited with it. */
export async function settleKey(t: Session, holder: KeyHolder, badge: KeyBadge): Promise<void> {
  const held = await heldTowards(t, holder, badge.process);
  const {machine: before, isStored} = await loadKeyCase(t, holder, badge, held);
  const counted = advanceKeyBadge(before, {type: 'held', held}, holder.now);
  if (!counted.ok) return;
  const next = await giveOrOffer(t, holder, badge, counted.state);
  // Once given, also what it rests on now is news: a badge that came back may be lost again.
  const isNews =
    counted.state.state !== before.state || (before.award !== undefined && counted.state !== before);
  if (next || (isStored && isNews)) await saveKeyCase(t, holder, badge.id, next ?? counted.state);
  if (before.state !== 'suspended' || counted.state.state !== 'issued') return;
  const {structure, person, now} = holder;
  await notify(t, {
    structure,
    to: {person},
    kind: 'keyBadgeBack',
    details: {badgeName: badge.name},
    key: `keyBadge:back:${before.award ?? ''}:${now.toISOString()}`,
    now,
  });
  // As deep as key badges are nested, and no deeper: a badge that is back is not brought back again.
  await settleKeysOf(t, {structure, person, required: [badge.id], now});
}

async function giveOrOffer(
  t: Session,
  holder: KeyHolder,
  badge: KeyBadge,
  current: KeyBadgeCase,
): Promise<KeyBadgeCase | undefined> {
  // A network that the structure has left: what was offered stays, nothing new begins.
  if (current.state !== 'eligible' || current.award !== undefined || !badge.isOffered) return undefined;
  if (badge.isRetired === true) return undefined;
  if (await wasGiven(t, holder, badge.id)) return undefined;
  if (badge.process.offer === 'automatic') return giveKey(t, holder, badge, {current, type: 'issue'});
  const offered = advanceKeyBadge(current, {type: 'offer'}, holder.now);
  if (!offered.ok) return undefined;
  await notify(t, {
    structure: holder.structure,
    to: {person: holder.person},
    kind: 'keyBadgeOffered',
    details: {badgeName: badge.name},
    key: `keyBadgeOffered:${holder.structure}:${badge.id}:${holder.person}`,
    now: holder.now,
  });
  return offered.state;
}

/** The machine with its award, or undefined where it refuses. */
export async function giveKey(
  t: Session,
  holder: KeyHolder,
  badge: KeyBadge,
  {current, type}: {readonly current: KeyBadgeCase; readonly type: 'issue' | 'accept'},
): Promise<KeyBadgeCase | undefined> {
  const {structure, person, now} = holder;
  const award = await createAward(t, {
    structure,
    badge,
    person,
    issueKey: issueKeyOf(holder, badge.id),
    countedFrom: current.progress.counted.map((one) => one.award),
    now,
  });
  const given = advanceKeyBadge(current, {type, award, alreadyHolds: false}, now);
  return given.ok ? given.state : undefined;
}

function issueKeyOf({structure, person}: KeyHolder, badge: string): string {
  return `key:${structure}:${badge}:${person}`;
}

/** Also what was taken back since, or given in another way and held now. */
export async function wasGiven(t: Session, holder: KeyHolder, badge: string): Promise<boolean> {
  const row = await t
    .selectFrom('award')
    .select('id')
    .where('issue_key', '=', issueKeyOf(holder, badge))
    .executeTakeFirst();
  return row !== undefined || (await holdsBadge(t, {...holder, badge}));
}
