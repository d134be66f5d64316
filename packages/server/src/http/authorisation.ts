/** THE table of who may call what. One middleware reads it; handlers only look whether a row is the caller's own. */
import type {Role, RouteId, Scope} from '@pepites/recognition';
import {reviewingRoles} from '../reviews/examiners.js';

export type Access =
  /** Anyone, from any page. */
  | {readonly kind: 'public'}
  /** Nobody is signed in yet; the page must be the backend's own or one that the structure registered. */
  | {readonly kind: 'registeredOrigin'}
  /** A session bound to its page, with this scope; and one of these roles in the structure, where some are named. */
  | {
      readonly kind: 'session';
      readonly scope: Scope;
      readonly roles?: readonly Role[];
      /** Which pages may call; absent: `registered`. */
      readonly pages?: Pages;
    }
  /** Somebody without an account, let in to one request by a link and a code, on the backend's own pages. */
  | {readonly kind: 'link'}
  /** A course platform's server. */
  | {readonly kind: 'apiKey'};

/**
 * - `own`: the backend's own pages.
 * - `registered`: these, and those that the structure registered.
 * - `any`: also a stranger's page, with a session that the person gave it in the pop-up. Nothing by which a page could take over the
 *   account, and nothing on others: whatever the stranger's script can reach, the stranger has.
 */
export type Pages = 'own' | 'registered' | 'any';

export function pagesOf(access: Extract<Access, {kind: 'session'}>): Pages {
  return access.pages ?? 'registered';
}

const earner = {kind: 'session', scope: 'request:own', pages: 'any'} as const;
const progress = {kind: 'session', scope: 'progress:own', pages: 'any'} as const;
/** The person's word as one who examines for others: not by a stranger's script. */
const ownWord = {kind: 'session', scope: 'request:own'} as const;
/** The person's account itself: where they are signed in, how they come in. */
const account = {kind: 'session', scope: 'progress:own'} as const;
/** What publishes a badge, hands it on or gives it back: a stranger's page must not do that behind the person's back. */
const holder = {kind: 'session', scope: 'request:own'} as const;
const ownPage = {kind: 'session', scope: 'progress:own', pages: 'own'} as const;
/** All who may be named for a request; peers are people who hold a badge that makes one, and agreed. */
const reviewer = {kind: 'session', scope: 'review', roles: reviewingRoles} as const;
const adviser = {kind: 'session', scope: 'review', roles: ['adviser', 'lead']} as const;
const guest = {kind: 'link'} as const;
const lead = {kind: 'session', scope: 'manage', roles: ['lead']} as const;
const managing = {kind: 'session', scope: 'manage', roles: ['lead', 'manager', 'networkAdmin']} as const;
const answering = {kind: 'session', scope: 'manage', roles: ['lead', 'manager']} as const;
/**
 * What the console does, which is a page of the backend: a script on a partner's page must not have events sent to itself, nor make keys, nor
 * say whose word on courses is believed.
 */
const leadInConsole = {...lead, pages: 'own'} as const;
const managingInConsole = {...managing, pages: 'own'} as const;
const answeringInConsole = {...answering, pages: 'own'} as const;
const networkAdmin = {kind: 'session', scope: 'manage', roles: ['networkAdmin']} as const;
const anyone = {kind: 'public'} as const;
/** Whoever sees the work or follows people; never on a stranger's page. */
const team = {
  kind: 'session',
  scope: 'review',
  roles: ['lead', 'adviser', 'supervisor', 'examiner'],
} as const;

export const authorisation = {
  'structures.get': anyone,
  'badges.list': anyone,
  'badges.get': anyone,
  'pathways.get': anyone,
  'pathways.progress': progress,
  'pathways.follow': progress,
  'pathways.progressOfMany': adviser,
  'pathways.prompts': adviser,
  'people.setReferenceDate': adviser,
  'awards.offers': progress,
  'awards.takeOffer': earner,
  'awards.declineOffer': earner,
  'foreignBadges.add': holder,
  'foreignBadges.list': holder,
  'foreignBadges.remove': holder,
  'foreignBadges.toConfirm': adviser,
  'foreignBadges.confirm': adviser,
  'completions.void': {kind: 'apiKey'},
  'criteria.explain': progress,
  'criteria.explainFor': adviser,
  'criteria.contests': {kind: 'session', scope: 'manage', roles: ['lead', 'manager']},
  'criteria.decide': {kind: 'session', scope: 'manage', roles: ['lead', 'manager']},
  // Beside one's own badge, or as an adviser for the person.
  'awards.addEvidence': holder,
  'awards.listEvidence': holder,
  'awards.evidenceFile': holder,
  'awards.confirmEvidence': holder,
  'awards.removeEvidence': holder,
  'endorsements.ask': holder,
  'endorsements.list': holder,
  'endorsements.askForRequest': holder,
  'endorsements.listForRequest': holder,
  // As the request: by those who examine it.
  'requests.recommendations': holder,
  'endorsements.mine': holder,
  'endorsements.write': holder,
  'endorsements.decline': holder,
  'endorsements.accept': holder,
  'endorsements.refuse': holder,
  'endorsements.withdraw': holder,
  // The link and the code are the proof.
  'endorsements.openLink': anyone,
  'endorsements.writeByLink': anyone,
  'endorsements.declineByLink': anyone,
  'endorsements.withdrawByLink': anyone,
  'selfCreated.create': holder,
  'selfCreated.list': holder,
  'selfCreated.edit': holder,
  'selfCreated.setImage': holder,
  'selfCreated.drawImage': holder,
  'selfCreated.image': holder,
  'selfCreated.publish': holder,
  'selfCreated.retire': holder,
  'selfCreated.remove': holder,
  'organisations.create': holder,
  'organisations.list': holder,
  'organisations.change': holder,
  'organisations.setLogo': holder,
  'supporters.getListing': holder,
  'supporters.setListing': holder,
  'awards.giveBack': holder,
  'supporters.list': anyone,
  'signIn.sendCode': {kind: 'registeredOrigin'},
  'signIn.withCode': {kind: 'registeredOrigin'},
  'signIn.withClaimCode': {kind: 'registeredOrigin'},
  'signIn.forPage': ownPage,
  'claimCodes.create': adviser,
  'claimCodes.createMany': adviser,
  // The token of the sheet is the proof.
  'claimCodes.openSheet': {kind: 'registeredOrigin'},
  'me.get': progress,
  'me.signOut': progress,
  'me.sessions': account,
  'me.endSession': account,
  'me.methods': account,
  // An account is one over all structures: a page that one of them trusts must not open it for itself everywhere.
  'me.addEmail': ownPage,
  'me.confirmEmail': ownPage,
  'me.removeMethod': ownPage,
  // Who may give which role is said by the rules of recognition.
  'members.list': managing,
  'members.setRoles': managing,
  'members.remove': managing,
  'invitations.list': managing,
  'invitations.create': managing,
  'invitations.resend': managing,
  'invitations.revoke': managing,
  // The token of the link is the proof; to accept, the mailbox is another.
  'invitations.show': {kind: 'registeredOrigin'},
  'invitations.accept': account,
  'network.structures': anyone,
  'network.memberships': networkAdmin,
  'network.invite': networkAdmin,
  'network.remove': networkAdmin,
  'networks.list': answering,
  'networks.join': answering,
  'networks.leave': answering,
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
  'reviews.handOver': reviewer,
  'readySentences.get': reviewer,
  'readySentences.set': lead,
  'readySentences.reset': lead,
  'requests.form': earner,
  'requests.confirm': earner,
  'requests.saveDraft': earner,
  'requests.getDraft': earner,
  'requests.deleteDraft': earner,
  'me.answerAward': holder,
  'me.peerConsent': ownWord,
  'me.givePeerConsent': ownWord,
  'me.takeBackPeerConsent': ownWord,
  'requests.submitFor': adviser,
  'requests.sentFor': adviser,
  'requests.sendConfirmationCode': adviser,
  'requests.confirmFor': adviser,
  'requests.examiners': lead,
  'requests.assign': lead,
  'requests.replaceExaminer': lead,
  'awards.revoke': lead,
  'examinerLinks.create': lead,
  'examinerLinks.list': lead,
  'examinerLinks.revoke': lead,
  'examination.begin': {kind: 'registeredOrigin'},
  'examination.get': guest,
  'examination.file': guest,
  'examination.answer': guest,
  'examination.handOver': guest,
  'examination.leave': guest,
  'shares.create': holder,
  'shares.list': account,
  'shares.revoke': holder,
  'walls.create': holder,
  'walls.list': account,
  'walls.revoke': holder,
  'awards.twin': account,
  'awards.createTwin': holder,
  'awards.removeTwin': holder,
  'awards.copyFor': holder,
  'awards.create': {kind: 'apiKey'},
  // The signed token is the proof; a page only passes it on.
  'completions.exchange': anyone,
  'claims.redeem': earner,
  'verification.documents': anyone,
  'catalogue.list': anyone,
  'badges.versions': anyone,
  'badges.version': anyone,
  // A manager proposes a change from it.
  'badges.edit': answering,
  'badges.create': lead,
  'badges.update': lead,
  'badges.setImage': lead,
  'badges.retire': lead,
  // A draft is its author’s; what is proposed is for those who publish.
  'badgeDrafts.list': answering,
  'badgeDrafts.save': answering,
  'badgeDrafts.publish': lead,
  'badgeDrafts.remove': answering,
  'selfDesigns.get': holder,
  'selfDesigns.set': holder,
  'frameworks.list': anyone,
  'frameworks.search': progress,
  'frameworks.concept': progress,
  'proposals.create': holder,
  'proposals.mine': holder,
  'proposals.list': {kind: 'session', scope: 'manage', roles: ['lead', 'networkAdmin']},
  'proposals.answer': {kind: 'session', scope: 'manage', roles: ['lead', 'networkAdmin']},
  'activities.list': team,
  'activities.create': lead,
  'activities.update': lead,
  'activities.remove': lead,
  'activities.sheet': team,
  'statistics.get': {kind: 'session', scope: 'manage', roles: ['lead', 'manager', 'networkAdmin']},
  'me.settings': account,
  'me.setLanguage': account,
  'me.setNotifications': account,
  'templates.list': lead,
  'templates.get': lead,
  'templates.set': lead,
  'templates.preview': lead,
  'templates.reset': lead,
  'me.data': account,
  'me.export': account,
  'me.correct': account,
  'me.accesses': account,
  'me.askErasure': account,
  'me.erase': account,
  'people.find': lead,
  'awards.ofPerson': lead,
  'people.erase': lead,
  'retention.get': answering,
  'retention.set': answering,
  'retention.preview': answering,
  'retention.reports': answering,
  'audit.list': answering,
  'statements.forward': {kind: 'apiKey'},
  'claims.waiting': {kind: 'apiKey'},
  'claims.create': {kind: 'apiKey'},
  'platforms.list': answering,
  'platforms.setWebhook': answeringInConsole,
  'platforms.removeWebhook': answeringInConsole,
  'apiKeys.list': answering,
  'apiKeys.create': answeringInConsole,
  'apiKeys.revoke': answeringInConsole,
  'definition.get': lead,
  'definition.file': lead,
  'definition.plan': lead,
  'definition.apply': leadInConsole,
  'elsewhere.get': lead,
  'elsewhere.test': leadInConsole,
  'elsewhere.testPlaces': leadInConsole,
  'elsewhere.retry': leadInConsole,
  'recordStores.get': answering,
  'recordStores.set': answeringInConsole,
  'recordStores.remove': answeringInConsole,
  'recordStores.pull': answeringInConsole,
  'courseImports.check': lead,
  'courseImports.start': lead,
  'courseImports.list': lead,
  'courseImports.get': lead,
  'webhooks.list': managing,
  'webhooks.create': managingInConsole,
  'webhooks.update': managingInConsole,
  'webhooks.remove': managingInConsole,
  'webhooks.makeSecret': managingInConsole,
  'webhooks.test': managingInConsole,
  'webhooks.deliveries': managing,
  'webhooks.replay': managingInConsole,
} as const satisfies Record<RouteId, Access>;

export type Authorisation = typeof authorisation;
