/**
 * Versions of a pathway. A published one never changes; its successor has a higher number. A person's progress keeps its meaning
 * through the ids of the steps: an id that stays means the same step, a step that means something else gets another id.
 */
import type {PathwayDefinition, PathwayStep} from '../pathway.js';
import {fault, type PathwayFault} from './faults.js';
import type {PathwayStanding} from './standing.js';

/** What keeps `next` from being published after `published`; empty when it can be, or when they are the same. */
export function findVersionFaults(published: PathwayDefinition, next: PathwayDefinition): PathwayFault[] {
  if (next.version === published.version) {
    const sentence = `Version ${published.version} is published and cannot be changed: give the new one the number ${published.version + 1}.`;
    return isSame(published, next) ? [] : [fault('VERSION_IMMUTABLE', ['version'], [], sentence)];
  }
  if (next.version < published.version) {
    const sentence = `Version ${published.version} is published already: the next one cannot be version ${next.version}.`;
    return [fault('VERSION_GOES_BACK', ['version'], [], sentence)];
  }
  const before = new Map(published.steps.map((step) => [step.id, step]));
  return next.steps.flatMap((step, index) => {
    const old = before.get(step.id);
    if (!old || meansTheSame(old, step)) return [];
    const sentence = `In version ${published.version} the step "${step.id}" is ${wordsFor(old)}: ${wordsFor(step)} needs another id.`;
    return [fault('STEP_MEANING_CHANGED', ['steps', index], [step.id], sentence)];
  });
}

/** What a new version does to one person's progress. Ids of steps, in the order of the version that has them. */
export interface CarriedStanding {
  /** Groups and information steps that stay done; give them as `keptSteps` from now on. Badges stay done by being held. */
  readonly keptSteps: readonly string[];
  /** Steps done or waiting before, that the new version has no longer. The badges are still the person's. */
  readonly dropped: readonly string[];
  /** Steps done or waiting before, whose id means something else now. */
  readonly changed: readonly string[];
  /** Steps that the new version adds. */
  readonly added: readonly string[];
}

/**
 * A person's progress on version n, for version n + 1. A group that was done stays done, even where it asks for more now, since what
 * it opened has been promised. The standing on version n + 1 is then computed from the same facts with these `keptSteps`.
 */
export function carryStanding(
  standing: PathwayStanding,
  from: Pick<PathwayDefinition, 'steps'>,
  to: Pick<PathwayDefinition, 'steps'>,
): CarriedStanding {
  const before = new Map(from.steps.map((step) => [step.id, step]));
  const after = new Map(to.steps.map((step) => [step.id, step]));
  const keptSteps: string[] = [];
  const dropped: string[] = [];
  const changed: string[] = [];
  for (const {step: id, state} of standing.steps) {
    const old = before.get(id);
    if (!old || (state !== 'done' && state !== 'waiting')) continue;
    const now = after.get(id);
    if (!now) dropped.push(id);
    else if (!meansTheSame(old, now)) changed.push(id);
    else if (now.kind !== 'badge') keptSteps.push(id);
  }
  return {keptSteps, dropped, changed, added: [...after.keys()].filter((id) => !before.has(id))};
}

/** Of one kind, and for one badge. What a group counts and what leads to a step may change. */
function meansTheSame(one: PathwayStep, other: PathwayStep): boolean {
  if (one.kind !== 'badge' || other.kind !== 'badge') return one.kind === other.kind;
  return one.badge === other.badge;
}

function wordsFor(step: PathwayStep): string {
  if (step.kind === 'badge') return `the badge "${step.badge}"`;
  return step.kind === 'group' ? 'a group' : 'an information step';
}

/** Equal as data: the order of members does not count, nor do members that are undefined. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...mine.keys(), ...theirs.keys()])].every((key) =>
    isSame(mine.get(key), theirs.get(key)),
  );
}
