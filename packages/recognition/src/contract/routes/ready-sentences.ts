/** Sentences that examiners put into their answers with one press: a structure writes its own. */
import * as v from 'valibot';
import type {LocalisedText} from '../../text.js';
import type {Route} from '../route.js';

const session = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(300),
  v.regex(/^[^\p{Cc}]*$/u, 'one line'),
);
const sentence = v.pipe(
  v.objectWithRest({fr: line}, line),
  v.maxEntries(20),
  v.transform((text): LocalisedText => text),
);
const sentences = v.pipe(v.array(sentence), v.maxLength(12));

/** By the answer that they go with; an empty list offers none. */
export const readySentencesSchema = v.object({yes: sentences, missing: sentences, notYet: sentences});

const reply = v.object({
  /** The structure's own. Absent: it has written none, and examiners are offered those of the page. */
  sentences: v.optional(readySentencesSchema),
  /** The version that `If-Match` takes; 0 until the structure wrote some. */
  version: v.number(),
});

/** What pages call for examiners. */
export const readySentenceRoutes = {
  'readySentences.get': {
    method: 'GET',
    path: '/structures/:structure/ready-sentences',
    summary: 'The sentences that the structure offers its examiners for their answers',
    status: 200,
    reply,
    errors: session,
  },
} as const satisfies Record<string, Route>;

export const readySentenceStaffRoutes = {
  'readySentences.set': {
    method: 'PUT',
    path: '/structures/:structure/ready-sentences',
    summary: 'The lead writes the sentences that examiners are offered. Takes the version that was read',
    body: readySentencesSchema,
    ifMatch: true,
    status: 200,
    reply,
    errors: [...session, 'REVISION_CHANGED'],
  },
  'readySentences.reset': {
    method: 'DELETE',
    path: '/structures/:structure/ready-sentences',
    summary: 'Back to the sentences of the page; also when there are no others',
    status: 204,
    reply: 'none',
    errors: session,
  },
} as const satisfies Record<string, Route>;

export type ReadySentences = v.InferOutput<typeof readySentencesSchema>;
