/** Which steps of a pathway anybody can ever get done. */
import type {PreparedPathway, PreparedStep} from './prepared.js';

/**
 * The steps that can be done by somebody who does one after the other: a badge when all that it requires can be, a group when enough of
 * its steps can be, an information step when all that leads to it can be. Linear.
 */
export function reachableSteps({steps}: PreparedPathway): Set<PreparedStep> {
  const reached = new Set<PreparedStep>();
  const left = new Map(steps.map((step) => [step, conditionsOf(step)]));
  const follow: PreparedStep[] = [];
  const reach = (step: PreparedStep, by: number): void => {
    const conditions = (left.get(step) ?? 0) - by;
    left.set(step, conditions);
    if (conditions > 0 || reached.has(step)) return;
    reached.add(step);
    follow.push(step);
  };
  for (const step of steps) reach(step, 0);
  for (let step = follow.pop(); step; step = follow.pop()) {
    for (const badge of step.requiredBy) if (badge.definition.kind === 'badge') reach(badge, 1);
    for (const group of step.inGroups) reach(group, 1);
    for (const information of step.informs) reach(information, 1);
  }
  return reached;
}

function conditionsOf({
  definition,
  requires,
  unknownRequired,
  before,
  unknownBefore,
  needed,
}: PreparedStep): number {
  if (definition.kind === 'group') return needed;
  return definition.kind === 'badge' ? requires.length + unknownRequired : before.length + unknownBefore;
}
