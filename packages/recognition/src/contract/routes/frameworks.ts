/** Competency frameworks that a lead aligns badges and activities to. */
import * as v from 'valibot';
import {languageSchema, localisedTextSchema} from '../../text.js';
import type {Route} from '../route.js';

export const frameworkSchema = v.object({id: v.string(), name: localisedTextSchema, source: v.string()});

export const conceptSchema = v.object({
  /** Id of the provider that has it. */
  provider: v.string(),
  framework: v.string(),
  kind: v.picklist(['skill', 'occupation', 'other']),
  label: localisedTextSchema,
  code: v.optional(v.string()),
  uri: v.optional(v.string()),
  description: v.optional(localisedTextSchema),
});
export type Concept = v.InferOutput<typeof conceptSchema>;

export const frameworkRoutes = {
  'frameworks.list': {
    method: 'GET',
    path: '/structures/:structure/frameworks',
    summary: 'The frameworks that this backend knows',
    status: 200,
    reply: v.object({items: v.array(frameworkSchema)}),
    errors: [],
  },
  'frameworks.search': {
    method: 'GET',
    path: '/structures/:structure/frameworks/concepts',
    summary: 'Looks for skills and occupations by words, in all frameworks or one',
    query: v.object({
      q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      provider: v.optional(v.pipe(v.string(), v.maxLength(64))),
      language: v.optional(languageSchema, 'fr'),
    }),
    status: 200,
    reply: v.object({items: v.array(conceptSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'frameworks.concept': {
    method: 'GET',
    path: '/structures/:structure/frameworks/concept',
    summary: 'One concept, by its code or address',
    query: v.object({id: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))}),
    status: 200,
    reply: conceptSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'CONCEPT_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;
