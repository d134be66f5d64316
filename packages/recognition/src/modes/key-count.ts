/** Counting held badges towards key badges, from an index that several rules share. */
import {acceptForeignBadge} from './foreign-badge.js';
import type {HeldBadge, KeyProgress, KeyRule, RequiredBadge} from './key-badge.js';
import {placeInWindow} from './window.js';

/** Held badges by what a requirement asks for. */
export type HeldIndex = Map<string, HeldBadge[]>;

/** Foreign badges stand under their issuer's ids, so that none passes for a badge of the structure. */
export function indexHeld(held: readonly HeldBadge[]): HeldIndex {
  const index: HeldIndex = new Map();
  for (const one of held) addHeld(index, one);
  return index;
}

export function addHeld(index: HeldIndex, held: HeldBadge): void {
  const key = held.foreign ? foreignKey(held.foreign) : held.badge;
  const same = index.get(key);
  if (same) same.push(held);
  else index.set(key, [held]);
}

/** What tells one required badge from another. */
export function requirementKey({badge, from}: RequiredBadge): string {
  return from ? foreignKey(from) : badge;
}

/** A slug never begins with a bracket: the two kinds of key cannot meet. */
function foreignKey({issuer, achievement}: {readonly issuer: string; readonly achievement: string}): string {
  return JSON.stringify([issuer, achievement]);
}

/** How far these badges are towards a key badge; see `evaluateKeyBadge`. */
export function countTowards(rule: KeyRule, held: HeldIndex): KeyProgress {
  const counted = new Map<string, HeldBadge>();
  const missing: RequiredBadge[] = [];
  for (const required of rule.requires) {
    const key = requirementKey(required);
    const found = firstOf(required, held.get(key) ?? []);
    if (!found) missing.push(required);
    else if (!counted.has(key)) counted.set(key, found);
  }
  const needed = Math.min(rule.minRequired ?? rule.requires.length, rule.requires.length);
  const missingMandatory = missing.filter(({mandatory}) => mandatory).map(({badge}) => badge);
  const isEligible = needed > 0 && counted.size >= needed && missingMandatory.length === 0;
  return {
    state: isEligible ? 'eligible' : counted.size > 0 ? 'inProgress' : 'locked',
    held: counted.size,
    needed,
    counted: [...counted.values()],
    missing: missing.map(({badge}) => badge),
    missingMandatory,
  };
}

/** The earliest award that does for a required badge. */
function firstOf(required: RequiredBadge, awards: readonly HeldBadge[]): HeldBadge | undefined {
  let first: HeldBadge | undefined;
  for (const award of awards) {
    if (placeInWindow(award.awardedAt, required) !== 'inside') continue;
    if (award.foreign && !acceptForeignBadge(award.foreign, required.from ? [required.from] : []).ok)
      continue;
    // Strictly: what was good and is not known to be good now counts where it was counted, and nowhere anew.
    if (award.foreign?.unsureSince !== undefined) continue;
    if (!first || Date.parse(award.awardedAt) < Date.parse(first.awardedAt)) first = award;
  }
  return first;
}
