/** The catalogue: the badges that one can ask for here, searched and filtered, page by page. */
import * as v from 'valibot';
import {alignmentSchema, issuanceModes} from '../../badge.js';
import {instantSchema, languageSchema, localisedTextSchema} from '../../text.js';
import {limitUpTo} from '../paging.js';
import type {Route} from '../route.js';

export const catalogueEntrySchema = v.object({
  id: v.string(),
  /** The structure that made the badge: this one, or the network that shares it. */
  structure: v.string(),
  structureName: v.string(),
  name: localisedTextSchema,
  description: localisedTextSchema,
  imageUrl: v.string(),
  imageAlt: localisedTextSchema,
  mode: v.picklist(issuanceModes),
  moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
  version: v.number(),
  languages: v.array(v.string()),
  alignments: v.array(alignmentSchema),
  /** The dates of a campaign. */
  opensAt: v.optional(instantSchema),
  closesAt: v.optional(instantSchema),
  answerWithinDays: v.optional(v.number()),
});

export type CatalogueEntry = v.InferOutput<typeof catalogueEntrySchema>;

const shortText = v.pipe(v.string(), v.trim(), v.maxLength(100));

export const askableRoutes = {
  'catalogue.list': {
    method: 'GET',
    path: '/structures/:structure/catalogue',
    summary:
      'The badges that one can ask for here now. Without `mode`, those that a person asks for; with it, those of that mode',
    query: v.object({
      /** Words, in any of the badge’s languages; accents and capitals do not matter. All must be there. */
      q: v.optional(shortText),
      mode: v.optional(v.picklist(issuanceModes)),
      moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
      /** Code or address of a concept that a badge is aligned to: `A1414`. */
      concept: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
      /** The badge has its words in this language. */
      language: v.optional(languageSchema),
      limit: v.optional(limitUpTo(100), 20),
      /** `next` of the page before. */
      cursor: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,300}$/))),
    }),
    status: 200,
    reply: v.object({
      items: v.array(catalogueEntrySchema),
      /** Absent on the last page. */
      next: v.optional(v.string()),
    }),
    errors: [],
  },
} as const satisfies Record<string, Route>;
