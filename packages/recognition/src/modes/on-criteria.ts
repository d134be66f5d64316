/** `onCriteria`: a badge given when facts about a course meet a rule. */
import * as v from 'valibot';
import type {CompletionFact} from '../completion.js';

/** The rule language: `all | any | atLeast` over facts. Activities are IRIs or the platform's own ids. */
export type CompletionRule =
  | {readonly all: readonly CompletionRule[]}
  | {readonly any: readonly CompletionRule[]}
  | {readonly atLeast: number; readonly of: readonly CompletionRule[]}
  | {readonly completed: string}
  | {readonly passed: string; readonly minScaled?: number | undefined};

const activity = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));

export const completionRuleSchema: v.GenericSchema<CompletionRule> = v.lazy(() =>
  v.union([
    v.strictObject({all: v.pipe(v.array(completionRuleSchema), v.minLength(1))}),
    v.strictObject({any: v.pipe(v.array(completionRuleSchema), v.minLength(1))}),
    v.strictObject({
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)),
      of: v.pipe(v.array(completionRuleSchema), v.minLength(1)),
    }),
    v.strictObject({completed: activity}),
    v.strictObject({
      passed: activity,
      minScaled: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    }),
  ]),
);

export type CriteriaState = 'unmet' | 'partiallyMet' | 'met';

const rank = {T0: 0, T1: 1, T2: 2, T3: 3} as const;

/** May a fact of this trust count for a badge that asks for `minTrust`? A fact seen in a browser (T0) never may. */
export function isTrusted(fact: CompletionFact, minTrust: 'T1' | 'T2' | 'T3'): boolean {
  return rank[fact.trust] >= rank[minTrust];
}

/** How far these facts meet the rule. Facts of too little trust and voided ones are left out. */
export function evaluateCriteria(
  rule: CompletionRule,
  facts: readonly CompletionFact[],
  minTrust: 'T1' | 'T2' | 'T3',
): CriteriaState {
  const counted = facts.filter((fact) => fact.voided !== true && isTrusted(fact, minTrust));
  if (holds(rule, counted)) return 'met';
  return leaves(rule).some((leaf) => holds(leaf, counted)) ? 'partiallyMet' : 'unmet';
}

function holds(rule: CompletionRule, facts: readonly CompletionFact[]): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, facts));
  if ('any' in rule) return rule.any.some((part) => holds(part, facts));
  if ('of' in rule) return rule.of.filter((part) => holds(part, facts)).length >= rule.atLeast;
  if ('completed' in rule)
    return facts.some((f) => f.activity === rule.completed && (f.completed || f.passed === true));
  return facts.some(
    (f) =>
      f.activity === rule.passed &&
      f.passed === true &&
      (rule.minScaled === undefined || (f.scaled !== undefined && f.scaled >= rule.minScaled)),
  );
}

function leaves(rule: CompletionRule): CompletionRule[] {
  if ('all' in rule) return rule.all.flatMap(leaves);
  if ('any' in rule) return rule.any.flatMap(leaves);
  if ('of' in rule) return rule.of.flatMap(leaves);
  return [rule];
}
