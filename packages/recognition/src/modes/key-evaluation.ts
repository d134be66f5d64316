/** All key badges of one person at once, nested ones included; and all people at once when a key badge is published. */
import type {HeldBadge, KeyProgress, KeyRule} from './key-badge.js';
import {addHeld, countTowards, indexHeld} from './key-count.js';
import {keysBottomUp, keysNeededBy} from './key-graph.js';

export interface EvaluateKeysOptions {
  /**
   * When the badges to be given are given: nested windows are judged by it. Default: for each, the time of the last badge that it was
   * counted from.
   */
  readonly now?: Date;
  /** Key badges that the person was given before, also those taken back since: no key badge is given twice. */
  readonly given?: ReadonlySet<string>;
}

/** A key badge that a person may have now, with the awards that it is counted from. */
export interface KeyGain {
  readonly badge: string;
  /** Those of key badges to be given before this one have `pendingAward(badge)` as their award. */
  readonly counted: readonly HeldBadge[];
}

export interface KeyEvaluation {
  /** Of every rule, as it will be once all of `toIssue` is given. */
  readonly progress: ReadonlyMap<string, KeyProgress>;
  /** To be given, in this order: each after those that it is counted from. */
  readonly toIssue: readonly KeyGain[];
  /** To be offered: they count for others only once the person has taken them. */
  readonly toOffer: readonly KeyGain[];
}

/** What stands for the award of a key badge that is still to be given. */
export function pendingAward(badge: string): string {
  return `${pendingPrefix}${badge}`;
}

const pendingPrefix = 'pending:';

/** Is the badge only about to be given? A key badge is given on awards, not on what stands for them. */
export function isPending({award}: Pick<HeldBadge, 'award'>): boolean {
  return award.startsWith(pendingPrefix);
}

/**
 * Evaluates the key badges of one person from the bottom up, to the fixed point: a key badge that is given automatically counts for the
 * key badges that need it. Linear in the rules. Rules that need each other are no obstacle, though no definition should have them.
 */
export function evaluateAllKeyBadges(
  rules: ReadonlyMap<string, KeyRule>,
  held: readonly HeldBadge[],
  options: EvaluateKeysOptions = {},
): KeyEvaluation {
  const index = indexHeld(held);
  const has = new Set([
    ...held.filter((one) => !one.foreign).map(({badge}) => badge),
    ...(options.given ?? []),
  ]);
  const neededIn = dependents(rules);
  const progress = new Map<string, KeyProgress>();
  const toIssue: KeyGain[] = [];
  const waiting = keysBottomUp(rules);
  // Grows only where badges need each other: all others come after those that they need.
  for (const badge of waiting) {
    const rule = rules.get(badge);
    if (!rule) continue;
    const found = countTowards(rule, index);
    progress.set(badge, found);
    const {state, counted} = found;
    if (state !== 'eligible' || rule.offer !== 'automatic' || has.has(badge)) continue;
    has.add(badge);
    toIssue.push({badge, counted});
    addHeld(index, {badge, award: pendingAward(badge), awardedAt: givenAt(counted, options.now)});
    waiting.push(...(neededIn.get(badge) ?? []).filter((other) => progress.has(other)));
  }
  const toOffer = [...progress].flatMap(([badge, {state, counted}]) =>
    state === 'eligible' && rules.get(badge)?.offer === 'ask' && !has.has(badge) ? [{badge, counted}] : [],
  );
  return {progress, toIssue, toOffer};
}

/** A person, as the publication of a key badge finds them. */
export interface Holder {
  readonly person: string;
  readonly held: readonly HeldBadge[];
  readonly given?: ReadonlySet<string>;
}

/**
 * Who already holds enough when a key badge is published. Key badges below it that were published at the same time count as
 * `evaluateAllKeyBadges` says; `gains` are then what each person is to be given or offered, in order, this badge last.
 */
export function holdersAtPublication(
  badge: string,
  rules: ReadonlyMap<string, KeyRule>,
  options: {readonly people: Iterable<Holder>; readonly now: Date},
): {readonly person: string; readonly gains: readonly KeyGain[]}[] {
  const concerned = rulesBelow(badge, rules);
  const found: {person: string; gains: readonly KeyGain[]}[] = [];
  for (const {person, held, given} of options.people) {
    const {toIssue, toOffer} = evaluateAllKeyBadges(concerned, held, {
      now: options.now,
      ...(given && {given}),
    });
    const own = [...toIssue, ...toOffer].find((gain) => gain.badge === badge);
    if (own) found.push({person, gains: [...toIssue.filter((gain) => gain !== own), own]});
  }
  return found;
}

function rulesBelow(badge: string, rules: ReadonlyMap<string, KeyRule>): Map<string, KeyRule> {
  const below = new Map<string, KeyRule>();
  const waiting = [badge];
  for (const one of waiting) {
    const rule = rules.get(one);
    if (!rule || below.has(one)) continue;
    below.set(one, rule);
    waiting.push(...keysNeededBy(rules, one));
  }
  return below;
}

function dependents(rules: ReadonlyMap<string, KeyRule>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const badge of rules.keys())
    for (const needed of keysNeededBy(rules, badge)) {
      const others = found.get(needed);
      if (others) others.push(badge);
      else found.set(needed, [badge]);
    }
  return found;
}

function givenAt(counted: readonly HeldBadge[], now: Date | undefined): string {
  if (now) return now.toISOString();
  return counted.map(({awardedAt}) => awardedAt).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
}
