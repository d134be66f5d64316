/** What a learner's page says about an `onCriteria` badge: what is done, and what is missing. */
import type {CompletionFact} from '../completion.js';
import {
  activityOf,
  type CompletionRule,
  type CriteriaLeaf,
  partsOf,
  isLeaf,
  ruleHolds,
  type Shortfall,
  whyNot,
} from './criteria-rule.js';
import {type CriteriaState, evaluateCriteria, isTrusted} from './on-criteria.js';

/**
 * Why a leaf is not met: `noFact`: nothing was reported; `voided`: the platform took it back; `trustTooLow`: it was reported
 * by a way that this badge does not believe; the others are about the nearest of the facts that were reported.
 */
export type MissingReason = 'noFact' | 'voided' | 'trustTooLow' | Exclude<Shortfall, 'otherActivity'>;

export interface LeafExplanation {
  readonly leaf: CriteriaLeaf;
  readonly activity: string;
  readonly isMet: boolean;
  /** Not met, and no alternative of the rule has made up for it: this is what is left to do. */
  readonly isMissing: boolean;
  /** Only where it is not met. */
  readonly reason?: MissingReason;
  /** The best result, 0 to 1, among the facts that may be believed; only where one was reported. */
  readonly bestScaled?: number;
}

export interface CriteriaExplanation {
  readonly state: CriteriaState;
  /** In the rule's order. */
  readonly leaves: readonly LeafExplanation[];
}

/** Nearest to being met first. */
const nearness: readonly MissingReason[] = [
  'scoreTooLow',
  'scoreUnknown',
  'notPassed',
  'notCompleted',
  'dateUnknown',
  'tooEarly',
  'tooLate',
  'trustTooLow',
  'voided',
  'noFact',
];

/** What is met and what is missing, leaf by leaf. `state` is what `evaluateCriteria` answers. */
export function explainCriteria(
  rule: CompletionRule,
  facts: readonly CompletionFact[],
  minTrust: 'T1' | 'T2' | 'T3',
): CriteriaExplanation {
  const reasonFor = (leaf: CriteriaLeaf) => nearestReason(leaf, facts, minTrust);
  const explain = (part: CompletionRule, isSettled: boolean): LeafExplanation[] => {
    const isDone = isSettled || ruleHolds(part, (leaf) => reasonFor(leaf) === undefined);
    if (!isLeaf(part)) return partsOf(part).flatMap((one) => explain(one, isDone));
    const reason = reasonFor(part);
    const bestScaled = bestOf(part, facts, minTrust);
    return [
      {
        leaf: part,
        activity: activityOf(part),
        isMet: reason === undefined,
        isMissing: !isDone,
        ...(reason !== undefined && {reason}),
        ...(bestScaled !== undefined && {bestScaled}),
      },
    ];
  };
  return {state: evaluateCriteria(rule, facts, minTrust), leaves: explain(rule, false)};
}

function nearestReason(
  leaf: CriteriaLeaf,
  facts: readonly CompletionFact[],
  minTrust: 'T1' | 'T2' | 'T3',
): MissingReason | undefined {
  let nearest: MissingReason = 'noFact';
  for (const fact of facts) {
    const shortfall = whyNot(leaf, fact);
    if (shortfall === 'otherActivity') continue;
    const reason =
      fact.voided === true ? 'voided' : isTrusted(fact, minTrust) ? shortfall : ('trustTooLow' as const);
    if (reason === undefined) return undefined;
    if (nearness.indexOf(reason) < nearness.indexOf(nearest)) nearest = reason;
  }
  return nearest;
}

function bestOf(
  leaf: CriteriaLeaf,
  facts: readonly CompletionFact[],
  minTrust: 'T1' | 'T2' | 'T3',
): number | undefined {
  let best: number | undefined;
  for (const fact of facts) {
    const counts = fact.activity === activityOf(leaf) && fact.voided !== true && isTrusted(fact, minTrust);
    if (counts && fact.scaled !== undefined && fact.scaled >= (best ?? 0)) best = fact.scaled;
  }
  return best;
}
