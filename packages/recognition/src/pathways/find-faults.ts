/** Everything that keeps a pathway from being published. */
import type {PathwayDefinition} from '../pathway.js';
import {closedPaths} from './closed-paths.js';
import {fault, type PathwayFault, type PathwayFaultCode} from './faults.js';
import {preparePathway, type PreparedPathway, type PreparedStep} from './prepared.js';
import {reachableSteps} from './reachable.js';
import {isStepWindowReversed} from './windows.js';

type Graph = Pick<PathwayDefinition, 'steps' | 'edges'>;

export interface FaultOptions {
  /** Slugs of the badges there are; absent: steps are not compared with them. */
  readonly badges?: ReadonlySet<string>;
  /** Slugs of the badges that are earned from others; default: none. */
  readonly keyBadges?: ReadonlySet<string>;
}

/**
 * What is wrong with a pathway; empty when it can be published. Time is linear in steps, edges and members of groups.
 *
 * Only `requires` edges can make a cycle (one is reported for each set of steps that require each other): `suggests` edges keep nobody
 * from a step. A step that no order of doing leads to is unreachable; one that another fault names already is not said to be so again.
 */
export function findPathwayFaults(pathway: Graph, {badges, keyBadges}: FaultOptions = {}): PathwayFault[] {
  const prepared = preparePathway(pathway, keyBadges ? {keyBadges} : {});
  const faults = [
    ...repeatedIds(prepared),
    ...edgeFaults(pathway, prepared),
    ...cycles(pathway, prepared),
    ...prepared.steps.flatMap((step) => [
      ...badgeFaults(step, badges),
      ...keyFaults(step, prepared),
      ...groupFaults(step, prepared),
      ...windowFaults(step),
    ]),
    ...groupCycles(prepared),
  ];
  return [...faults, ...unreachable(prepared, faults)];
}

function repeatedIds({steps, byId}: PreparedPathway): PathwayFault[] {
  return steps.flatMap((step) => {
    const first = byId.get(step.id);
    if (!first || first === step) return [];
    const sentence = `The step id "${step.id}" is taken already, by step ${first.index + 1}.`;
    return [fault('STEP_ID_REPEATS', ['steps', step.index, 'id'], [step.id], sentence)];
  });
}

function edgeFaults({edges}: Graph, {byId}: PreparedPathway): PathwayFault[] {
  return edges.flatMap(({from, to, kind}, index) => {
    const unknown = (['from', 'to'] as const).flatMap((end) => {
      const id = end === 'from' ? from : to;
      const sentence = `An edge leads ${end} "${id}", and no step has this id.`;
      return byId.has(id) ? [] : [fault('EDGE_TO_NO_STEP', ['edges', index, end], [from, to], sentence)];
    });
    if (unknown.length > 0 || from !== to) return unknown;
    const sentence = `The step "${to}" ${kind} itself.`;
    return [fault('EDGE_TO_ITSELF', ['edges', index], [to], sentence)];
  });
}

function cycles({edges}: Graph, {steps}: PreparedPathway): PathwayFault[] {
  const closed = closedPaths(steps.map(({requiredBy}) => requiredBy.map(({index}) => index)));
  if (closed.length === 0) return [];
  const places = new Map(edges.map(({from, to, kind}, index) => [`${kind} ${from} ${to}`, index]));
  return closed.map(({path}) => {
    const ids = idsOf(path, steps);
    const closing = places.get(`requires ${ids.slice(-2).join(' ')}`) ?? 0;
    const sentence = `None of these steps can be begun first, as each is required by the one after it: ${ids.join(' → ')}.`;
    return fault('PATHWAY_CYCLE', ['edges', closing], ids, sentence);
  });
}

function badgeFaults(
  {definition, id, index}: PreparedStep,
  badges: ReadonlySet<string> | undefined,
): PathwayFault[] {
  if (definition.kind !== 'badge' || !badges || badges.has(definition.badge)) return [];
  if (definition.alsoFrom && definition.alsoFrom.length > 0) return [];
  const sentence = `The step "${id}" is for the badge "${definition.badge}", and there is none of this name.`;
  return [fault('STEP_BADGE_UNKNOWN', ['steps', index, 'badge'], [id], sentence)];
}

function keyFaults(step: PreparedStep, {byId}: PreparedPathway): PathwayFault[] {
  const {id, index, isKey, before, unknownBefore} = step;
  if (!isKey || before.length + unknownBefore > 0 || byId.get(id) !== step) return [];
  const sentence = `The step "${id}" is for a key badge, and no step leads to it.`;
  return [fault('KEY_STEP_EMPTY', ['steps', index], [id], sentence)];
}

function groupFaults({definition, id, index}: PreparedStep, {byId}: PreparedPathway): PathwayFault[] {
  if (definition.kind !== 'group') return [];
  const {atLeast} = definition;
  const {size} = new Set(definition.steps);
  const faults = definition.steps.flatMap((member, place) => {
    const sentence = `The group "${id}" has a step "${member}", and no step has this id.`;
    return byId.has(member)
      ? []
      : [fault('GROUP_OF_NO_STEP', ['steps', index, 'steps', place], [id, member], sentence)];
  });
  const at = ['steps', index, 'atLeast'];
  if (!Number.isInteger(atLeast) || atLeast < 1) {
    const sentence = `The group "${id}" needs ${atLeast} of its steps: it must be a whole number, at least 1.`;
    faults.push(fault('GROUP_ASKS_NOTHING', at, [id], sentence));
  } else if (atLeast > size) {
    const sentence = `The group "${id}" needs ${atLeast} of its steps, and it has ${size}.`;
    faults.push(fault('GROUP_CANNOT_BE_MET', at, [id], sentence));
  }
  return faults;
}

function groupCycles({steps}: PreparedPathway): PathwayFault[] {
  const places = steps.map(({members}) => members.map(({index}) => index));
  const selfish = steps.filter((step) => step.members.includes(step)).map(({index}) => [index, index]);
  return [...selfish, ...closedPaths(places).map(({path}) => path)].map((path) => {
    const ids = idsOf(path, steps);
    const sentence = `A group cannot be a step of itself: ${ids.join(' → ')}.`;
    return fault('GROUP_IN_ITSELF', ['steps', path[0] ?? 0, 'steps'], ids, sentence);
  });
}

function windowFaults({definition, id, index, window: read}: PreparedStep): PathwayFault[] {
  if (!definition.window && !definition.prompt) return [];
  const member = definition.prompt ? 'prompt' : 'window';
  if (!read) {
    const sentence = `The ${member} of the step "${id}" is not in whole months, or not in ISO 8601 durations such as P1M.`;
    return [fault('WINDOW_UNREADABLE', ['steps', index, member], [id], sentence)];
  }
  const sentence = `The ${member} of the step "${id}" ends before it begins.`;
  return isStepWindowReversed(read)
    ? [fault('WINDOW_REVERSED', ['steps', index, member], [id], sentence)]
    : [];
}

/** What cannot be reached because of a fault in the step's own links is left out: that fault is said already. */
function unreachable(prepared: PreparedPathway, faults: readonly PathwayFault[]): PathwayFault[] {
  const reached = reachableSteps(prepared);
  if (reached.size === prepared.steps.length) return [];
  const inLinks = new Set<PathwayFaultCode>([
    'PATHWAY_CYCLE',
    'GROUP_OF_NO_STEP',
    'GROUP_IN_ITSELF',
    'GROUP_CANNOT_BE_MET',
  ]);
  const named = new Set(faults.flatMap(({code, steps}) => (inLinks.has(code) ? steps : [])));
  return prepared.steps.flatMap((step) => {
    const isSaid = named.has(step.id) || hasBadEdge(step) || prepared.byId.get(step.id) !== step;
    if (reached.has(step) || isSaid) return [];
    const needs = {badge: step.requires, group: step.members, information: step.before}[step.definition.kind];
    const lacks = needs.find((other) => !reached.has(other));
    const reason = lacks ? `: it needs "${lacks.id}", which cannot be done before it` : '';
    const sentence = `Nobody can ever get the step "${step.id}" done${reason}.`;
    return [fault('STEP_UNREACHABLE', ['steps', step.index], [step.id], sentence)];
  });
}

/** An edge from itself, or from no step, that the step waits for. */
function hasBadEdge(step: PreparedStep): boolean {
  return step.definition.kind === 'information'
    ? step.unknownBefore > 0 || step.before.includes(step)
    : step.unknownRequired > 0 || step.requires.includes(step);
}

function idsOf(path: readonly number[], steps: readonly PreparedStep[]): string[] {
  return path.map((index) => steps[index]?.id ?? '');
}
