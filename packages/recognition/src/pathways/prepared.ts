/** A pathway made ready for computing: links between steps instead of ids, once for all people. */
import type {PathwayDefinition, PathwayStep} from '../pathway.js';
import {readingOrder} from './reading-order.js';
import {type StepWindow, windowOf} from './windows.js';

/** A step with its links. Ids that no step has are left out of the links, and counted where they matter. */
export interface PreparedStep {
  readonly id: string;
  /** Place in the definition, from 0. */
  readonly index: number;
  readonly definition: PathwayStep;
  /** A badge that comes by itself when others are held. */
  readonly isKey: boolean;
  /** Place in reading order, from 0. */
  readonly rank: number;
  readonly window: StepWindow | undefined;
  /** What must be done before this step can be begun. */
  readonly requires: readonly PreparedStep[];
  readonly requiredBy: readonly PreparedStep[];
  /** Ids of `requiredBy`: what the step opens. */
  readonly opens: readonly string[];
  readonly suggestedBy: readonly PreparedStep[];
  /** All that lead here: `requires` and `suggestedBy`. */
  readonly before: readonly PreparedStep[];
  /** The information steps that this one leads to. */
  readonly informs: readonly PreparedStep[];
  /** Groups only: its steps, each once. */
  readonly members: readonly PreparedStep[];
  /** Groups only: how many of `members`, at least 1. */
  readonly needed: number;
  readonly inGroups: readonly PreparedStep[];
  /** How many `requires` edges come from no step. While there is one, the step stays locked. */
  readonly unknownRequired: number;
  /** How many edges of either kind come from no step. */
  readonly unknownBefore: number;
}

export interface PreparedPathway {
  /** In the definition's order. */
  readonly steps: readonly PreparedStep[];
  /** The first step of each id. */
  readonly byId: ReadonlyMap<string, PreparedStep>;
  /** The steps that a badge counts for, by `badgeKey`. */
  readonly byBadge: ReadonlyMap<string, readonly PreparedStep[]>;
}

export interface PrepareOptions {
  /** Slugs of the badges that are earned from others; default: none. */
  readonly keyBadges?: ReadonlySet<string>;
}

/** Under what a badge is looked up: its slug at the pathway's own structure, or its issuer's id and its achievement's id. */
export function badgeKey(badge: string, issuer?: string): string {
  // A space is in no slug and in no address, so that no two keys are the same.
  return issuer === undefined ? badge : `${issuer} ${badge}`;
}

type Draft = {-readonly [Key in keyof PreparedStep]: PreparedStep[Key]} & {
  readonly requires: Draft[];
  readonly requiredBy: Draft[];
  readonly opens: string[];
  readonly suggestedBy: Draft[];
  readonly before: Draft[];
  readonly informs: Draft[];
  readonly members: Draft[];
  readonly inGroups: Draft[];
};

/**
 * The pathway, ready for `progressOfOne` and `progressOfMany`. It is linear in steps and edges, and takes faulty pathways too: what is
 * wrong with one is said by `findPathwayFaults`.
 */
export function preparePathway(
  pathway: Pick<PathwayDefinition, 'steps' | 'edges'>,
  {keyBadges = new Set()}: PrepareOptions = {},
): PreparedPathway {
  const steps = pathway.steps.map((definition, index) => draftOf(definition, index, keyBadges));
  const byId = new Map<string, Draft>();
  for (const step of steps) if (!byId.has(step.id)) byId.set(step.id, step);
  linkEdges(pathway, byId);
  linkGroups(byId);
  const order = readingOrder(steps.map(({before}) => before.map(({index}) => index)));
  order.forEach((index, rank) => {
    const step = steps[index];
    if (step) step.rank = rank;
  });
  return {steps, byId, byBadge: badgesOf(steps)};
}

function draftOf(definition: PathwayStep, index: number, keyBadges: ReadonlySet<string>): Draft {
  return {
    id: definition.id,
    index,
    definition,
    isKey: definition.kind === 'badge' && keyBadges.has(definition.badge),
    rank: index,
    window: windowOf(definition),
    requires: [],
    requiredBy: [],
    opens: [],
    suggestedBy: [],
    before: [],
    informs: [],
    members: [],
    needed: definition.kind === 'group' ? Math.max(1, definition.atLeast) : 0,
    inGroups: [],
    unknownRequired: 0,
    unknownBefore: 0,
  };
}

/** An edge said twice is one edge. */
function linkEdges({edges}: Pick<PathwayDefinition, 'edges'>, byId: ReadonlyMap<string, Draft>): void {
  const linked = new Set<string>();
  const isNew = (link: string) => linked.size < linked.add(link).size;
  for (const {from: fromId, to: toId, kind} of edges) {
    const from = byId.get(fromId);
    const to = byId.get(toId);
    if (!to) continue;
    if (!from) {
      to.unknownBefore += 1;
      if (kind === 'requires') to.unknownRequired += 1;
      continue;
    }
    if (!isNew(`${kind} ${fromId} ${toId}`)) continue;
    if (kind === 'requires') {
      to.requires.push(from);
      from.requiredBy.push(to);
      from.opens.push(toId);
    } else {
      to.suggestedBy.push(from);
    }
    if (!isNew(`${fromId} ${toId}`)) continue;
    to.before.push(from);
    if (to.definition.kind === 'information') from.informs.push(to);
  }
}

function linkGroups(byId: ReadonlyMap<string, Draft>): void {
  for (const group of byId.values()) {
    if (group.definition.kind !== 'group') continue;
    for (const id of new Set(group.definition.steps)) {
      const member = byId.get(id);
      if (!member) continue;
      group.members.push(member);
      member.inGroups.push(group);
    }
  }
}

function badgesOf(steps: readonly PreparedStep[]): Map<string, PreparedStep[]> {
  const byBadge = new Map<string, PreparedStep[]>();
  for (const step of steps) {
    if (step.definition.kind !== 'badge') continue;
    const {badge, alsoFrom = []} = step.definition;
    const keys = [badge, ...alsoFrom.map(({issuer, achievement}) => badgeKey(achievement, issuer))];
    for (const key of new Set(keys)) {
      const named = byBadge.get(key);
      if (named) named.push(step);
      else byBadge.set(key, [step]);
    }
  }
  return byBadge;
}
