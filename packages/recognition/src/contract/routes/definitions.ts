/** A structure's definition, as its lead changes it: read, shown what a change would do, put in place. */
import * as v from 'valibot';
import type {Definition} from '../../definition.js';
import type {Route} from '../route.js';
import {badgeImageSchema} from './badge-designs.js';

export const applyActions = ['create', 'update', 'keep', 'remove'] as const;
export const applyKinds = [
  'structure',
  'network',
  'origin',
  'member',
  'platform',
  'badge',
  'pathway',
  'issuedThrough',
  'webhook',
] as const;

/** One thing of a definition, and what becomes of it. */
export const applyLineSchema = v.object({
  action: v.picklist(applyActions),
  kind: v.picklist(applyKinds),
  structure: v.string(),
  /** Slug, origin or e-mail address; the structure's own slug for a structure. */
  id: v.string(),
  /** `update`: which members change. */
  changes: v.optional(v.array(v.string())),
  /** `keep`: it is in the store and no longer in the file; badges and pathways are never removed. */
  isMissingFromFile: v.optional(v.boolean()),
});
export type ApplyLine = Readonly<v.InferOutput<typeof applyLineSchema>>;

/** Something that is wrong in a definition, where it stands in the text. */
export const placedProblemSchema = v.object({
  /** From 1. */
  line: v.number(),
  column: v.number(),
  /** A path such as `structures.0.badges.2.image`. */
  at: v.string(),
  code: v.string(),
  /** Without a full stop. */
  sentence: v.string(),
});
export type PlacedProblem = Readonly<v.InferOutput<typeof placedProblemSchema>>;

export const definitionPlanSchema = v.object({
  /** Empty where there are problems. */
  lines: v.array(applyLineSchema),
  /** All that is wrong; then nothing can be applied. */
  problems: v.array(placedProblemSchema),
  /** Stands for this text over what is stored now: to be given back with `definition.apply`. Empty where there are problems. */
  mark: v.string(),
});
export type DefinitionPlan = v.InferOutput<typeof definitionPlanSchema>;

const changeEntries = {
  /** YAML or JSON, as `pepites apply` takes it, with this structure alone. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000_000)),
  /** Images, each by the path that the definition gives it; a badge whose image is not here keeps the one that it has. */
  images: v.optional(
    v.pipe(
      v.array(
        v.object({
          path: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
          image: badgeImageSchema,
        }),
      ),
      v.maxLength(100),
    ),
    [],
  ),
  /** Of the sentences. */
  language: v.optional(v.picklist(['fr', 'en']), 'fr'),
};

const errors = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;
const path = '/structures/:structure/definition';

/** The schema of the whole stands beside `pepites apply`, which reads files with it: clients have only the type. */
const definitionReply = v.record(v.string(), v.unknown()) as v.GenericSchema<
  unknown,
  unknown
> as v.GenericSchema<Definition, Definition>;

export const definitionRoutes = {
  'definition.get': {
    method: 'GET',
    path,
    summary: 'The structure as a definition: what `pepites apply` would take to make it as it is',
    status: 200,
    reply: v.object({definition: definitionReply}),
    errors,
  },
  'definition.file': {
    method: 'GET',
    path: `${path}/file`,
    summary: 'The same as a ZIP file: `pepites.yaml` and the images beside it',
    status: 200,
    reply: 'bytes',
    errors,
  },
  'definition.plan': {
    method: 'POST',
    path: `${path}/plan`,
    summary:
      'What applying a definition would change, or everything that is wrong with it, by line and column. Changes nothing',
    body: v.object(changeEntries),
    changesNothing: true,
    status: 200,
    reply: definitionPlanSchema,
    errors,
  },
  'definition.apply': {
    method: 'PUT',
    path,
    summary:
      'Puts a definition in place as its plan said. People, the network and the kind of structure are not changed this way',
    body: v.object({...changeEntries, mark: v.pipe(v.string(), v.minLength(1), v.maxLength(100))}),
    status: 200,
    reply: definitionPlanSchema,
    errors: [...errors, 'DEFINITION_INVALID', 'REVISION_CHANGED'],
  },
} as const satisfies Record<string, Route>;
