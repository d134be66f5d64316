/** Which steps of a pathway are done, for one person after the other. */
import {badgeKey, type PreparedPathway, type PreparedStep} from './prepared.js';
import type {HeldFact, OpenFact, PersonFacts} from './standing.js';

/** Room for one person's marks by place of the step; written over for the next one. */
export interface Marks {
  readonly done: Uint8Array;
  /** Edges from required steps that are not done; 0: nothing keeps the step from being begun. */
  readonly missing: Int32Array;
  /** Groups: how many of the members are done. */
  readonly membersDone: Int32Array;
  /** Information: how many of the edges that lead there come from steps that are not done. */
  readonly before: Int32Array;
  readonly held: (HeldFact | undefined)[];
  readonly open: (OpenFact | undefined)[];
}

/**
 * A function that marks what one person has done. The marks are the same ones each time. A badge is done when it is held; a group when
 * enough of its steps are, or when it was on an earlier version; an information step when all that leads to it is. Whatever follows
 * from a step is looked at once, so that cycles end and the cost is that of the links of the steps done.
 */
export function createSettling({steps, byBadge, byId}: PreparedPathway): (facts: PersonFacts) => Marks {
  const missing = Int32Array.from(steps, ({requires, unknownRequired}) => requires.length + unknownRequired);
  const before = Int32Array.from(steps, (step) => step.before.length + step.unknownBefore);
  const fromTheStart = steps.filter(
    ({definition: {kind}, index}) => kind === 'information' && !before[index],
  );
  const marks: Marks = {
    done: new Uint8Array(steps.length),
    missing: missing.slice(),
    membersDone: new Int32Array(steps.length),
    before: before.slice(),
    held: Array.from(steps, () => undefined),
    open: Array.from(steps, () => undefined),
  };
  const follow: PreparedStep[] = [];
  const markDone = (step: PreparedStep): void => {
    if (marks.done[step.index]) return;
    marks.done[step.index] = 1;
    follow.push(step);
  };

  return (facts) => {
    marks.done.fill(0);
    marks.missing.set(missing);
    marks.membersDone.fill(0);
    marks.before.set(before);
    marks.held.fill(undefined);
    marks.open.fill(undefined);

    fromTheStart.forEach(markDone);
    for (const fact of facts.held) {
      for (const step of byBadge.get(badgeKey(fact.badge, fact.issuer)) ?? []) {
        const other = marks.held[step.index];
        if (!other || Date.parse(fact.awardedAt) < Date.parse(other.awardedAt)) marks.held[step.index] = fact;
        markDone(step);
      }
    }
    for (const id of facts.keptSteps ?? []) {
      const step = byId.get(id);
      if (step && step.definition.kind !== 'badge') markDone(step);
    }
    for (const fact of facts.open) {
      for (const step of byBadge.get(badgeKey(fact.badge, fact.issuer)) ?? [])
        marks.open[step.index] ??= fact;
    }
    for (let step = follow.pop(); step; step = follow.pop()) {
      for (const {index} of step.requiredBy) add(marks.missing, index, -1);
      for (const group of step.inGroups) {
        if (add(marks.membersDone, group.index, 1) >= group.needed) markDone(group);
      }
      for (const information of step.informs) {
        if (add(marks.before, information.index, -1) === 0) markDone(information);
      }
    }
    return marks;
  };
}

function add(counts: Int32Array, index: number, by: number): number {
  const count = (counts[index] ?? 0) + by;
  counts[index] = count;
  return count;
}
