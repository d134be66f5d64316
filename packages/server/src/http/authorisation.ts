/** THE table of who may call what. One middleware reads it; handlers only look whether a row is the caller's own. */
import type {Role, RouteId, Scope} from '@pepites/recognition';
import {reviewingRoles} from '../reviews/examiners.js';

export type Access =
  /** Anyone, from any page. */
  | {readonly kind: 'public'}
  /** Nobody is signed in yet; the page must be the backend's own or one that the structure registered. */
  | {readonly kind: 'registeredOrigin'}
  /** A session bound to such a page, with this scope; and one of these roles in the structure, where some are named. */
  | {readonly kind: 'session'; readonly scope: Scope; readonly roles?: readonly Role[]}
  /** Somebody without an account, let in to one request by a link and a code, on the backend's own pages. */
  | {readonly kind: 'link'}
  /** A course platform's server. */
  | {readonly kind: 'apiKey'};

const earner = {kind: 'session', scope: 'request:own'} as const;
const progress = {kind: 'session', scope: 'progress:own'} as const;
/** All who may be named for a request; peers are people who hold a badge that makes one, and agreed. */
const reviewer = {kind: 'session', scope: 'review', roles: reviewingRoles} as const;
const adviser = {kind: 'session', scope: 'review', roles: ['adviser', 'lead']} as const;
const lead = {kind: 'session', scope: 'review', roles: ['lead']} as const;
const guest = {kind: 'link'} as const;
const anyone = {kind: 'public'} as const;

export const authorisation = {
  'structures.get': anyone,
  'badges.list': anyone,
  'badges.get': anyone,
  'pathways.get': anyone,
  'pathways.progress': progress,
  'supporters.list': anyone,
  'signIn.sendCode': {kind: 'registeredOrigin'},
  'signIn.withCode': {kind: 'registeredOrigin'},
  'signIn.withClaimCode': {kind: 'registeredOrigin'},
  'claimCodes.create': adviser,
  'me.get': progress,
  'me.signOut': progress,
  'me.sessions': progress,
  'me.endSession': progress,
  'me.awards': progress,
  'me.requests': earner,
  'files.upload': earner,
  'files.get': earner,
  'requests.submit': earner,
  'requests.get': earner,
  'requests.resubmit': earner,
  'requests.withdraw': earner,
  // Which of them examine which badge is said by the badge; the machine of recognition asks for that.
  'reviews.queue': reviewer,
  'reviews.decide': reviewer,
  'requests.open': reviewer,
  'requests.form': earner,
  'requests.confirm': earner,
  'requests.saveDraft': earner,
  'requests.getDraft': earner,
  'requests.deleteDraft': earner,
  'me.answerAward': earner,
  'me.peerConsent': earner,
  'me.givePeerConsent': earner,
  'me.takeBackPeerConsent': earner,
  'requests.submitFor': adviser,
  'requests.sendConfirmationCode': adviser,
  'requests.confirmFor': adviser,
  'requests.examiners': lead,
  'requests.assign': lead,
  'requests.replaceExaminer': lead,
  'awards.revoke': {kind: 'session', scope: 'manage', roles: ['lead']},
  'examinerLinks.create': lead,
  'examinerLinks.list': lead,
  'examinerLinks.revoke': lead,
  'examination.begin': {kind: 'registeredOrigin'},
  'examination.get': guest,
  'examination.file': guest,
  'examination.answer': guest,
  'examination.leave': guest,
  'awards.create': {kind: 'apiKey'},
  // The signed token is the proof; a page only passes it on.
  'completions.exchange': anyone,
  'claims.redeem': earner,
  'verification.documents': anyone,
} as const satisfies Record<RouteId, Access>;

export type Authorisation = typeof authorisation;
