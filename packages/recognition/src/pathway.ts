/** Pathways: a graph of steps, what is wrong with one, and where a person stands on it. */
import * as v from 'valibot';
import {foreignAchievementSchema} from './modes/foreign-badge.js';
import {levelsOf} from './pathway-levels.js';
import {durationPattern} from './pathways/duration.js';
import {localisedTextSchema, slugSchema} from './text.js';

const durationSchema = v.pipe(
  v.string(),
  v.regex(durationPattern, 'an ISO 8601 duration without hours: P1M'),
);

const stepBase = {
  id: slugSchema,
  title: v.optional(localisedTextSchema),
  /** What to do now, one sentence; shown on the step that is next. */
  hint: v.optional(localisedTextSchema),
  optional: v.optional(v.boolean(), false),
  /** In which month after the start this is usually due: a prompt, never a deadline. */
  window: v.optional(v.object({fromMonths: v.number(), toMonths: v.number()})),
  /** The same where months are too coarse, as ISO 8601 durations after the reference date: `{from: P6W, to: P3M}`. It wins over `window`. */
  prompt: v.optional(v.object({from: durationSchema, to: durationSchema})),
};

export const stepSchema = v.variant('kind', [
  v.object({
    ...stepBase,
    kind: v.literal('badge'),
    badge: slugSchema,
    /** Badges of other issuers that count as this one, once they are verified and proven to be this person's. */
    alsoFrom: v.optional(v.array(foreignAchievementSchema)),
  }),
  /** "n of m": done when `atLeast` of `steps` are done. */
  v.object({
    ...stepBase,
    kind: v.literal('group'),
    steps: v.pipe(v.array(slugSchema), v.minLength(1)),
    atLeast: v.number(),
  }),
  v.object({...stepBase, kind: v.literal('information'), title: localisedTextSchema}),
]);

export const edgeSchema = v.object({
  from: slugSchema,
  to: slugSchema,
  kind: v.optional(v.picklist(['requires', 'suggests']), 'suggests'),
});

export const pathwayDefinitionSchema = v.object({
  id: slugSchema,
  /** A pathway of a network: every structure of the network has it too; its badges must be shared ones. */
  shared: v.optional(v.boolean()),
  title: localisedTextSchema,
  description: v.optional(localisedTextSchema),
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  steps: v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(2000)),
  edges: v.optional(v.array(edgeSchema), []),
});

export type PathwayStep = v.InferOutput<typeof stepSchema>;
export type PathwayEdge = v.InferOutput<typeof edgeSchema>;
export type PathwayDefinition = v.InferOutput<typeof pathwayDefinitionSchema>;

export interface PathwayProblem {
  readonly code:
    'STEP_ID_REPEATS' | 'EDGE_TO_NO_STEP' | 'PATHWAY_CYCLE' | 'GROUP_OF_NO_STEP' | 'GROUP_CANNOT_BE_MET';
  /** Ids of the steps concerned, in order. */
  readonly steps: readonly string[];
}

/** What is wrong with a pathway; empty when it can be published. */
export function checkPathway(pathway: Pick<PathwayDefinition, 'steps' | 'edges'>): PathwayProblem[] {
  const problems: PathwayProblem[] = [];
  const ids = new Set<string>();
  for (const {id} of pathway.steps) {
    if (ids.has(id)) problems.push({code: 'STEP_ID_REPEATS', steps: [id]});
    ids.add(id);
  }
  for (const edge of pathway.edges) {
    const missing = [edge.from, edge.to].filter((id) => !ids.has(id));
    if (missing.length > 0) problems.push({code: 'EDGE_TO_NO_STEP', steps: missing});
  }
  for (const step of pathway.steps) {
    if (step.kind !== 'group') continue;
    const missing = step.steps.filter((id) => !ids.has(id));
    if (missing.length > 0) problems.push({code: 'GROUP_OF_NO_STEP', steps: [step.id, ...missing]});
    if (step.atLeast < 1 || step.atLeast > step.steps.length) {
      problems.push({code: 'GROUP_CANNOT_BE_MET', steps: [step.id]});
    }
  }
  const cycle = findCycle(pathway);
  if (cycle) problems.push({code: 'PATHWAY_CYCLE', steps: cycle});
  return problems;
}

export type StepState = 'earned' | 'now' | 'requested' | 'needsMore' | 'later' | 'optional';

/** What is known of one person, for the badges of a pathway. */
export interface PathwayFacts {
  readonly held: readonly {readonly badge: string; readonly award: string; readonly awardedAt: string}[];
  readonly open: readonly {readonly badge: string; readonly request: string; readonly state: string}[];
}

export const stepProgressSchema = v.object({
  step: v.string(),
  state: v.picklist(['earned', 'now', 'requested', 'needsMore', 'later', 'optional']),
  /** ISO 8601, when earned. */
  awardedAt: v.optional(v.string()),
  award: v.optional(v.string()),
  request: v.optional(v.string()),
});

export const pathwayProgressSchema = v.object({
  steps: v.array(stepProgressSchema),
  /** Badges earned among `total`; key badges are counted apart. */
  earned: v.number(),
  total: v.number(),
});

export type StepProgress = v.InferOutput<typeof stepProgressSchema>;
export type PathwayProgress = v.InferOutput<typeof pathwayProgressSchema>;

/**
 * Where a person stands. One step is `now`: the first, in reading order, that is neither earned nor asked for, whose required
 * steps are done. Key badges come by themselves and are never `now`.
 */
export function progressOn(
  pathway: Pick<PathwayDefinition, 'steps' | 'edges'>,
  facts: PathwayFacts,
  keyBadges: ReadonlySet<string>,
): PathwayProgress {
  const steps = new Map(pathway.steps.map((s) => [s.id, s]));
  const isDone = (id: string, seen: readonly string[] = []): boolean => {
    const step = steps.get(id);
    if (!step || seen.includes(id)) return false;
    if (step.kind === 'badge') return facts.held.some((h) => h.badge === step.badge);
    if (step.kind === 'group')
      return step.steps.filter((s) => isDone(s, [...seen, id])).length >= step.atLeast;
    return pathway.edges.filter((e) => e.to === id).every((e) => isDone(e.from, [...seen, id]));
  };
  const isOpenTo = (id: string): boolean =>
    pathway.edges.filter((e) => e.to === id && e.kind === 'requires').every((e) => isDone(e.from));

  let nowIsTaken = false;
  const progress = new Map<string, StepProgress>();
  for (const id of levelsOf(pathway).flat()) {
    const step = steps.get(id);
    if (!step) continue;
    const held = step.kind === 'badge' ? facts.held.find((h) => h.badge === step.badge) : undefined;
    const open = step.kind === 'badge' ? facts.open.find((r) => r.badge === step.badge) : undefined;
    if (held) {
      progress.set(id, {step: id, state: 'earned', awardedAt: held.awardedAt, award: held.award});
    } else if (step.kind !== 'badge' && isDone(id)) {
      progress.set(id, {step: id, state: 'earned'});
    } else if (open) {
      progress.set(id, {
        step: id,
        state: open.state === 'needsMore' ? 'needsMore' : 'requested',
        request: open.request,
      });
    } else if (step.optional) {
      progress.set(id, {step: id, state: 'optional'});
    } else {
      const isKey = step.kind === 'badge' && keyBadges.has(step.badge);
      const isNow = !nowIsTaken && !isKey && step.kind === 'badge' && isOpenTo(id);
      if (isNow) nowIsTaken = true;
      progress.set(id, {step: id, state: isNow ? 'now' : 'later'});
    }
  }
  const counted = pathway.steps.filter((s) => s.kind === 'badge' && !s.optional && !keyBadges.has(s.badge));
  return {
    steps: pathway.steps.flatMap((s) => progress.get(s.id) ?? []),
    earned: counted.filter((s) => progress.get(s.id)?.state === 'earned').length,
    total: counted.length,
  };
}

function findCycle(pathway: Pick<PathwayDefinition, 'steps' | 'edges'>): string[] | undefined {
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): string[] | undefined => {
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id];
    if (done.has(id)) return undefined;
    for (const edge of pathway.edges) {
      if (edge.from !== id) continue;
      const cycle = walk(edge.to, [...path, id]);
      if (cycle) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const step of pathway.steps) {
    const cycle = walk(step.id, []);
    if (cycle) return cycle;
  }
  return undefined;
}
