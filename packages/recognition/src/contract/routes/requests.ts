/** Routes on files, requests and reviews. */
import * as v from 'valibot';
import {answersSchema} from '../../form.js';
import {slugSchema} from '../../text.js';
import {cursorSchema, limitUpTo} from '../paging.js';
import {requestStates} from '../../modes/reviewed-request.js';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const requestRoutes = {
  'files.upload': {
    method: 'POST',
    path: '/structures/:structure/files',
    summary:
      'Uploads a photo, a recording or a document for a request. Photos are re-encoded, their metadata dropped',
    body: 'bytes',
    status: 201,
    reply: r.fileSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'FILE_TOO_LARGE',
      'FILE_TYPE_REFUSED',
      'FILE_QUOTA',
      'FILE_INFECTED',
    ],
  },
  'files.get': {
    method: 'GET',
    path: '/structures/:structure/files/:file',
    summary: 'A file, for the person who sent it and those who examine the request',
    status: 200,
    reply: 'bytes',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FILE_UNKNOWN', 'FILE_HELD'],
  },
  'requests.submit': {
    method: 'POST',
    path: '/structures/:structure/requests',
    summary:
      'Asks for a badge. Automatic badges are given at once. Sending the same requestId again changes nothing',
    body: r.submittedRequestSchema,
    status: 201,
    reply: r.requestSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'BADGE_RETIRED',
      'REQUEST_INCOMPLETE',
      'CONSENT_MISSING',
      'EXAMINERS_MISSING',
      'REQUEST_EXISTS',
      'IDEMPOTENCY_CONFLICT',
      'BADGE_ALREADY_HELD',
      'CAMPAIGN_NOT_OPEN',
      'CAMPAIGN_ENDED',
      'RECIPIENT_NOT_ALLOWED',
      'NOT_A_REPRESENTATIVE',
      'TOO_MANY_ATTEMPTS',
      'FILE_UNKNOWN',
      'FILE_QUOTA',
    ],
  },
  'requests.get': {
    method: 'GET',
    path: '/structures/:structure/requests/:request',
    summary: 'One request, for the person and for those who examine it',
    status: 200,
    reply: r.requestSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'REQUEST_UNKNOWN'],
  },
  'requests.resubmit': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/resubmission',
    summary: 'Sends what was missing; also an adviser, with the person, where they had sent the request',
    body: v.object({answers: answersSchema}),
    ifMatch: true,
    status: 200,
    reply: r.requestSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'REQUEST_UNKNOWN',
      'REQUEST_STATE',
      'REQUEST_INCOMPLETE',
      'REVISION_CHANGED',
      'FILE_UNKNOWN',
      'FILE_QUOTA',
    ],
  },
  'requests.withdraw': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/withdrawal',
    summary: 'Takes a request back',
    body: v.object({}),
    status: 200,
    reply: r.requestSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'REQUEST_UNKNOWN', 'REQUEST_STATE'],
  },
  'reviews.queue': {
    method: 'GET',
    path: '/structures/:structure/reviews',
    summary:
      'The requests that wait for the examiner’s own answer, the oldest first; with a state, all those in it that the examiner may see',
    query: v.object({
      state: v.optional(v.picklist(requestStates)),
      badge: v.optional(slugSchema),
      /** `all`: those that wait for anybody; for the lead. */
      whose: v.optional(v.picklist(['mine', 'all']), 'mine'),
      limit: v.optional(limitUpTo(200), 200),
      /** `next` of the page before. */
      cursor: v.optional(cursorSchema),
    }),
    status: 200,
    reply: v.object({
      items: v.array(r.requestSchema),
      /** How many wait, over all pages. */
      waiting: v.number(),
      /** How many wait for each badge. */
      waitingByBadge: v.optional(v.record(v.string(), v.number())),
      /** Absent on the last page. */
      next: v.optional(v.string()),
    }),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'],
  },
  'reviews.decide': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/reviews',
    summary: 'Answers a request: yes, something is missing, not yet',
    body: r.decisionSchema,
    ifMatch: true,
    status: 200,
    reply: r.requestSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'FORBIDDEN',
      'REQUEST_UNKNOWN',
      'REQUEST_STATE',
      'MESSAGE_REQUIRED',
      'CONFLICT_OF_INTEREST',
      'NOT_AN_EXAMINER',
      'NOT_YOUR_TURN',
      'PEER_NOT_ELIGIBLE',
      'PEER_CONSENT_MISSING',
      'ALREADY_REVIEWED',
      'REVISION_CHANGED',
    ],
  },
} as const satisfies Record<string, Route>;
