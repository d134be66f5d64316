/** One examiner's answer to a request, as it is kept. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../text.js';
import {stances} from './review-policy.js';
import {reviewAnswers} from './reviewed-request.js';

export const reviewSchema = v.object({
  examiner: uuidSchema,
  /** Revision of the request that was reviewed. */
  revision: v.number(),
  answer: v.picklist(reviewAnswers),
  message: v.optional(v.string(), ''),
  /** Indices in the badge's `criteria` that the examiner ticked. */
  criteriaMet: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), []),
  /** Questions that are open again when something is missing; empty: all. */
  reopened: v.optional(v.array(v.string()), []),
  at: instantSchema,
  /** What the examiner answered as; absent: a professional. */
  stance: v.optional(v.picklist(stances)),
  /** True for the answer of the decider, which is no vote but settles the matter. */
  isFinal: v.optional(v.boolean()),
});
export type Review = v.InferOutput<typeof reviewSchema>;
