/** Where people stand on a pathway, computed from what is known of them. Nothing is stored: the same facts give the same standing. */
import type {keyOfferStates, standingStates} from '../pathway.js';
import type {PreparedPathway, PreparedStep} from './prepared.js';
import {createSettling, type Marks} from './settle.js';
import {type WindowDates, windowDates} from './windows.js';

/** A badge that the person holds and that is valid; of another issuer only when it is verified and proven to be this person's. */
export interface HeldFact {
  /** Slug of the structure's own badge; with `issuer`, the achievement's id. */
  readonly badge: string;
  readonly award: string;
  /** ISO 8601. */
  readonly awardedAt: string;
  /** Absent: the structure of the pathway. */
  readonly issuer?: string;
}

/** A request on its way. */
export interface OpenFact {
  readonly badge: string;
  readonly request: string;
  /** `needsMore` is the one in which the person has to act. */
  readonly state: string;
  /** ISO 8601: when it was sent. */
  readonly sentAt?: string;
  readonly issuer?: string;
}

/** A key badge of the structure that the person may take; it does not come by itself. */
export interface OfferFact {
  readonly badge: string;
  readonly state: (typeof keyOfferStates)[number];
}

/** What is known of one person. */
export interface PersonFacts {
  /** Returned with the standing, to know whose it is. */
  readonly person?: string;
  readonly held: readonly HeldFact[];
  readonly open: readonly OpenFact[];
  readonly offers?: readonly OfferFact[];
  /** From when windows count, `YYYY-MM-DD` (of a time only the date is read): the start of the contract. Unreadable: no windows. */
  readonly referenceDate?: string;
  /** Groups and information steps that were done on an earlier version: `carryStanding`. */
  readonly keptSteps?: readonly string[];
}

/**
 * - `done`: the badge is held; enough of the group is done; all that leads to the information is done.
 * - `waiting`: a request is on its way.
 * - `locked`: a step that it requires is not done. Only the step's own `requires` edges count: those of a group do not lock its steps.
 * - `next`: the one step that is recommended now.
 * - `suggested`: can be begun, and a step that suggests it is done.
 * - `open`: can be begun. A key badge or a group is not begun by anyone: it comes by itself.
 */
export type StandingState = (typeof standingStates)[number];

/** How many of how many. */
export interface StepCount {
  readonly done: number;
  readonly needed: number;
}

export interface StepStanding {
  readonly step: string;
  readonly state: StandingState;
  /** Ids of the steps that require this one. */
  readonly opens: readonly string[];
  /** Where `locked`: ids of the required steps that are not done. */
  readonly awaits: readonly string[] | undefined;
  /** Groups: how many of its steps are done, and how many it needs. A group kept from an earlier version may need more than are. */
  readonly count: StepCount | undefined;
  /** Where a badge is held: the first award, if there are several. */
  readonly held: HeldFact | undefined;
  /** Where `waiting`. */
  readonly request: OpenFact | undefined;
  /** Where its key badge is the person's to take. */
  readonly offer: OfferFact['state'] | undefined;
  /** The days of its window, where it has one and the person a reference date. */
  readonly due: WindowDates | undefined;
}

export interface PathwayStanding {
  readonly person: string | undefined;
  /** In the definition's order. */
  readonly steps: readonly StepStanding[];
  /** The id of the step whose state is `next`; undefined when there is nothing that the person has to begin. */
  readonly next: string | undefined;
  /** "2 badges obtenus sur 5": steps outside groups count one, a group as many as it needs; key badges, optional steps and information none. */
  readonly count: StepCount;
  /** Key badges, counted apart, in groups or not. */
  readonly keys: StepCount;
}

export interface ProgressOptions {
  /** `YYYY-MM-DD`. Absent: windows do not change which step is next. */
  readonly today?: string;
}

/**
 * Where one person stands.
 *
 * The next step is one of the badges that can be begun: not done, not asked for, all that it requires done, neither optional nor a key
 * badge, and still of use (not a step of groups that are all done, unless a step not done requires it). Of these, the first by:
 * 1. its window has begun or it has none, before windows to come (a window that is over is no reason to wait: it shuts nothing);
 * 2. an edge of either kind leads to it from a step that is done or asked for: what was begun is carried on;
 * 3. reading order.
 */
export function progressOfOne(
  pathway: PreparedPathway,
  facts: PersonFacts,
  options: ProgressOptions = {},
): PathwayStanding {
  return standingOf(pathway, facts, createSettling(pathway)(facts), options);
}

/** Where each of the people stands, in their order; the rule is that of `progressOfOne`. */
export function progressOfMany(
  pathway: PreparedPathway,
  people: readonly PersonFacts[],
  options: ProgressOptions = {},
): PathwayStanding[] {
  const settle = createSettling(pathway);
  return people.map((facts) => standingOf(pathway, facts, settle(facts), options));
}

function standingOf(
  {steps}: PreparedPathway,
  {person, referenceDate, offers = []}: PersonFacts,
  marks: Marks,
  {today}: ProgressOptions,
): PathwayStanding {
  const due = steps.map(({window}) =>
    window && referenceDate !== undefined ? windowDates(window, referenceDate) : undefined,
  );
  let next: PreparedStep | undefined;
  let nextScore = Infinity;
  const count = {done: 0, needed: 0};
  const keys = {done: 0, needed: 0};
  for (const step of steps) {
    addTo(step.isKey ? keys : count, step, marks);
    if (!canBeNext(step, marks)) continue;
    const isToCome = today !== undefined && (due[step.index]?.from ?? '') > today.slice(0, 10);
    const isCarriedOn = step.before.some(({index}) => marks.done[index] || marks.open[index]);
    const score = ((isToCome ? 2 : 0) + (isCarriedOn ? 0 : 1)) * steps.length + step.rank;
    if (score >= nextScore) continue;
    next = step;
    nextScore = score;
  }
  return {
    person,
    steps: steps.map((step) => {
      const {id, index, opens, requires, needed, definition} = step;
      const state = step === next ? 'next' : stateOf(step, marks);
      return {
        step: id,
        state,
        opens,
        awaits: state === 'locked' ? awaited(requires, marks) : undefined,
        count: definition.kind === 'group' ? {done: marks.membersDone[index] ?? 0, needed} : undefined,
        held: marks.held[index],
        request: state === 'waiting' ? marks.open[index] : undefined,
        offer: state === 'done' ? undefined : offerOf(definition, offers),
        due: due[index],
      };
    }),
    next: next?.id,
    count,
    keys,
  };
}

function stateOf({index, suggestedBy}: PreparedStep, marks: Marks): StandingState {
  if (marks.done[index]) return 'done';
  if (marks.open[index]) return 'waiting';
  if (marks.missing[index]) return 'locked';
  return suggestedBy.some((step) => marks.done[step.index]) ? 'suggested' : 'open';
}

function offerOf(
  step: PreparedStep['definition'],
  offers: readonly OfferFact[],
): OfferFact['state'] | undefined {
  return step.kind === 'badge' ? offers.find(({badge}) => badge === step.badge)?.state : undefined;
}

function awaited(requires: readonly PreparedStep[], marks: Marks): string[] {
  return requires.filter(({index}) => !marks.done[index]).map(({id}) => id);
}

function canBeNext({definition, index, isKey, inGroups, requiredBy}: PreparedStep, marks: Marks): boolean {
  if (definition.kind !== 'badge' || definition.optional || isKey) return false;
  if (marks.done[index] || marks.open[index] || marks.missing[index]) return false;
  const isOfUse = (step: PreparedStep) => !marks.done[step.index];
  return inGroups.length === 0 || inGroups.some(isOfUse) || requiredBy.some(isOfUse);
}

function addTo(
  count: {done: number; needed: number},
  {definition, index, isKey, inGroups, needed}: PreparedStep,
  marks: Marks,
): void {
  if (definition.kind === 'information' || definition.optional) return;
  if (!isKey && inGroups.length > 0) return;
  const units = definition.kind === 'group' ? needed : 1;
  count.needed += units;
  count.done += marks.done[index] ? units : Math.min(marks.membersDone[index] ?? 0, units);
}
