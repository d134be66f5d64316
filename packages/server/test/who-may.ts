/**
 * Who may call what, written by hand, and never from the server's own table: else the test of every route could not fail. A new route
 * gets a line here; the test says so.
 */

export const roleActors = [
  'examiner',
  'adviser',
  'lead',
  'manager',
  'supervisor',
  'externalExaminer',
  'peer',
  'networkAdmin',
] as const;

/** The same on the backend's own page, as the console is. */
export const ownPageRoles = {
  leadOnOwnPage: 'lead',
  managerOnOwnPage: 'manager',
  networkAdminOnOwnPage: 'networkAdmin',
} as const satisfies Record<string, (typeof roleActors)[number]>;

export const actors = [
  /** No token, on a page of the structure. */
  'nobody',
  /** No token, on a page that the structure does not know. */
  'nobodyElsewhere',
  /** Signed in on a page of the structure, without a role. */
  'person',
  /** The same on the backend's own page. */
  'personOnOwnPage',
  /** One role each, on a page of the structure. */
  ...roleActors,
  /** Some of them on the backend's own page. */
  ...(Object.keys(ownPageRoles) as (keyof typeof ownPageRoles)[]),
  /** All roles, in another structure. */
  'neighbour',
  /** All roles in this structure, through the pop-up on a page that the structure does not know. */
  'popUp',
  /** Had all roles when the session began, and has none now. */
  'former',
  /** Without an account, let in to one request by a link and a code. */
  'guest',
  /** The key of a course platform of the structure, and of one of another. */
  'apiKey',
  'apiKeyElsewhere',
] as const;

export type Actor = (typeof actors)[number];

/** Who may on a page of the structure may on the backend's. */
const some = (...who: readonly Actor[]): readonly Actor[] => [
  ...who,
  ...actors.filter((actor) => who.some((one) => isRoleOf(actor, one))),
];
const isRoleOf = (actor: Actor, role: Actor): boolean =>
  Object.hasOwn(ownPageRoles, actor) && ownPageRoles[actor as keyof typeof ownPageRoles] === role;
const anyone = actors;
/** Before anybody is signed in: everybody who is not on a stranger's page. */
const onKnownPages = actors.filter((actor) => actor !== 'nobodyElsewhere' && actor !== 'popUp');
/** For oneself, on the structure's pages and the backend's. */
const self = some('person', 'personOnOwnPage', 'former', ...roleActors);
/** For oneself, on a stranger's page too. */
const selfAnywhere = [...self, ...some('popUp')];
const ownPage = [...some('personOnOwnPage'), ...(Object.keys(ownPageRoles) as Actor[])];
const platform = some('apiKey');
const guest = some('guest');
/** All whom a lead can name for a request. */
const reviewers = some('examiner', 'adviser', 'lead', 'supervisor', 'externalExaminer', 'peer');
const lead = some('lead');
const advisers = some('adviser', 'lead');
const answering = some('lead', 'manager');
const managing = some('lead', 'manager', 'networkAdmin');
const networkAdmin = some('networkAdmin');
/** Through the console, never by the script of somebody else's page. */
const inConsole = (who: readonly Actor[]): readonly Actor[] =>
  who.filter((actor) => actor.endsWith('OnOwnPage'));

export const whoMay: Readonly<Record<string, readonly Actor[]>> = {
  'structures.get': anyone,
  'badges.list': anyone,
  'badges.get': anyone,
  'pathways.get': anyone,
  'supporters.list': anyone,
  'network.structures': anyone,
  'verification.documents': anyone,
  'completions.exchange': anyone,
  'catalogue.list': anyone,
  'badges.versions': anyone,
  'badges.version': anyone,
  'frameworks.list': anyone,

  'signIn.sendCode': onKnownPages,
  'signIn.withCode': onKnownPages,
  'signIn.withClaimCode': onKnownPages,
  'claimCodes.openSheet': onKnownPages,
  'invitations.show': onKnownPages,

  'pathways.progress': selfAnywhere,
  'pathways.follow': selfAnywhere,
  'me.get': selfAnywhere,
  'me.signOut': selfAnywhere,
  'me.awards': selfAnywhere,
  'me.requests': selfAnywhere,
  'files.upload': selfAnywhere,
  'files.get': selfAnywhere,
  'requests.submit': selfAnywhere,
  'requests.get': selfAnywhere,
  'requests.resubmit': selfAnywhere,
  'requests.withdraw': selfAnywhere,
  'requests.form': selfAnywhere,
  'requests.confirm': selfAnywhere,
  'requests.saveDraft': selfAnywhere,
  'requests.getDraft': selfAnywhere,
  'requests.deleteDraft': selfAnywhere,
  'claims.redeem': selfAnywhere,
  'frameworks.search': selfAnywhere,
  'frameworks.concept': selfAnywhere,
  'proposals.create': self,
  'proposals.mine': self,

  // By which a page could take the account over, or publish behind the person's back: not by a stranger's script.
  'me.sessions': self,
  'me.endSession': self,
  'me.methods': self,
  'me.settings': self,
  'me.setLanguage': self,
  'me.setNotifications': self,
  'invitations.accept': self,
  'me.data': self,
  'me.export': self,
  'me.correct': self,
  'me.accesses': self,
  'me.askErasure': self,
  'me.erase': self,
  'shares.create': self,
  'shares.list': self,
  'shares.revoke': self,
  'walls.create': self,
  'walls.list': self,
  'walls.revoke': self,
  'awards.twin': self,
  'awards.createTwin': self,
  'awards.removeTwin': self,
  'awards.copyFor': self,
  'me.answerAward': self,
  'me.peerConsent': self,
  'me.givePeerConsent': self,
  'me.takeBackPeerConsent': self,

  // Over all structures, so on no page that one of them trusts.
  'me.addEmail': ownPage,
  'me.confirmEmail': ownPage,
  'me.removeMethod': ownPage,
  'signIn.forPage': ownPage,

  'awards.create': platform,

  // The badges of the test name the role `examiner`; who examines nothing has no queue.
  'reviews.queue': some('examiner'),
  'reviews.decide': reviewers,
  'requests.open': reviewers,
  'reviews.handOver': reviewers,
  'readySentences.get': reviewers,
  'readySentences.set': lead,
  'readySentences.reset': lead,
  'requests.submitFor': advisers,
  'requests.sentFor': advisers,
  'requests.sendConfirmationCode': advisers,
  'requests.confirmFor': advisers,
  'requests.examiners': lead,
  'requests.assign': lead,
  'requests.replaceExaminer': lead,
  'awards.revoke': lead,
  'examinerLinks.create': lead,
  'examinerLinks.list': lead,
  'examinerLinks.revoke': lead,
  // Once the input can be read, only the backend's own page is left.
  'examination.begin': onKnownPages,
  'examination.get': guest,
  'examination.file': guest,
  'examination.answer': guest,
  'examination.handOver': guest,
  'examination.leave': guest,

  'claimCodes.create': advisers,
  'claimCodes.createMany': advisers,
  'pathways.progressOfMany': advisers,
  'pathways.prompts': advisers,
  'people.setReferenceDate': advisers,

  'activities.list': some('lead', 'adviser', 'supervisor', 'examiner'),
  'activities.sheet': some('lead', 'adviser', 'supervisor', 'examiner'),
  'activities.create': lead,
  'activities.update': lead,
  'activities.remove': lead,
  'badges.edit': some('lead', 'manager'),
  'badges.create': lead,
  'badgeDrafts.list': some('lead', 'manager'),
  'badgeDrafts.save': some('lead', 'manager'),
  'badgeDrafts.publish': lead,
  'badgeDrafts.remove': some('lead', 'manager'),
  'badges.update': lead,
  'badges.setImage': lead,
  'badges.retire': lead,
  'proposals.list': some('lead', 'networkAdmin'),
  'proposals.answer': some('lead', 'networkAdmin'),
  'statistics.get': managing,

  'people.find': lead,
  'awards.ofPerson': lead,
  'people.erase': lead,
  'templates.list': lead,
  'templates.get': lead,
  'templates.set': lead,
  'templates.preview': lead,
  'templates.reset': lead,

  'retention.get': answering,
  'retention.set': answering,
  'retention.preview': answering,
  'retention.reports': answering,
  'audit.list': answering,
  'networks.list': answering,
  'networks.join': answering,
  'networks.leave': answering,

  'members.list': managing,
  'members.setRoles': managing,
  'members.remove': managing,
  'invitations.list': managing,
  'invitations.create': managing,
  'invitations.resend': managing,
  'invitations.revoke': managing,

  'network.memberships': networkAdmin,
  'network.invite': networkAdmin,
  'network.remove': networkAdmin,

  // Ways to earn a badge, and what stands beside one. Who recommends by a link proves it by the code.
  'awards.offers': selfAnywhere,
  'awards.takeOffer': selfAnywhere,
  'awards.declineOffer': selfAnywhere,
  'foreignBadges.add': self,
  'foreignBadges.list': self,
  'foreignBadges.remove': self,
  'criteria.explain': selfAnywhere,
  'awards.addEvidence': self,
  'awards.listEvidence': self,
  'awards.evidenceFile': self,
  'awards.confirmEvidence': self,
  'awards.removeEvidence': self,
  'endorsements.ask': self,
  'endorsements.list': self,
  'endorsements.askForRequest': self,
  'endorsements.listForRequest': self,
  'requests.recommendations': self,
  'endorsements.mine': self,
  'endorsements.write': self,
  'endorsements.decline': self,
  'endorsements.accept': self,
  'endorsements.refuse': self,
  'endorsements.withdraw': self,
  'organisations.create': self,
  'organisations.list': self,
  'organisations.change': self,
  'organisations.setLogo': self,
  'supporters.getListing': self,
  'supporters.setListing': self,
  'awards.giveBack': self,
  'selfCreated.create': self,
  'selfDesigns.get': self,
  'selfDesigns.set': self,
  'selfCreated.list': self,
  'selfCreated.edit': self,
  'selfCreated.setImage': self,
  'selfCreated.drawImage': self,
  'selfCreated.image': self,
  'selfCreated.publish': self,
  'selfCreated.retire': self,
  'selfCreated.remove': self,
  'foreignBadges.toConfirm': advisers,
  'foreignBadges.confirm': advisers,
  'criteria.explainFor': advisers,
  'criteria.contests': answering,
  'criteria.decide': answering,
  'completions.void': platform,
  'statements.forward': platform,
  'claims.waiting': platform,
  'claims.create': platform,
  'platforms.list': answering,
  'platforms.setWebhook': inConsole(answering),
  'platforms.removeWebhook': inConsole(answering),
  'apiKeys.list': answering,
  'apiKeys.create': inConsole(answering),
  'apiKeys.revoke': inConsole(answering),
  'definition.get': lead,
  'definition.file': lead,
  'definition.plan': lead,
  'definition.apply': inConsole(lead),
  'elsewhere.get': lead,
  'elsewhere.test': inConsole(lead),
  'elsewhere.testPlaces': inConsole(lead),
  'elsewhere.retry': inConsole(lead),
  'recordStores.get': answering,
  'recordStores.set': inConsole(answering),
  'recordStores.remove': inConsole(answering),
  // It sets nothing, but has the structure’s account call somebody else’s server, as often as a script likes.
  'recordStores.pull': inConsole(answering),
  'courseImports.check': lead,
  'courseImports.start': lead,
  'courseImports.list': lead,
  'webhooks.list': managing,
  'webhooks.create': inConsole(managing),
  'webhooks.update': inConsole(managing),
  'webhooks.remove': inConsole(managing),
  'webhooks.makeSecret': inConsole(managing),
  'webhooks.test': inConsole(managing),
  'webhooks.deliveries': managing,
  'webhooks.replay': inConsole(managing),
  'courseImports.get': lead,
  'endorsements.openLink': anyone,
  'endorsements.writeByLink': anyone,
  'endorsements.declineByLink': anyone,
  'endorsements.withdrawByLink': anyone,
};
