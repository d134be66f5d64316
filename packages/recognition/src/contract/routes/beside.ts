/** Routes on what stands beside a badge after it was issued: evidence, and recommendations. The signature never changes. */
import * as v from 'valibot';
import {endorsementStates, maxEndorsementLength} from '../../modes/endorsement.js';
import {emailSchema, instantSchema, localisedTextSchema, uuidSchema, webUrlSchema} from '../../text.js';
import type {Route} from '../route.js';
import {requestRecommendationSchema} from '../request-recommendation.js';

const lineSchema = v.pipe(v.string(), v.trim(), v.maxLength(200));

export const newEvidenceSchema = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    title: v.optional(lineSchema, ''),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(5000)),
  }),
  v.object({
    kind: v.literal('link'),
    title: v.optional(lineSchema, ''),
    url: v.pipe(webUrlSchema, v.maxLength(2048)),
  }),
  v.object({
    kind: v.literal('file'),
    title: v.optional(lineSchema, ''),
    /** Uploaded before, by the same person. */
    file: uuidSchema,
  }),
]);

export const addedEvidenceSchema = v.object({
  id: uuidSchema,
  kind: v.picklist(['text', 'link', 'file']),
  title: v.string(),
  text: v.optional(v.string()),
  url: v.optional(v.string()),
  mediaType: v.optional(v.string()),
  addedAt: instantSchema,
  /** False: an adviser added it, and the person has not said yes. */
  isConfirmed: v.boolean(),
  isMine: v.boolean(),
});

export const askedEndorsementSchema = v.object({
  /**
   * `account`: somebody who signs in with this address, now or later. `link`: somebody without an account, who gets a link and a code; with
   * an address the link is sent there, and the code is for the person to tell.
   */
  way: v.picklist(['account', 'link']),
  email: v.optional(emailSchema),
  /** What the person writes to the endorser. */
  message: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000)), ''),
});

export const endorsementSchema = v.object({
  id: uuidSchema,
  /** Absent while the badge is still examined. */
  award: v.optional(uuidSchema),
  /** The request for the badge, while that is examined. */
  request: v.optional(uuidSchema),
  badge: v.string(),
  badgeName: localisedTextSchema,
  /** What the badge shows, a line each: the endorser says which of them they have seen. */
  criteria: v.array(localisedTextSchema),
  state: v.picklist(endorsementStates),
  way: v.picklist(['account', 'link']),
  /** As the person who asks is known here. */
  earnerName: v.string(),
  message: v.string(),
  requestedAt: instantSchema,
  /** As the endorser wrote them. */
  text: v.optional(v.string()),
  endorserName: v.optional(v.string()),
  writtenAt: v.optional(instantSchema),
  /** Whose signature it carries; a structure says in it that it collected the words. */
  signedBy: v.optional(v.picklist(['endorser', 'structure'])),
  /** Unguessable address of the signed recommendation. */
  credentialUrl: v.optional(v.string()),
});

const askedReplySchema = v.object({
  endorsement: endorsementSchema,
  link: v.optional(v.string()),
  code: v.optional(v.string()),
});

const writtenSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(maxEndorsementLength * 2)),
  /** As it is shown beside the words. */
  name: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  /** Agrees that the words and the name stand beside the badge. */
  consent: v.boolean(),
});
const codeSchema = v.object({code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/))});

export type NewEvidence = v.InferOutput<typeof newEvidenceSchema>;
export type AddedEvidenceView = v.InferOutput<typeof addedEvidenceSchema>;
export type AskedEndorsement = v.InferOutput<typeof askedEndorsementSchema>;
export type EndorsementView = v.InferOutput<typeof endorsementSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const onAward = [...signedIn, 'AWARD_UNKNOWN'] as const;
const onRequest = [...signedIn, 'REQUEST_UNKNOWN'] as const;
const onOne = [...signedIn, 'ENDORSEMENT_UNKNOWN'] as const;
const byLink = ['ENDORSEMENT_UNKNOWN', 'NOT_THE_ENDORSER', 'TOO_MANY_ATTEMPTS'] as const;
const writing = ['REQUEST_STATE', 'CONSENT_MISSING', 'MESSAGE_REQUIRED', 'REQUEST_INCOMPLETE'] as const;

export const besideRoutes = {
  'awards.addEvidence': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/evidence',
    summary:
      'Puts evidence beside a badge that is given on entry, or that the person made. An adviser may for them; then the person confirms',
    body: v.object({evidence: newEvidenceSchema}),
    status: 201,
    reply: addedEvidenceSchema,
    errors: [
      ...onAward,
      'NOT_THE_EARNER',
      'AWARD_NOT_VALID',
      'EVIDENCE_FIXED',
      'EVIDENCE_LIMIT',
      'FILE_UNKNOWN',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'awards.listEvidence': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/evidence',
    summary: 'What was put beside a badge, for the person and their advisers',
    status: 200,
    reply: v.object({items: v.array(addedEvidenceSchema)}),
    errors: onAward,
  },
  'awards.evidenceFile': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/evidence/:evidence/file',
    summary: 'The file of a piece of evidence',
    status: 200,
    reply: 'bytes',
    errors: [...onAward, 'EVIDENCE_UNKNOWN'],
  },
  'endorsements.ask': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/endorsements',
    summary: 'Asks somebody to recommend the person’s badge. The link and the code are shown once',
    body: askedEndorsementSchema,
    status: 201,
    reply: askedReplySchema,
    errors: [
      ...onAward,
      'AWARD_NOT_VALID',
      'ENDORSER_IS_EARNER',
      'ENDORSEMENT_EXISTS',
      'TOO_MANY_ATTEMPTS',
      'REQUEST_INCOMPLETE',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'endorsements.list': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/endorsements',
    summary: 'The recommendations that the person asked for, for this badge',
    status: 200,
    reply: v.object({items: v.array(endorsementSchema)}),
    errors: onAward,
  },
  'endorsements.mine': {
    method: 'GET',
    path: '/structures/:structure/me/endorsements',
    summary: 'The recommendations that the signed-in person was asked to write, newest first',
    status: 200,
    reply: v.object({items: v.array(endorsementSchema)}),
    errors: signedIn,
  },
  'endorsements.write': {
    method: 'POST',
    path: '/structures/:structure/endorsements/:endorsement/text',
    summary: 'The endorser writes; nobody but the earner sees it until they accept',
    body: writtenSchema,
    status: 200,
    reply: endorsementSchema,
    errors: [...onOne, 'NOT_THE_ENDORSER', ...writing],
  },
  'endorsements.decline': {
    method: 'POST',
    path: '/structures/:structure/endorsements/:endorsement/no',
    summary: 'The endorser would rather not',
    body: v.object({}),
    status: 200,
    reply: endorsementSchema,
    errors: [...onOne, 'NOT_THE_ENDORSER', 'REQUEST_STATE'],
  },
  'endorsements.accept': {
    method: 'POST',
    path: '/structures/:structure/endorsements/:endorsement/acceptance',
    summary: 'The earner accepts: it is signed, and stands beside the badge',
    body: v.object({}),
    status: 200,
    reply: endorsementSchema,
    errors: [...onOne, 'NOT_THE_EARNER', 'REQUEST_STATE'],
  },
  'endorsements.refuse': {
    method: 'POST',
    path: '/structures/:structure/endorsements/:endorsement/refusal',
    summary: 'The earner does not want it; the words are deleted',
    body: v.object({}),
    status: 200,
    reply: endorsementSchema,
    errors: [...onOne, 'NOT_THE_EARNER', 'REQUEST_STATE'],
  },
  'endorsements.withdraw': {
    method: 'POST',
    path: '/structures/:structure/endorsements/:endorsement/withdrawal',
    summary: 'The earner or the endorser takes it back: a signed one is revoked, and the words are deleted',
    body: v.object({}),
    status: 200,
    reply: endorsementSchema,
    errors: [...onOne, 'REQUEST_STATE'],
  },
  'endorsements.openLink': {
    method: 'POST',
    path: '/structures/:structure/endorsement-links/:link',
    summary:
      'Somebody without an account opens the link that they were sent, with the code that they were told',
    body: codeSchema,
    status: 200,
    reply: endorsementSchema,
    errors: byLink,
  },
  'endorsements.writeByLink': {
    method: 'POST',
    path: '/structures/:structure/endorsement-links/:link/text',
    summary: 'The same person writes',
    body: v.object({...codeSchema.entries, ...writtenSchema.entries}),
    status: 200,
    reply: endorsementSchema,
    errors: [...byLink, ...writing],
  },
  'endorsements.declineByLink': {
    method: 'POST',
    path: '/structures/:structure/endorsement-links/:link/no',
    summary: 'The same person would rather not',
    body: codeSchema,
    status: 200,
    reply: endorsementSchema,
    errors: [...byLink, 'REQUEST_STATE'],
  },
  'endorsements.withdrawByLink': {
    method: 'POST',
    path: '/structures/:structure/endorsement-links/:link/withdrawal',
    summary: 'The same person takes it back',
    body: codeSchema,
    status: 200,
    reply: endorsementSchema,
    errors: [...byLink, 'REQUEST_STATE'],
  },
} as const satisfies Record<string, Route>;

/** What pages call seldom. */
export const besideFurtherRoutes = {
  'awards.confirmEvidence': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/evidence/:evidence/confirmation',
    summary: 'The person says yes to what an adviser put beside their badge',
    body: v.object({}),
    status: 200,
    reply: addedEvidenceSchema,
    errors: [...onAward, 'EVIDENCE_UNKNOWN', 'NOT_THE_EARNER'],
  },
  'awards.removeEvidence': {
    method: 'DELETE',
    path: '/structures/:structure/awards/:award/evidence/:evidence',
    summary: 'Takes a piece of evidence away: the person always, who added it until it is confirmed',
    status: 204,
    reply: 'none',
    errors: [...onAward, 'EVIDENCE_UNKNOWN'],
  },
  'endorsements.askForRequest': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/endorsements',
    summary:
      'Asks somebody to recommend the person for a badge that is still examined. The link and the code are shown once',
    body: askedEndorsementSchema,
    status: 201,
    reply: askedReplySchema,
    errors: [
      ...onRequest,
      'REQUEST_STATE',
      'ENDORSER_IS_EARNER',
      'ENDORSEMENT_EXISTS',
      'TOO_MANY_ATTEMPTS',
      'REQUEST_INCOMPLETE',
      'IDEMPOTENCY_CONFLICT',
    ],
  },
  'endorsements.listForRequest': {
    method: 'GET',
    path: '/structures/:structure/requests/:request/endorsements',
    summary: 'The recommendations that the person asked for while their request is examined',
    status: 200,
    reply: v.object({items: v.array(endorsementSchema)}),
    errors: onRequest,
  },
  'requests.recommendations': {
    method: 'GET',
    path: '/structures/:structure/requests/:request/recommendations',
    summary: 'For those who examine a request: the recommendations that the person said yes to',
    status: 200,
    reply: v.object({items: v.array(requestRecommendationSchema)}),
    errors: onRequest,
  },
} as const satisfies Record<string, Route>;
