/** Key badges of people between the store and the machine of recognition; what each rests on is kept by the ids that were counted. */
import {type HeldBadge, type KeyBadgeCase, type KeyRule, startKeyBadge} from '@pepites/recognition';
import type {KnownBadge} from '../catalogue/catalogue.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session} from '../store/open-store.js';
import {changeSuspension} from '../issuing/status-list.js';
import {foreignBadgesOf} from './foreign-badges.js';
import {heldAmong} from './held-badges.js';

export interface KeyBadge extends KnownBadge {
  readonly process: KnownBadge['process'] & {readonly mode: 'keyBadge'};
}

export function isKeyBadge(badge: KnownBadge): badge is KeyBadge {
  return badge.process.mode === 'keyBadge';
}

export interface KeyHolder {
  readonly structure: string;
  readonly person: string;
  readonly now: Date;
}

/** What the person holds that the rule names; read by index, whatever else they hold. */
export async function heldTowards(t: Session, holder: KeyHolder, rule: KeyRule): Promise<HeldBadge[]> {
  const own = rule.requires.filter(({from}) => from === undefined).map(({badge}) => badge);
  const held = await heldAmong(t, holder, own);
  if (own.length === rule.requires.length) return held;
  const {structure, person, now} = holder;
  const foreign = await foreignBadgesOf(t, {structure, people: [person], now});
  return [
    ...held,
    // An empty slug is no badge of the structure: such a badge counts by its issuer's ids alone.
    ...foreign.map(({award, awardedAt, foreign: badge}) => ({badge: '', award, awardedAt, foreign: badge})),
  ];
}

interface CaseOf {
  readonly structure: string;
  readonly badge: string;
  readonly person: string;
}

const keyCaseOf = keptQuery((t, {structure, badge, person}: CaseOf) =>
  t
    .selectFrom('key_case')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person),
);

/** `isStored`: something was offered or given before. */
export async function loadKeyCase(
  t: Session,
  holder: KeyHolder,
  badge: KeyBadge,
  held: readonly HeldBadge[],
): Promise<{readonly machine: KeyBadgeCase; readonly isStored: boolean}> {
  const {structure, person} = holder;
  const [row] = await keyCaseOf(t, {structure, badge: badge.id, person});
  if (!row) return {machine: startKeyBadge(badge.process, held), isStored: false};
  const {state, award_id: award} = row;
  const machine = {...fromJsonText(row.machine), state, rule: badge.process, ...(award !== null && {award})};
  return {machine, isStored: true};
}

export async function saveKeyCase(
  t: Session,
  holder: KeyHolder,
  badge: string,
  machine: KeyBadgeCase,
): Promise<void> {
  const {state, rule: _rule, award, ...rest} = machine;
  const values = {
    state,
    award_id: award ?? null,
    machine: toJsonText(rest),
    updated_at: holder.now.toISOString(),
  };
  await t
    .insertInto('key_case')
    .values({structure_id: holder.structure, badge_id: badge, person_id: holder.person, ...values})
    .onConflict((conflict) => conflict.columns(['structure_id', 'badge_id', 'person_id']).doUpdateSet(values))
    .execute();
  if (award === undefined) return;
  const counted = new Set([...machine.counted, ...machine.progress.counted].map((one) => one.award));
  for (const one of counted)
    await t
      .insertInto('key_counted')
      .values({counted: one, award_id: award})
      .onConflict((conflict) => conflict.columns(['counted', 'award_id']).doNothing())
      .execute();
  await changeSuspension(t, {
    award,
    structure: holder.structure,
    isSuspended: state === 'suspended',
    at: holder.now,
  });
}
