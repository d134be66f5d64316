/** Routes of course platforms' servers and record stores, and of who connects them. */
import * as v from 'valibot';
import {limitUpTo, cursorSchema} from '../paging.js';
import {learnerSchema} from '../resources.js';
import {instantSchema, localisedTextSchema, referenceSchema, uuidSchema, webUrlSchema} from '../../text.js';
import type {Route} from '../route.js';

/** How many statements one call carries at most. */
export const mostStatements = 100;

/**
 * - `counted`: it is a fact now, for the badges that are named.
 * - `known`: it came before; nothing was done.
 * - `voided`: it took another one back.
 * - `ignored`: there is nothing in it for any badge of the platform, or it may not be believed; `code` says which.
 * - `refused`: it cannot be read, or contradicts what came before; `code` says why.
 */
export const statementOutcomes = ['counted', 'known', 'voided', 'ignored', 'refused'] as const;

export const statementResultSchema = v.object({
  /** Its id, where it has one. */
  statement: v.optional(uuidSchema),
  outcome: v.picklist(statementOutcomes),
  /** A `CompletionFaultCode`, a `SilenceCode`, or one of `StatementCode`. */
  code: v.optional(v.string()),
  /** The member that is wrong. */
  at: v.optional(v.string()),
  trust: v.optional(v.picklist(['T0', 'T1', 'T2', 'T3'])),
  /** A `TrustReason`. */
  why: v.optional(v.string()),
  /** Where the learner now stands with each badge that it is about. */
  badges: v.optional(
    v.array(
      v.object({
        badge: v.string(),
        state: v.picklist(['criteriaNotMet', 'claimable', 'awarded', 'refused']),
        /** Why the fact did not count for this badge. */
        code: v.optional(v.string()),
      }),
    ),
  ),
});

/** What the backend says of a statement beyond what its reader does. */
export type StatementCode =
  /** A record store gives every statement an id: without one it cannot be told from another. */
  | 'STATEMENT_ID_MISSING'
  /** Another statement with this id came before. */
  | 'STATEMENT_CONFLICT'
  /** It was taken back, before or after it came. */
  | 'STATEMENT_VOIDED'
  /** Its time is in the future. */
  | 'TIME_IN_FUTURE'
  /** No badge of this platform asks for this activity. */
  | 'ACTIVITY_NOT_ASKED'
  | 'TRUST_TOO_LOW';

export type StatementOutcome = (typeof statementOutcomes)[number];
export type StatementResult = v.InferOutput<typeof statementResultSchema>;

export const waitingClaimSchema = v.object({
  badge: v.string(),
  /** As the platform knows the learner; of statements, see `learnerHomePage`. */
  learner: v.string(),
  since: instantSchema,
});

export const recordStoreSchema = v.object({
  endpoint: v.string(),
  /** The last statement that was read was stored then. */
  readUntil: v.optional(instantSchema),
  lastPulledAt: v.optional(instantSchema),
  /** What went wrong the last time; absent: nothing. A code of the fetching, or `HTTP_401` and the like. */
  lastError: v.optional(v.string()),
  nextPullAt: instantSchema,
});

export const platformSummarySchema = v.object({
  id: v.string(),
  name: localisedTextSchema,
  badges: v.array(v.string()),
  /** It can sign completion tokens. */
  hasPublicKey: v.boolean(),
  hasApiKey: v.boolean(),
  hasWebhook: v.boolean(),
  hasRecordStore: v.boolean(),
  authorities: v.array(v.string()),
});

export type WaitingClaim = v.InferOutput<typeof waitingClaimSchema>;
export type RecordStore = v.InferOutput<typeof recordStoreSchema>;
export type PlatformSummary = v.InferOutput<typeof platformSummarySchema>;

const staff = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PLATFORM_UNKNOWN'] as const;
const base = '/structures/:structure/platforms/:platform';

export const platformRoutes = {
  'statements.forward': {
    method: 'POST',
    path: '/structures/:structure/statements',
    summary:
      'A learning record store, or the platform’s server, hands on xAPI statements with the platform’s API key. Each is answered by itself; the same one again changes nothing. Stores that speak xAPI only forward to /structures/{structure}/xapi/statements',
    body: v.object({
      /** Each as JSON text, as it was stored. */
      statements: v.pipe(
        v.array(v.pipe(v.string(), v.maxLength(262_144))),
        v.minLength(1),
        v.maxLength(mostStatements),
      ),
    }),
    status: 200,
    reply: v.object({items: v.array(statementResultSchema)}),
    errors: ['API_KEY_WRONG', 'FORBIDDEN', 'IDEMPOTENCY_CONFLICT'],
  },
  'claims.waiting': {
    method: 'GET',
    path: '/structures/:structure/claims/waiting',
    summary:
      'Learners of the platform who have done what a badge asks for, and are not known to be anybody yet',
    query: v.object({
      /** `next` of the page before. */
      cursor: v.optional(cursorSchema),
      limit: v.optional(limitUpTo(100)),
    }),
    status: 200,
    reply: v.object({items: v.array(waitingClaimSchema), next: v.optional(v.string())}),
    errors: ['API_KEY_WRONG', 'FORBIDDEN'],
  },
  'claims.create': {
    method: 'POST',
    path: '/structures/:structure/claims',
    summary:
      'Makes a link, good for 24 hours, by which such a learner takes the badge and becomes known; the platform hands it to that learner alone',
    body: v.object({badge: referenceSchema, learner: learnerSchema.entries.ref}),
    status: 201,
    reply: v.object({claim: v.string(), claimUrl: v.string(), claimExpiresAt: instantSchema}),
    errors: [
      'API_KEY_WRONG',
      'FORBIDDEN',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'BADGE_RETIRED',
      'LEARNER_UNKNOWN',
      'LEARNER_LINKED',
      'CRITERIA_NOT_MET',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'platforms.list': {
    method: 'GET',
    path: '/structures/:structure/platforms',
    summary: 'Course platforms of the structure, and how each is connected',
    status: 200,
    reply: v.object({items: v.array(platformSummarySchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'],
  },
  'platforms.setWebhook': {
    method: 'POST',
    path: `${base}/webhook-secret`,
    summary:
      'Makes the secret that the platform signs webhooks with; the one before ends. It is said once. Webhooks go to /structures/{structure}/platforms/{platform}/webhook',
    body: v.object({}),
    status: 201,
    reply: v.object({secret: v.string(), url: v.string()}),
    errors: staff,
  },
  'platforms.removeWebhook': {
    method: 'DELETE',
    path: `${base}/webhook-secret`,
    summary: 'Takes no more webhooks of this platform',
    status: 204,
    reply: 'none',
    errors: staff,
  },
  'recordStores.get': {
    method: 'GET',
    path: `${base}/record-store`,
    summary: 'The record store that the platform’s statements are fetched from, and how that goes',
    status: 200,
    reply: recordStoreSchema,
    errors: [...staff, 'RECORD_STORE_UNKNOWN'],
  },
  'recordStores.set': {
    method: 'PUT',
    path: `${base}/record-store`,
    summary:
      'Has statements fetched from a record store every five minutes, from now on or from an earlier time. User and password are sealed, and never said again',
    body: v.object({
      /** xAPI endpoint: `statements` follows it. */
      endpoint: v.pipe(
        webUrlSchema,
        v.maxLength(1000),
        v.check((text) => !/^[^:]*:\/*[^/?#]*@/.test(text), 'an address without a user or password'),
      ),
      user: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
      password: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
      since: v.optional(instantSchema),
    }),
    status: 200,
    reply: recordStoreSchema,
    errors: staff,
  },
  'recordStores.remove': {
    method: 'DELETE',
    path: `${base}/record-store`,
    summary: 'Fetches no more; what was read stays',
    status: 204,
    reply: 'none',
    errors: staff,
  },
  'recordStores.pull': {
    method: 'POST',
    path: `${base}/record-store/pull`,
    summary: 'Fetches now, instead of within five minutes; it is done when the reply comes',
    body: v.object({}),
    status: 200,
    reply: recordStoreSchema,
    errors: [...staff, 'RECORD_STORE_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;
