/** Routes whose reply to a call with a key is stored in the transaction that does the work. */
import type {RouteId} from '@pepites/recognition';

/**
 * A process that dies between the work and the keeping of its reply would do the work again when the call is sent again (a second
 * person, a second link), or refuse it although it was done. For these there is no such instant: whoever sends the call again gets the
 * first reply, or nothing had been done.
 *
 * A route may stand here if all its handler does is in the store, since the one writer of the store waits for it, and since a refusal
 * undoes everything. So not: what counts attempts that a refusal must not undo (codes of any kind), what fetches, sends or draws.
 * Those bear being called again: a code that was used is asked for anew, a file that is stored twice is one that nobody names.
 */
export const keptWithWork: ReadonlySet<RouteId> = new Set<RouteId>([
  'activities.create',
  'activities.remove',
  'activities.update',
  'awards.addEvidence',
  'awards.confirmEvidence',
  'awards.create',
  'awards.declineOffer',
  'awards.giveBack',
  'awards.revoke',
  'awards.takeOffer',
  'claimCodes.create',
  'claimCodes.createMany',
  'claimCodes.openSheet',
  'claims.create',
  'claims.redeem',
  'completions.exchange',
  'completions.void',
  'courseImports.start',
  'criteria.decide',
  'endorsements.accept',
  'endorsements.ask',
  'endorsements.decline',
  'endorsements.refuse',
  'endorsements.withdraw',
  'endorsements.write',
  'examination.answer',
  'examinerLinks.create',
  'foreignBadges.confirm',
  'invitations.accept',
  'invitations.create',
  'invitations.revoke',
  'me.answerAward',
  'members.remove',
  'network.invite',
  'network.remove',
  'networks.join',
  'networks.leave',
  'organisations.create',
  'proposals.answer',
  'proposals.create',
  'requests.assign',
  'requests.confirm',
  'requests.open',
  'requests.replaceExaminer',
  'requests.resubmit',
  'requests.saveDraft',
  'requests.submit',
  'requests.submitFor',
  'requests.withdraw',
  'reviews.decide',
  'selfCreated.create',
  'selfCreated.edit',
  'platforms.setWebhook',
  'recordStores.set',
  'shares.create',
  'statements.forward',
  'templates.reset',
  'templates.set',
]);
