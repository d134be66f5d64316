/** Routes on badges of courses: results that are taken back, badges called into question, what is missing. */
import * as v from 'valibot';
import {criteriaStates} from '../../modes/criteria-machine.js';
import {instantSchema, localisedTextSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

export const voidedFactSchema = v.object({
  /** Where the learner now stands with this badge. */
  state: v.picklist(criteriaStates),
});

const missingReasons = [
  'noFact',
  'voided',
  'trustTooLow',
  'tooEarly',
  'tooLate',
  'dateUnknown',
  'notCompleted',
  'notPassed',
  'scoreUnknown',
  'scoreTooLow',
] as const;

export const criteriaReportSchema = v.object({
  badge: v.string(),
  state: v.picklist(criteriaStates),
  /** In the rule's order. */
  parts: v.array(
    v.object({
      activity: v.string(),
      kind: v.picklist(['completed', 'passed', 'score']),
      /** The least result, 0 to 1. */
      min: v.optional(v.number()),
      notBefore: v.optional(v.string()),
      notAfter: v.optional(v.string()),
      isMet: v.boolean(),
      /** Not met, and nothing else of the rule makes up for it. */
      isMissing: v.boolean(),
      reason: v.optional(v.picklist(missingReasons)),
      bestScaled: v.optional(v.number()),
    }),
  ),
});

export const contestedBadgeSchema = v.object({
  id: uuidSchema,
  badge: v.string(),
  badgeName: localisedTextSchema,
  award: uuidSchema,
  person: uuidSchema,
  displayName: v.string(),
  cause: v.picklist(['factVoided', 'gradeLowered']),
  /** The platform’s; may be empty. */
  reason: v.string(),
  since: instantSchema,
});

export type VoidedFact = v.InferOutput<typeof voidedFactSchema>;
export type CriteriaReport = v.InferOutput<typeof criteriaReportSchema>;
export type ContestedBadge = v.InferOutput<typeof contestedBadgeSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;

export const criteriaRoutes = {
  'criteria.explain': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/criteria',
    summary: 'What the person has done of a course’s badge, and what is missing',
    status: 200,
    reply: criteriaReportSchema,
    errors: [...signedIn, 'BADGE_UNKNOWN', 'WRONG_MODE'],
  },
} as const satisfies Record<string, Route>;

export const criteriaStaffRoutes = {
  'completions.void': {
    method: 'POST',
    path: '/structures/:structure/completions/voiding',
    summary:
      'A course platform takes a result back with its API key. A badge given for it is kept, reviewed or revoked, as its definition says. It stays taken back: a corrected result is reported as another attempt',
    body: v.object({
      badge: v.pipe(v.string(), v.maxLength(100)),
      /** The platform's own pseudonymous id for the learner. */
      learner: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      activity: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
      /** Which attempt, as it was reported: its registration, or its time where it had none. */
      registration: v.optional(v.pipe(v.string(), v.maxLength(200))),
      at: v.optional(instantSchema),
      /** In words, for the person; may be left out. */
      reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000))),
    }),
    status: 200,
    reply: voidedFactSchema,
    errors: [
      'API_KEY_WRONG',
      'FORBIDDEN',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'FACT_UNKNOWN',
      'TRUST_TOO_LOW',
      'CRITERIA_STATE',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'criteria.explainFor': {
    method: 'GET',
    path: '/structures/:structure/people/:person/badges/:badge/criteria',
    summary: 'The same for a person whom the structure accompanies',
    status: 200,
    reply: criteriaReportSchema,
    errors: [...signedIn, 'FORBIDDEN', 'PERSON_UNKNOWN', 'BADGE_UNKNOWN', 'WRONG_MODE'],
  },
  'criteria.contests': {
    method: 'GET',
    path: '/structures/:structure/contests',
    summary: 'Badges of courses that a platform called into question, the oldest first',
    status: 200,
    reply: v.object({items: v.array(contestedBadgeSchema)}),
    errors: [...signedIn, 'FORBIDDEN'],
  },
  'criteria.decide': {
    method: 'POST',
    path: '/structures/:structure/contests/:contest/decision',
    summary:
      'Who runs the badges decides about a contested one, with a reason that the person can understand',
    body: v.object({
      outcome: v.picklist(['kept', 'revoked']),
      reason: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
    }),
    status: 204,
    reply: 'none',
    errors: [
      ...signedIn,
      'FORBIDDEN',
      'CONTEST_UNKNOWN',
      'CRITERIA_STATE',
      'NOT_A_DECIDER',
      'CONFLICT_OF_INTEREST',
      'MESSAGE_REQUIRED',
    ],
  },
} as const satisfies Record<string, Route>;
