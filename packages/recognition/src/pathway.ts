/** Pathways: a graph of steps, and how a backend says where a person stands on one. */
import * as v from 'valibot';
import {foreignAchievementSchema} from './modes/foreign-badge.js';
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

export type StepState = 'earned' | 'now' | 'requested' | 'needsMore' | 'later' | 'optional';

/** What a step of a person's is, in full: `StandingState` says what each means. */
export const standingStates = ['done', 'waiting', 'locked', 'next', 'suggested', 'open'] as const;

/** A declined one can be taken later. */
export const keyOfferStates = ['offered', 'declined'] as const;

const countSchema = v.object({done: v.number(), needed: v.number()});

export const stepProgressSchema = v.object({
  step: v.string(),
  state: v.picklist(['earned', 'now', 'requested', 'needsMore', 'later', 'optional']),
  /** ISO 8601, when earned. */
  awardedAt: v.optional(v.string()),
  award: v.optional(v.string()),
  /** The badge that was earned is another issuer's; `award` is then its id among the person's badges of other issuers. */
  issuer: v.optional(v.string()),
  request: v.optional(v.string()),
  /** ISO 8601: when what is on its way was sent. */
  requestedAt: v.optional(v.string()),
  standing: v.optional(v.picklist(standingStates)),
  /** Steps that require this one. */
  opens: v.optional(v.array(v.string())),
  /** Where `standing` is `locked`: the required steps that are not done. */
  awaits: v.optional(v.array(v.string())),
  /** A key badge that the person may take, or declined and may take later: it does not come by itself. */
  offer: v.optional(v.picklist(keyOfferStates)),
  /** Groups. */
  count: v.optional(countSchema),
  /** First and last day of its window, `YYYY-MM-DD`: a prompt, never a deadline. Only for a person with a reference date. */
  due: v.optional(v.object({from: v.string(), to: v.string()})),
});

export const pathwayProgressSchema = v.object({
  steps: v.array(stepProgressSchema),
  /** Badges earned among `total`, a group counting as many as it needs; key badges are counted apart. */
  earned: v.number(),
  total: v.number(),
  keys: v.optional(countSchema),
  /** The version of the pathway that this is about. */
  version: v.optional(v.number()),
});

export type StepProgress = v.InferOutput<typeof stepProgressSchema>;
export type PathwayProgress = v.InferOutput<typeof pathwayProgressSchema>;
