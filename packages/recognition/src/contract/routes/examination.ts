/** Routes by which somebody without an account examines one request: invited by the lead, let in by a link and a code. */
import * as v from 'valibot';
import {formSchema} from '../../form.js';
import {stances} from '../../modes/review-policy.js';
import {emailSchema, instantSchema, localisedTextSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';
import {requestRecommendationSchema} from '../request-recommendation.js';
import * as r from '../resources.js';
import {readySentencesSchema} from './ready-sentences.js';

const session = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const lead = [...session, 'FORBIDDEN', 'REQUEST_UNKNOWN'] as const;
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

export const examinerLinkSchema = v.object({
  id: uuidSchema,
  /** As the lead wrote it; the examiner may give another one. */
  name: v.string(),
  /** Absent once the link is over. */
  email: v.optional(v.string()),
  stance: v.picklist(stances),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  revokedAt: v.optional(instantSchema),
  lastOpenedAt: v.optional(instantSchema),
  /** Too many wrong codes were tried: invite again. */
  isLocked: v.boolean(),
  hasAnswered: v.boolean(),
});

export const examinationSchema = v.object({
  request: r.requestSchema,
  /** In the version that was answered to. */
  form: formSchema,
  /** What the badge recognises, and what it asks: `criteriaMet` of an answer counts these. */
  description: localisedTextSchema,
  criteria: v.array(localisedTextSchema),
  /** The structure's own sentences for answers, where it has some. */
  readySentences: v.optional(readySentencesSchema),
  /** Recommendations that the person said yes to; absent where there are none. */
  recommendations: v.optional(v.array(requestRecommendationSchema)),
  /** The name that stands under the answer. */
  name: v.string(),
  stance: v.picklist(stances),
  expiresAt: instantSchema,
});

export const examinationRoutes = {
  'examinerLinks.create': {
    method: 'POST',
    path: '/structures/:structure/requests/:request/examiner-links',
    summary:
      'Invites somebody without an account to examine one request. The link goes to them by e-mail; the code is shown here once, to be said by phone. Naming a peer, the lead vouches that they hold the badge that makes one',
    body: v.object({
      email: emailSchema,
      name,
      stance: v.optional(v.picklist(stances), 'professional'),
      expiresInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)), 14),
    }),
    status: 201,
    reply: v.object({link: examinerLinkSchema, code: v.string()}),
    errors: [...lead, 'REQUEST_STATE', 'PEER_NOT_ELIGIBLE', 'EXAMINERS_MISSING', 'TOO_MANY_ATTEMPTS'],
  },
  'examinerLinks.list': {
    method: 'GET',
    path: '/structures/:structure/requests/:request/examiner-links',
    summary: 'Who was invited to examine a request by a link',
    status: 200,
    reply: v.object({items: v.array(examinerLinkSchema)}),
    errors: lead,
  },
  'examinerLinks.revoke': {
    method: 'DELETE',
    path: '/structures/:structure/requests/:request/examiner-links/:link',
    summary: 'Ends an invitation and whatever is open by it; also when it has ended already',
    status: 204,
    reply: 'none',
    errors: [...lead, 'LINK_UNKNOWN'],
  },
  'examination.begin': {
    method: 'POST',
    path: '/structures/:structure/examination/session',
    summary: 'Exchanges a link and its code for a session on one request, on the backend’s own pages only',
    body: v.object({
      /** What stands last in the address of the link. */
      link: v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]+$/)),
      code: v.pipe(v.string(), v.trim(), v.maxLength(16), v.regex(/^\d{6}$/)),
      name,
    }),
    status: 201,
    reply: v.object({token: v.string(), expiresAt: instantSchema}),
    errors: ['ORIGIN_NOT_REGISTERED', 'CODE_WRONG', 'CODE_EXPIRED', 'TOO_MANY_ATTEMPTS'],
  },
  'examination.get': {
    method: 'GET',
    path: '/structures/:structure/examination',
    summary: 'The one request that the link opens. Every reading is noted, and the person can see it',
    status: 200,
    reply: examinationSchema,
    errors: [...session, 'REQUEST_UNKNOWN'],
  },
  'examination.file': {
    method: 'GET',
    path: '/structures/:structure/examination/files/:file',
    summary: 'A file of that request',
    status: 200,
    reply: 'bytes',
    errors: [...session, 'FILE_UNKNOWN', 'FILE_HELD'],
  },
  'examination.answer': {
    method: 'POST',
    path: '/structures/:structure/examination/answer',
    summary: 'Answers that request',
    body: r.decisionSchema,
    ifMatch: true,
    status: 200,
    reply: r.requestSchema,
    errors: [
      ...session,
      'REQUEST_UNKNOWN',
      'REQUEST_STATE',
      'MESSAGE_REQUIRED',
      'CONFLICT_OF_INTEREST',
      'NOT_AN_EXAMINER',
      'NOT_YOUR_TURN',
      'PEER_NOT_ELIGIBLE',
      'ALREADY_REVIEWED',
      'REVISION_CHANGED',
    ],
  },
  'examination.handOver': {
    method: 'POST',
    path: '/structures/:structure/examination/hand-over',
    summary:
      'The guest says that they know the person too well to judge: their link is over, the lead is told',
    body: v.object({}),
    status: 204,
    reply: 'none',
    errors: [
      ...session,
      'REQUEST_UNKNOWN',
      'REQUEST_STATE',
      'NOT_AN_EXAMINER',
      'CONFLICT_OF_INTEREST',
      'PEER_NOT_ELIGIBLE',
      'ALREADY_REVIEWED',
      'REVISION_CHANGED',
    ],
  },
  'examination.leave': {
    method: 'DELETE',
    path: '/structures/:structure/examination/session',
    summary: 'Ends the session; the link stays',
    status: 204,
    reply: 'none',
    errors: session,
  },
} as const satisfies Record<string, Route>;

export type ExaminerLink = v.InferOutput<typeof examinerLinkSchema>;
export type Examination = v.InferOutput<typeof examinationSchema>;
