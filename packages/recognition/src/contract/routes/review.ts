/** Routes on reviewed badges beyond asking and answering: drafts, confirmation, who examines, peers, after the badge is given. */
import * as v from 'valibot';
import {answersSchema, formSchema} from '../../form.js';
import {stances} from '../../modes/review-policy.js';
import {instantSchema, slugSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';
import * as r from '../resources.js';

const session = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const staff = [...session, 'FORBIDDEN', 'REQUEST_UNKNOWN'] as const;

const revision = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

/** Answers that are not sent yet. Kept for fourteen days after they were last saved. */
export const draftSchema = v.object({
  badge: v.string(),
  answers: answersSchema,
  /** The version that `If-Match` takes; 0 stands for no draft. */
  version: v.number(),
  formVersion: v.string(),
  savedAt: instantSchema,
  /** When it will be deleted. */
  expiresAt: instantSchema,
});

export const namedCandidateSchema = v.object({
  examiner: uuidSchema,
  stance: v.optional(v.picklist(stances), 'professional'),
});

/** Whom the lead can name for a request. */
export const candidateSchema = v.object({
  examiner: uuidSchema,
  name: v.string(),
  stance: v.picklist(stances),
  /** Has the role that decides last, where the badge has one. */
  mayDecide: v.boolean(),
  /** By a link, for this request only. */
  isExternal: v.boolean(),
  /** Has said to be too close to the person who asks: cannot be named. */
  isTooClose: v.optional(v.boolean()),
});

export const namedExaminersSchema = v.object({
  panel: v.pipe(v.array(namedCandidateSchema), v.minLength(1), v.maxLength(12)),
  /** Who takes the place of somebody who does not answer, in this order. */
  pool: v.optional(v.pipe(v.array(namedCandidateSchema), v.maxLength(30)), []),
  decider: v.optional(uuidSchema),
});

const candidatesSchema = v.object({
  candidates: v.array(candidateSchema),
  /** Absent: whoever has the role examines. */
  panel: v.optional(v.array(v.object({...namedCandidateSchema.entries, since: instantSchema}))),
  pool: v.optional(v.array(namedCandidateSchema)),
  decider: v.optional(uuidSchema),
  version: v.number(),
});

export const peerConsentSchema = v.object({
  isGiven: v.boolean(),
  since: v.optional(instantSchema),
  /** The badges whose requests the person examines, or could examine, because of badges that they hold. */
  badges: v.array(v.string()),
});

/** What pages call for the person and for examiners. */
export const reviewRoutes = {
  'requests.form': {
    method: 'GET',
    path: '/structures/:structure/requests/:request/form',
    summary: 'The questionnaire in the version that the answers of a request were given to',
    status: 200,
    reply: v.object({formVersion: v.string(), form: formSchema}),
    errors: [...session, 'REQUEST_UNKNOWN'],
  },
  'requests.open': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/opening',
    summary:
      'An examiner begins to look at a request: it is in review from then on, and the person can see who looked',
    body: v.object({}),
    status: 200,
    reply: r.requestSchema,
    errors: [
      ...staff,
      'REQUEST_STATE',
      'NOT_AN_EXAMINER',
      'CONFLICT_OF_INTEREST',
      'PEER_NOT_ELIGIBLE',
      'PEER_CONSENT_MISSING',
      'REVISION_CHANGED',
    ],
  },
  'reviews.handOver': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/hand-over',
    summary:
      'An examiner says that they know the person too well to judge: they see the request no more, the next of the pool takes their place, the lead is told',
    body: v.object({}),
    status: 204,
    reply: 'none',
    errors: [
      ...staff,
      'REQUEST_STATE',
      'NOT_AN_EXAMINER',
      'CONFLICT_OF_INTEREST',
      'PEER_NOT_ELIGIBLE',
      'PEER_CONSENT_MISSING',
      'ALREADY_REVIEWED',
      'REVISION_CHANGED',
    ],
  },
  'requests.confirm': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/confirmation',
    summary: 'The person says that a request which was sent with them is theirs',
    body: v.object({revision}),
    status: 200,
    reply: r.requestSchema,
    errors: [...session, 'REQUEST_UNKNOWN', 'REQUEST_STATE', 'REVISION_CHANGED'],
  },
  'requests.saveDraft': {
    method: 'PUT',
    path: '/structures/:structure/badges/:badge/draft',
    summary:
      'Keeps answers that are not sent yet: one draft for each person and badge. If-Match "0" makes a new one',
    body: v.object({answers: answersSchema}),
    ifMatch: true,
    status: 200,
    reply: draftSchema,
    errors: [...session, 'BADGE_UNKNOWN', 'WRONG_MODE', 'REVISION_CHANGED', 'FILE_UNKNOWN'],
  },
  'requests.getDraft': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/draft',
    summary: 'The person’s draft for a badge',
    status: 200,
    reply: draftSchema,
    errors: [...session, 'DRAFT_UNKNOWN'],
  },
  'requests.deleteDraft': {
    method: 'DELETE',
    path: '/structures/:structure/badges/:badge/draft',
    summary: 'Deletes the person’s draft for a badge; also when there is none',
    status: 204,
    reply: 'none',
    errors: session,
  },
  'me.answerAward': {
    method: 'POST',
    path: '/structures/:structure/me/awards/:award/answer',
    summary:
      'The person accepts a badge that was examined, or refuses it: a refused badge is taken out of the world, as if revoked',
    body: v.object({answer: v.picklist(['accept', 'refuse'])}),
    status: 200,
    reply: r.awardSchema,
    errors: [...session, 'AWARD_UNKNOWN', 'WRONG_MODE', 'REQUEST_STATE'],
  },
} as const satisfies Record<string, Route>;

/** The rest: peers, requests made together with a person, naming examiners, taking a badge back. */
export const reviewStaffRoutes = {
  'me.peerConsent': {
    method: 'GET',
    path: '/structures/:structure/me/peer-consent',
    summary:
      'Has the person agreed to examine requests of others as a peer, and for which badges could they?',
    status: 200,
    reply: peerConsentSchema,
    errors: session,
  },
  'me.givePeerConsent': {
    method: 'PUT',
    path: '/structures/:structure/me/peer-consent',
    summary:
      'Agrees to examine as a peer: the person gets the role `peer`, and with the next sign-in the scope `review`',
    body: v.object({}),
    status: 200,
    reply: peerConsentSchema,
    errors: [...session, 'PEER_NOT_ELIGIBLE'],
  },
  'me.takeBackPeerConsent': {
    method: 'DELETE',
    path: '/structures/:structure/me/peer-consent',
    summary: 'Examines no longer as a peer; the role ends at once',
    status: 204,
    reply: 'none',
    errors: session,
  },
  'requests.submitFor': {
    method: 'POST',
    path: '/structures/:structure/people/:person/requests',
    summary:
      'An adviser asks for a reviewed badge together with a person whom the structure brought in. It counts once the person has confirmed it',
    body: r.submittedRequestSchema,
    status: 201,
    reply: r.requestSchema,
    errors: [
      ...session,
      'FORBIDDEN',
      'PERSON_UNKNOWN',
      'BADGE_UNKNOWN',
      'WRONG_MODE',
      'REQUEST_INCOMPLETE',
      'CONSENT_MISSING',
      'EXAMINERS_MISSING',
      'REQUEST_EXISTS',
      'IDEMPOTENCY_CONFLICT',
      'BADGE_ALREADY_HELD',
      'FILE_UNKNOWN',
      'FILE_QUOTA',
      'NOT_AN_ADVISER',
    ],
  },
  'requests.sentFor': {
    method: 'GET',
    path: '/structures/:structure/people/:person/requests',
    summary: 'The requests that the adviser has sent together with this person, the newest first',
    query: v.object({badge: v.optional(slugSchema)}),
    status: 200,
    reply: v.object({items: v.array(r.requestSchema)}),
    errors: [...session, 'FORBIDDEN', 'PERSON_UNKNOWN'],
  },
  'requests.sendConfirmationCode': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/confirmation-code',
    summary: 'Sends the person a code by e-mail, which they say to the adviser to confirm the request',
    body: v.object({}),
    status: 202,
    reply: v.object({
      /** False where the person has no address. */
      isSent: v.boolean(),
      expiresInSeconds: v.number(),
    }),
    errors: [...staff, 'REQUEST_STATE', 'TOO_MANY_ATTEMPTS'],
  },
  'requests.confirmFor': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/assisted-confirmation',
    summary:
      'The person confirms on the adviser’s device: by the code they got by e-mail or a claim code of theirs (used up by this), or on paper that staff keep',
    body: v.object({
      way: v.picklist(['code', 'signature']),
      code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(32))),
      revision,
    }),
    status: 200,
    reply: r.requestSchema,
    errors: [...staff, 'REQUEST_STATE', 'REVISION_CHANGED', 'CONFIRMATION_INVALID', 'TOO_MANY_ATTEMPTS'],
  },
  'requests.examiners': {
    method: 'GET',
    path: '/structures/:structure/requests/:request/examiners',
    summary: 'Who examines a request, and whom the lead could name',
    status: 200,
    reply: candidatesSchema,
    errors: staff,
  },
  'requests.assign': {
    method: 'PUT',
    path: '/structures/:structure/requests/:request/examiners',
    summary: 'The lead names who examines a request; from then on nobody else sees it',
    body: namedExaminersSchema,
    ifMatch: true,
    status: 200,
    reply: candidatesSchema,
    errors: [
      ...staff,
      'EXAMINER_UNKNOWN',
      'REQUEST_STATE',
      'REVISION_CHANGED',
      'EXAMINERS_MISSING',
      'CONFLICT_OF_INTEREST',
      'ALREADY_REVIEWED',
    ],
  },
  'requests.replaceExaminer': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/examiners/:examiner/replacement',
    summary: 'The next of the pool takes the place of an examiner who has not answered',
    body: v.object({}),
    status: 200,
    reply: candidatesSchema,
    errors: [
      ...staff,
      'REQUEST_STATE',
      'NOT_AN_EXAMINER',
      'ALREADY_REVIEWED',
      'EXAMINERS_MISSING',
      'REVISION_CHANGED',
    ],
  },
  'awards.revoke': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/revocation',
    summary: 'The lead takes a badge back, for ever, and says why: the person reads the reason',
    body: v.object({reason: v.pipe(v.string(), v.trim(), v.maxLength(1000))}),
    status: 200,
    reply: r.awardSchema,
    errors: [...session, 'FORBIDDEN', 'AWARD_UNKNOWN', 'AWARD_NOT_VALID', 'REASON_REQUIRED'],
  },
} as const satisfies Record<string, Route>;

export type RequestDraft = v.InferOutput<typeof draftSchema>;
export type ExaminerCandidate = v.InferOutput<typeof candidateSchema>;
export type RequestExaminers = v.InferOutput<typeof candidatesSchema>;
export type PeerConsent = v.InferOutput<typeof peerConsentSchema>;
