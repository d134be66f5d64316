/**
 * `onCriteria` as a machine: one learner on the way to one badge. Facts come in until the rule is met; the badge is given once, to a
 * known person; a fact that is taken back afterwards contests the badge, and never takes it away without a word.
 */
import type {CompletionFact} from '../completion.js';
import {type CompletionRule, isLessTrusted} from './criteria-rule.js';
import {evaluateCriteria, isTrusted} from './on-criteria.js';
import {minMessageLength} from './reviewed-request.js';
import {refuse, to, type Transition} from './transition.js';

/**
 * `met`: the rule holds and the learner is known, so the badge can be given; `identityPending`: the rule holds for a learner whom
 * nobody has linked to a person yet; `contested`: given, then a fact was taken back, and a person has to decide; `kept`: it stays
 * although the facts had changed. `revoked` is the end.
 */
export const criteriaStates = [
  'unmet',
  'partiallyMet',
  'met',
  'identityPending',
  'issued',
  'contested',
  'kept',
  'revoked',
] as const;
export type CriteriaCaseState = (typeof criteriaStates)[number];

export const voidedPolicies = ['keep', 'review', 'revoke'] as const;
/** What becomes of a badge already given when its rule no longer holds. */
export type VoidedPolicy = (typeof voidedPolicies)[number];

/** What the badge's definition says; a process of mode `onCriteria` is one. */
export interface CriteriaTerms {
  readonly rule: CompletionRule;
  readonly minTrust: 'T1' | 'T2' | 'T3';
  /** Default `review`. */
  readonly onVoided?: VoidedPolicy | undefined;
}

/** Why a badge was called into question, or settled again (`metAgain`). */
export type ContestCause = 'factVoided' | 'gradeLowered' | 'metAgain';

export interface CriteriaContest {
  readonly cause: Exclude<ContestCause, 'metAgain'>;
  /** The key of the fact that changed. */
  readonly fact: string;
  /** What the platform said about it; may be empty. */
  readonly reason: string;
  readonly since: string;
}

export interface CriteriaDecision {
  readonly outcome: 'kept' | 'revoked';
  readonly cause: ContestCause;
  /** The person who decided; absent where the badge's policy or the facts themselves did. */
  readonly by?: string;
  /** In words: the decider's, or the platform's where the policy decided. */
  readonly reason: string;
  readonly at: string;
}

export interface CriteriaCase {
  readonly state: CriteriaCaseState;
  readonly terms: CriteriaTerms;
  readonly achievement: string;
  /** The platform's own id for the learner. */
  readonly learner: string;
  /** One per key; all of enough trust. Voided ones stay, do not count, and are not reported again. */
  readonly facts: readonly CompletionFact[];
  readonly person?: string;
  /** Set once, when the badge is given. */
  readonly award?: string;
  /** Only while `contested`. */
  readonly contest?: CriteriaContest;
  readonly decisions: readonly CriteriaDecision[];
}

interface Change extends Omit<CriteriaContest, 'since'> {
  readonly now: Date;
  /** Said with less trust than what it takes back: then no policy takes a badge away. */
  readonly isDoubtful?: boolean;
}

export type CriteriaEvent =
  /** The platform reports: a new attempt, or news of one that is known. */
  | {readonly type: 'fact'; readonly fact: CompletionFact}
  /**
   * The platform takes a fact back. `fact` is its `factKey`. Whoever said it may, and whoever is believed at least as much; the platform's
   * server (T2) also what its record store said (T3): then the badge is contested, even where the policy is to revoke.
   */
  | {
      readonly type: 'void';
      readonly fact: string;
      readonly trust: CompletionFact['trust'];
      readonly reason?: string;
    }
  | {readonly type: 'identify'; readonly person: string}
  | {readonly type: 'issue'; readonly award: string; readonly alreadyHolds: boolean}
  | {
      readonly type: 'decide';
      readonly outcome: 'kept' | 'revoked';
      readonly by: string;
      readonly mayDecide: boolean;
      readonly reason: string;
    };

/** A learner of whom nothing is known yet; `person` where the learner is already linked to one. */
export function startCriteria(
  terms: CriteriaTerms,
  about: {readonly achievement: string; readonly learner: string; readonly person?: string},
): CriteriaCase {
  return {state: 'unmet', terms, ...about, facts: [], decisions: []};
}

/**
 * What makes two reports the same fact: achievement, learner, activity and registration. Without a registration the time tells
 * attempts apart; without either, an activity has one fact. The activity belongs to it because one registration may cover a whole course.
 *
 * A fact that was voided stays voided: reported again under the same key it is refused with `FACT_VOIDED`, whatever it says. What a
 * platform reports anew, it reports as another attempt, with a registration (or a time) of its own.
 */
export function factKey(
  about: {readonly achievement: string; readonly learner: string},
  fact: Pick<CompletionFact, 'activity' | 'registration' | 'at'>,
): string {
  return JSON.stringify([
    about.achievement,
    about.learner,
    fact.activity,
    fact.registration ?? null,
    fact.registration === undefined ? (fact.at ?? null) : null,
  ]);
}

/** The next state, or why the event is refused. */
export function advanceCriteria(
  current: CriteriaCase,
  event: CriteriaEvent,
  now: Date,
): Transition<CriteriaCase> {
  switch (event.type) {
    case 'fact':
      return report(current, event.fact, now);
    case 'void':
      return withdraw(current, event, now);
    case 'identify':
      if (current.person !== undefined)
        return current.person === event.person ? to(current) : refuse('IDENTITY_CONFLICT');
      return to(identify(current, event.person));
    case 'issue':
      return issue(current, event);
    case 'decide':
      return decide(current, event, now);
  }
}

function report(current: CriteriaCase, reported: CompletionFact, now: Date): Transition<CriteriaCase> {
  if (current.state === 'revoked') return refuse('CRITERIA_STATE');
  if (!isTrusted(reported, current.terms.minTrust)) return refuse('TRUST_TOO_LOW');
  const {voided: _voided, ...fact} = reported;
  const key = factKey(current, fact);
  const known = current.facts.find((one) => factKey(current, one) === key);
  const change: Change = {cause: 'gradeLowered', fact: key, reason: '', now};
  if (!known) return to(settle(current, {...current, facts: [...current.facts, fact]}, change));
  // As a voided statement of xAPI: it is never un-voided, whatever is said of it now. A corrected result is a fact of its own.
  if (known.voided === true) return refuse('FACT_VOIDED');
  const merged = merge(known, fact);
  if (saysTheSame(known, merged)) return refuse('FACT_DUPLICATE');
  if (isLessTrusted(fact.trust, known.trust)) return refuse('TRUST_TOO_LOW');
  if (isOlder(fact, known)) return refuse('FACT_OUTDATED');
  const next = {...current, facts: current.facts.map((one) => (one === known ? merged : one))};
  return to(settle(current, next, change));
}

function withdraw(
  current: CriteriaCase,
  event: Extract<CriteriaEvent, {type: 'void'}>,
  now: Date,
): Transition<CriteriaCase> {
  if (current.state === 'revoked') return refuse('CRITERIA_STATE');
  if (event.trust === 'T0') return refuse('TRUST_TOO_LOW');
  const known = current.facts.find((one) => one.voided !== true && factKey(current, one) === event.fact);
  if (!known) return refuse('FACT_UNKNOWN');
  // The platform's own server said it, and takes it back; its key is less than its record store's word, so that a person decides.
  const isLess = isLessTrusted(event.trust, known.trust);
  if (isLess && isLessTrusted(event.trust, 'T2')) return refuse('TRUST_TOO_LOW');
  const facts = current.facts.map((one) => (one === known ? {...one, voided: true} : one));
  const reason = event.reason?.trim() ?? '';
  const change: Change = {cause: 'factVoided', fact: event.fact, reason, now, isDoubtful: isLess};
  return to(settle(current, {...current, facts}, change));
}

function identify(current: CriteriaCase, person: string): CriteriaCase {
  const isAwaited = current.state === 'identityPending';
  return {...current, person, ...(isAwaited && {state: 'met'})};
}

function issue(
  current: CriteriaCase,
  event: Extract<CriteriaEvent, {type: 'issue'}>,
): Transition<CriteriaCase> {
  if (current.award !== undefined || event.alreadyHolds) return refuse('BADGE_ALREADY_HELD');
  if (current.state === 'identityPending') return refuse('IDENTITY_PENDING');
  if (current.state !== 'met') return refuse('CRITERIA_NOT_MET');
  return to({...current, state: 'issued', award: event.award});
}

function decide(
  current: CriteriaCase,
  event: Extract<CriteriaEvent, {type: 'decide'}>,
  now: Date,
): Transition<CriteriaCase> {
  if (current.contest === undefined) return refuse('CRITERIA_STATE');
  if (!event.mayDecide) return refuse('NOT_A_DECIDER');
  if (event.by === current.person) return refuse('CONFLICT_OF_INTEREST');
  const reason = event.reason.trim();
  if (reason.length < minMessageLength) return refuse('MESSAGE_REQUIRED');
  const {cause} = current.contest;
  const {outcome, by} = event;
  return to(close(current, {outcome, cause, by, reason, at: now.toISOString()}));
}

/**
 * The state that the facts of `next` put it in. Before the badge is given they decide alone; afterwards only the step from a rule that
 * held to one that does not is news: so a badge once kept is not contested again for the same reason.
 */
function settle(before: CriteriaCase, next: CriteriaCase, change: Change): CriteriaCase {
  const evaluated = evaluate(next);
  if (next.award === undefined) {
    if (evaluated !== 'met') return {...next, state: evaluated};
    return {...next, state: next.person === undefined ? 'identityPending' : 'met'};
  }
  const at = change.now.toISOString();
  if (next.contest !== undefined) {
    if (evaluated !== 'met') return next;
    return close(next, {outcome: 'kept', cause: 'metAgain', reason: '', at});
  }
  if (evaluated === 'met' || evaluate(before) !== 'met') return next;
  const {cause, fact, reason} = change;
  const policy = next.terms.onVoided ?? 'review';
  switch (policy === 'revoke' && change.isDoubtful === true ? 'review' : policy) {
    case 'review':
      return {...next, state: 'contested', contest: {cause, fact, reason, since: at}};
    case 'keep':
      return close(next, {outcome: 'kept', cause, reason, at});
    case 'revoke':
      return close(next, {outcome: 'revoked', cause, reason, at});
  }
}

function close(current: CriteriaCase, decision: CriteriaDecision): CriteriaCase {
  const {contest: _contest, ...rest} = current;
  return {...rest, state: decision.outcome, decisions: [...current.decisions, decision]};
}

function evaluate({terms, facts}: CriteriaCase): ReturnType<typeof evaluateCriteria> {
  return evaluateCriteria(terms.rule, facts, terms.minTrust);
}

/** News of a known attempt: what it does not speak of stays as it was. */
function merge(known: CompletionFact, fact: CompletionFact): CompletionFact {
  const passed = fact.passed ?? known.passed;
  const scaled = fact.scaled ?? known.scaled;
  const at = fact.at ?? known.at;
  return {
    ...fact,
    ...(passed !== undefined && {passed}),
    ...(scaled !== undefined && {scaled}),
    ...(at !== undefined && {at}),
  };
}

function saysTheSame(one: CompletionFact, other: CompletionFact): boolean {
  return (
    one.completed === other.completed &&
    one.passed === other.passed &&
    one.scaled === other.scaled &&
    one.at === other.at
  );
}

function isOlder(fact: CompletionFact, known: CompletionFact): boolean {
  return fact.at !== undefined && known.at !== undefined && Date.parse(fact.at) < Date.parse(known.at);
}
