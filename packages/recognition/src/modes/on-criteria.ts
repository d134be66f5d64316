/** `onCriteria`: a badge given when facts about a course meet a rule. The rule language, and how far facts meet a rule. */
import * as v from 'valibot';
import type {CompletionFact} from '../completion.js';
import {instantSchema} from '../text.js';
import {
  type CompletionRule,
  type CriteriaLeaf,
  isLeaf,
  isLessTrusted,
  leavesOf,
  partsOf,
  ruleHolds,
  whyNot,
} from './criteria-rule.js';
import {isReversed} from './window.js';

export type {CompletionRule, CriteriaLeaf} from './criteria-rule.js';

const activity = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const window = {notBefore: v.optional(instantSchema), notAfter: v.optional(instantSchema)};

const leaves = [
  v.strictObject({completed: activity, ...window}),
  v.strictObject({passed: activity, minScaled: v.optional(fraction), ...window}),
  v.strictObject({score: activity, min: fraction, ...window}),
] as const;
const mostParts = 100;

function groupsOf<Part extends v.GenericSchema<CompletionRule>>(part: Part) {
  const parts = v.pipe(v.array(part), v.minLength(1), v.maxLength(mostParts));
  const atLeast = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostParts));
  return [
    v.strictObject({all: parts}),
    v.strictObject({any: parts}),
    v.strictObject({atLeast, of: parts}),
  ] as const;
}

export const completionRuleSchema: v.GenericSchema<CompletionRule> = v.lazy(() =>
  v.union([...groupsOf(completionRuleSchema), ...leaves]),
);

/** A rule of one group at most. */
export const shallowRuleSchema: v.GenericSchema<CompletionRule> = v.union([
  ...groupsOf(v.union(leaves)),
  ...leaves,
]);

export type CriteriaState = 'unmet' | 'partiallyMet' | 'met';

/** May a fact of this trust count for a badge that asks for `minTrust`? A fact seen in a browser (T0) never may. */
export function isTrusted(fact: Pick<CompletionFact, 'trust'>, minTrust: 'T1' | 'T2' | 'T3'): boolean {
  return fact.trust !== 'T0' && !isLessTrusted(fact.trust, minTrust);
}

/** How far these facts meet the rule. Facts of too little trust and voided ones are left out. */
export function evaluateCriteria(
  rule: CompletionRule,
  facts: readonly CompletionFact[],
  minTrust: 'T1' | 'T2' | 'T3',
): CriteriaState {
  const counted = facts.filter((fact) => fact.voided !== true && isTrusted(fact, minTrust));
  const leafHolds = (leaf: CriteriaLeaf) => counted.some((fact) => whyNot(leaf, fact) === undefined);
  if (ruleHolds(rule, leafHolds)) return 'met';
  return leavesOf(rule).some(leafHolds) ? 'partiallyMet' : 'unmet';
}

/** What is wrong with a rule that its schema lets through: nobody could meet that part. */
export interface CriteriaProblem {
  readonly code: 'CRITERIA_CANNOT_BE_MET' | 'CRITERIA_WINDOW_REVERSED';
  /** The part's place: members and indices from the rule's root. */
  readonly path: readonly (string | number)[];
}

/** The parts of a rule that nobody could meet; empty when all is well. */
export function checkCriteria(
  rule: CompletionRule,
  path: readonly (string | number)[] = [],
): CriteriaProblem[] {
  if (isLeaf(rule)) return isReversed(rule) ? [{code: 'CRITERIA_WINDOW_REVERSED', path}] : [];
  const member = 'all' in rule ? 'all' : 'any' in rule ? 'any' : 'of';
  const inside = partsOf(rule).flatMap((part, index) => checkCriteria(part, [...path, member, index]));
  return 'of' in rule && rule.atLeast > rule.of.length
    ? [{code: 'CRITERIA_CANNOT_BE_MET', path}, ...inside]
    : inside;
}
