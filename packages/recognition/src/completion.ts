/** Facts about a course that a platform reports: what was completed or passed, and how far that can be believed. */
import * as v from 'valibot';
import {instantSchema} from './text.js';

/** What a course platform says; the trust level is not said but deduced from the way it came. */
export const completionSchema = v.object({
  /** IRI or id of the activity, as the badge's rule names it. */
  activity: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
  completed: v.optional(v.boolean(), true),
  passed: v.optional(v.boolean()),
  /** 0 to 1. */
  scaled: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** When it happened. */
  at: v.optional(instantSchema),
  /**
   * Tells one attempt from another: the same registration reported twice is one fact. One that was voided stays so (`FACT_VOIDED`): a
   * result that counts again is reported with a new registration.
   */
  registration: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

export type Completion = v.InferOutput<typeof completionSchema>;

/**
 * A completion that the person's own browser told: no proof, since anybody can make such an event. It may go with a request that somebody
 * examines, who reads that it is unproven; no badge is ever given for it.
 */
export const declaredCompletionSchema = v.pick(completionSchema, [
  'activity',
  'completed',
  'passed',
  'scaled',
  'at',
]);

export type DeclaredCompletion = v.InferOutput<typeof declaredCompletionSchema>;

/** A completion with the trust of the channel it came by. */
export interface CompletionFact extends Completion {
  readonly trust: 'T0' | 'T1' | 'T2' | 'T3';
  readonly voided?: boolean;
}

/** The channels by which a completion can arrive, and what each deserves (domain facts §2). */
const trustOf = {browser: 'T0', signedToken: 'T1', server: 'T2', signedStatement: 'T3'} as const;
export type CompletionChannel = keyof typeof trustOf;

/** The fact that a completion becomes when it arrives by this channel. */
export function factFrom(completion: Completion, channel: CompletionChannel): CompletionFact {
  return {...completion, trust: trustOf[channel]};
}

/** The claims of a completion token (a compact JWS, EdDSA or ES256, signed by a registered platform). */
export const completionTokenSchema = v.object({
  /** The platform's id, as registered. */
  iss: v.string(),
  /** The backend's PUBLIC_URL. */
  aud: v.string(),
  /** The learner, by the platform's own pseudonymous id. */
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Used once. */
  jti: v.pipe(v.string(), v.minLength(8), v.maxLength(200)),
  iat: v.number(),
  /** At most five minutes after `iat`. */
  exp: v.number(),
  /** The structure that gives the badge: the token is good for no other. Left out: for any where the platform has this key. */
  structure: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  badge: v.string(),
  completion: completionSchema,
});

export type CompletionTokenClaims = v.InferOutput<typeof completionTokenSchema>;

/** A completion token lives this long at most, in seconds. */
export const completionTokenMaxSeconds = 300;
/** The claim that it is exchanged for outlives a sign-in by e-mail, in hours. */
export const claimLifetimeHours = 24;
