/** Routes by which course platforms and their learners come. */
import * as v from 'valibot';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const courseRoutes = {
  'awards.create': {
    method: 'POST',
    path: '/structures/:structure/awards',
    summary:
      'A course platform reports a completion with its API key; the badge is given when its criteria are met. A result that was voided is not reported again: a new one has a registration, or a time, of its own',
    body: r.courseAwardSchema,
    status: 201,
    reply: r.courseOutcomeSchema,
    errors: [
      'API_KEY_WRONG',
      'FORBIDDEN',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'BADGE_RETIRED',
      'TRUST_TOO_LOW',
      'FACT_VOIDED',
      'IDENTITY_CONFLICT',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'completions.exchange': {
    method: 'POST',
    path: '/structures/:structure/completions',
    summary: 'Exchanges a completion token signed by a registered platform for a claim that lives 24 hours',
    body: v.object({token: v.pipe(v.string(), v.maxLength(8192))}),
    status: 201,
    reply: r.courseOutcomeSchema,
    errors: [
      'TOKEN_INVALID',
      'TOKEN_USED',
      'FORBIDDEN',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'BADGE_RETIRED',
      'FACT_VOIDED',
    ],
  },
  'claims.redeem': {
    method: 'POST',
    path: '/structures/:structure/claims/:claim/redemption',
    summary: 'The signed-in learner takes the badge of a claim',
    body: v.object({}),
    status: 201,
    reply: r.awardSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'CLAIM_UNKNOWN',
      'CLAIM_EXPIRED',
      'BADGE_ALREADY_HELD',
      'CRITERIA_NOT_MET',
    ],
  },
} as const satisfies Record<string, Route>;
