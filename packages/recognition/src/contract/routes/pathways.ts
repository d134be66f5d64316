/** Routes by which advisers follow people on a pathway. */
import * as v from 'valibot';
import {pathwayProgressSchema, standingStates} from '../../pathway.js';
import {dateSchema, uuidSchema} from '../../text.js';
import {cursorSchema, limitUpTo} from '../paging.js';
import type {Route} from '../route.js';

const pageQuery = {
  /** `next` of the page before. */
  cursor: v.optional(uuidSchema),
  limit: v.optional(limitUpTo(50)),
};

export const personProgressSchema = v.object({
  person: uuidSchema,
  displayName: v.string(),
  /** From when the windows count for this person, `YYYY-MM-DD`. */
  referenceDate: v.optional(v.string()),
  /**
   * The structure brought the person in by a claim code: it can print another one, and an adviser can ask together with them. Not so
   * for who works in the structure, nor for who came by e-mail.
   */
  comesByCode: v.optional(v.boolean()),
  progress: pathwayProgressSchema,
  /** The step that is recommended now. */
  next: v.optional(v.string()),
});

export const stepPromptSchema = v.object({
  person: uuidSchema,
  displayName: v.string(),
  step: v.string(),
  state: v.picklist(standingStates),
  due: v.object({from: v.string(), to: v.string()}),
});

export type PersonProgress = v.InferOutput<typeof personProgressSchema>;
export type ContractStepPrompt = v.InferOutput<typeof stepPromptSchema>;

/** How `pathways.follow` is reached, for who reads the stream without the whole table. */
export const progressEventsPath = '/structures/:structure/pathways/:pathway/progress/events';

export const pathwayRoutes = {
  'pathways.follow': {
    method: 'GET',
    path: progressEventsPath,
    summary:
      'Where the signed-in person stands, each time that it changes: events `progress` with an id, and `end` with a code. Ended by the backend now and then; whoever asks again with the last id is told what is new since',
    query: v.object({
      /** The id of the last event: what is still so is not said again. */
      after: v.optional(cursorSchema),
    }),
    status: 200,
    reply: 'events',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'PATHWAY_UNKNOWN', 'TOO_MANY_ATTEMPTS'],
  },
  'pathways.progressOfMany': {
    method: 'GET',
    path: '/structures/:structure/pathways/:pathway/people',
    summary:
      'Where the people whom the structure accompanies stand on a pathway, page by page, in no order that says anything of them',
    query: v.object(pageQuery),
    status: 200,
    reply: v.object({items: v.array(personProgressSchema), next: v.optional(uuidSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PATHWAY_UNKNOWN'],
  },
  'pathways.prompts': {
    method: 'GET',
    path: '/structures/:structure/pathways/:pathway/prompts',
    summary:
      'The steps to bring up with people this month, by the windows of the pathway. Windows are prompts, never deadlines',
    query: v.object({
      ...pageQuery,
      /** `2026-11`; absent: this month. */
      month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/))),
    }),
    status: 200,
    reply: v.object({month: v.string(), items: v.array(stepPromptSchema), next: v.optional(uuidSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PATHWAY_UNKNOWN'],
  },
  'people.setReferenceDate': {
    method: 'PUT',
    path: '/structures/:structure/people/:person/reference-date',
    summary: 'Says from when the windows of pathways count for a person: the start of the contract',
    body: v.object({date: dateSchema}),
    status: 204,
    reply: 'none',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PERSON_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;
