/** The rule language of `onCriteria`, and the reading of one leaf of it: what the evaluation and the explanation share. */
import type {CompletionFact} from '../completion.js';
import {placeInWindow, type TimeWindow} from './window.js';

/**
 * One thing to have done, within a window of time if the rule gives one. `score` is about a gradebook's line item: a result of at least
 * `min`, which goes from 0 to 1, whether or not the platform calls it passed.
 */
export type CriteriaLeaf =
  | ({readonly completed: string} & TimeWindow)
  | ({readonly passed: string; readonly minScaled?: number | undefined} & TimeWindow)
  | ({readonly score: string; readonly min: number} & TimeWindow);

/** The rule language: `all | any | atLeast` over facts. Activities are IRIs or the platform's own ids. */
export type CompletionRule =
  | {readonly all: readonly CompletionRule[]}
  | {readonly any: readonly CompletionRule[]}
  | {readonly atLeast: number; readonly of: readonly CompletionRule[]}
  | CriteriaLeaf;

const rank = {T0: 0, T1: 1, T2: 2, T3: 3} as const;

/** Can the first be believed less than the second? */
export function isLessTrusted(one: CompletionFact['trust'], other: CompletionFact['trust']): boolean {
  return rank[one] < rank[other];
}

/** Does the rule hold, given which of its leaves do? */
export function ruleHolds(rule: CompletionRule, leafHolds: (leaf: CriteriaLeaf) => boolean): boolean {
  if ('all' in rule) return rule.all.every((part) => ruleHolds(part, leafHolds));
  if ('any' in rule) return rule.any.some((part) => ruleHolds(part, leafHolds));
  if ('of' in rule) return rule.of.filter((part) => ruleHolds(part, leafHolds)).length >= rule.atLeast;
  return leafHolds(rule);
}

/** Why a fact does not do for a leaf, whatever its trust; `undefined` when it does. */
export type Shortfall =
  | 'otherActivity'
  | 'tooEarly'
  | 'tooLate'
  | 'dateUnknown'
  | 'notCompleted'
  | 'notPassed'
  | 'scoreUnknown'
  | 'scoreTooLow';

/** Why this fact does not do for this leaf. Trust and voiding are looked at elsewhere. */
export function whyNot(leaf: CriteriaLeaf, fact: CompletionFact): Shortfall | undefined {
  if (fact.activity !== activityOf(leaf)) return 'otherActivity';
  const place = placeInWindow(fact.at, leaf);
  if (place !== 'inside') return place === 'unknown' ? 'dateUnknown' : place;
  if ('completed' in leaf) return fact.completed || fact.passed === true ? undefined : 'notCompleted';
  if ('passed' in leaf && fact.passed !== true) return 'notPassed';
  const min = 'passed' in leaf ? leaf.minScaled : leaf.min;
  if (min === undefined) return undefined;
  if (fact.scaled === undefined) return 'scoreUnknown';
  return fact.scaled >= min ? undefined : 'scoreTooLow';
}

/** The activity or line item that a leaf is about. */
export function activityOf(leaf: CriteriaLeaf): string {
  if ('completed' in leaf) return leaf.completed;
  return 'passed' in leaf ? leaf.passed : leaf.score;
}

/** The leaves of a rule, in its order. */
export function leavesOf(rule: CompletionRule): CriteriaLeaf[] {
  return isLeaf(rule) ? [rule] : partsOf(rule).flatMap(leavesOf);
}

/** Does this part of a rule combine no others? */
export function isLeaf(rule: CompletionRule): rule is CriteriaLeaf {
  return !('all' in rule || 'any' in rule || 'of' in rule);
}

/** What a rule combines. */
export function partsOf(rule: Exclude<CompletionRule, CriteriaLeaf>): readonly CompletionRule[] {
  if ('all' in rule) return rule.all;
  return 'any' in rule ? rule.any : rule.of;
}
