/**
 * A recommendation of a badge that somebody holds ("recommandation", never "soutien"), or has asked for. It takes two consents: the
 * endorser writes, the earner accepts; only then is it signed. It stands beside the badge, whose signature does not change. Who has
 * no account acts by a link and a code: the structure that collected the words signs them, and says so.
 *
 * One for a badge that is still examined is read by the examiners once the earner has accepted it. It is put beside the badge when
 * that is given, and is signed then; it goes with a request that comes to nothing.
 */
import {type HeldAward, refuseAddition} from './added-evidence.js';
import {isWithinRate, type RateLimit} from './rate-limit.js';
import {isOpen, minMessageLength, type RequestState} from './reviewed-request.js';
import {refuse, to, type Transition} from './transition.js';

export const endorsementStates = [
  'pending',
  'written',
  'declinedByEndorser',
  'accepted',
  'declinedByEarner',
  'signed',
  'withdrawn',
  'lapsed',
] as const;
export type EndorsementState = (typeof endorsementStates)[number];

/** Who recommends: somebody with an account, or somebody who was sent a link and told a code. */
export type Endorser =
  | {readonly kind: 'account'; readonly person: string}
  | {
      readonly kind: 'link';
      /** The id of the link; whoever opens it also needs the code. */
      readonly link: string;
      /** The structure that sends the link, keeps the words and signs them. */
      readonly collectedBy: string;
    };

export interface Endorsement {
  readonly state: EndorsementState;
  /** The badge that it recommends; absent while that is still examined. */
  readonly award?: string | undefined;
  /** The request for the badge, while that is examined. */
  readonly request?: string | undefined;
  readonly earner: string;
  readonly endorser: Endorser;
  readonly requestedAt: string;
  /** What the endorser wrote, as they are shown and at what time. */
  readonly written?: {readonly text: string; readonly name: string; readonly at: string};
  readonly acceptedAt?: string;
  /** Whose signature a signed one carries. It is kept when that is withdrawn: there is something to revoke. */
  readonly signedBy?: EndorsementSigner;
}

/** Whose signature a recommendation carries. */
export type EndorsementSigner =
  | {readonly kind: 'endorser'; readonly person: string}
  /** The credential says that this structure collected the words of somebody whom it names. */
  | {readonly kind: 'structure'; readonly collectedBy: string};

/** How somebody shows that they are the endorser. */
export type EndorserProof =
  | {readonly kind: 'account'; readonly person: string}
  | {
      readonly kind: 'link';
      readonly link: string;
      readonly isCodeRight: boolean;
      /** Wrong codes that were tried on this link before. */
      readonly wrongBefore: number;
    };

export type EndorsementEvent =
  | {
      readonly type: 'write';
      readonly proof: EndorserProof;
      readonly text: string;
      readonly name: string;
      /** The endorser agrees that the words and the name stand beside the badge. */
      readonly hasConsent: boolean;
    }
  | {readonly type: 'decline'; readonly proof: EndorserProof}
  | {readonly type: 'accept'; readonly by: string}
  | {readonly type: 'refuse'; readonly by: string}
  | {readonly type: 'sign'; readonly award: HeldAward}
  | {
      readonly type: 'withdraw';
      readonly by: EndorserProof | {readonly kind: 'earner'; readonly person: string};
    }
  /** The badge was given: it is put beside that, as far as it has come. */
  | {readonly type: 'attach'; readonly request: string; readonly award: string}
  /** The request was refused, taken back or forgotten: what was written for it is nobody's business any more. */
  | {readonly type: 'requestOver'; readonly request: string}
  | {readonly type: 'tick'};

/** A person may ask for so many recommendations, whoever is asked. */
export const endorsementRequestLimit: RateLimit = {max: 5, withinHours: 24};
/** Most recommendations that one badge may wait for at a time. */
export const maxPendingEndorsements = 10;
/** Longest recommendation, in characters. */
export const maxEndorsementLength = 2000;
/** A link is dead after so many wrong codes. */
export const maxWrongCodes = 5;
/** A request that the endorser does not answer lapses after this many days. */
export const endorsementLapsesAfterDays = 60;

/** A request for a badge, as much of it as has to be known before somebody is asked to recommend it. */
export interface RecommendedRequest {
  readonly id: string;
  readonly earner: string;
  readonly state: RequestState;
}

interface Asked {
  readonly by: string;
  readonly endorser: Endorser;
  /** All recommendations that this person asked for, of any badge. */
  readonly before: readonly Endorsement[];
}

/** Asks somebody to recommend a badge that is held. */
export function requestEndorsement(award: HeldAward, asked: Asked, now: Date): Transition<Endorsement> {
  if (asked.by !== award.holder) return refuse('NOT_THE_EARNER');
  const refusal = refuseAddition(award, now);
  return refusal ? refuse(refusal) : ask({award: award.id}, asked, now);
}

/** The same, of a badge that is asked for and not decided yet. */
export function requestEndorsementOfRequest(
  request: RecommendedRequest,
  asked: Asked,
  now: Date,
): Transition<Endorsement> {
  if (asked.by !== request.earner) return refuse('NOT_THE_EARNER');
  return isOpen(request.state) ? ask({request: request.id}, asked, now) : refuse('REQUEST_STATE');
}

function ask(
  subject: Pick<Endorsement, 'award' | 'request'>,
  {by, endorser, before}: Asked,
  now: Date,
): Transition<Endorsement> {
  if (endorser.kind === 'account' && endorser.person === by) return refuse('ENDORSER_IS_EARNER');
  const beside = before.filter(({award, request}) => award === subject.award && request === subject.request);
  // Who declined is not asked again for this badge.
  const isInTheWay = (each: Endorsement): boolean =>
    each.state === 'pending' ? isPending(each, now) : isUnderWay(each) || each.state === 'declinedByEndorser';
  if (beside.some((each) => isInTheWay(each) && isSameEndorser(each.endorser, endorser)))
    return refuse('ENDORSEMENT_EXISTS');
  const times = before.map(({requestedAt}) => requestedAt);
  if (
    beside.filter((each) => isPending(each, now)).length >= maxPendingEndorsements ||
    !isWithinRate(times, endorsementRequestLimit, now)
  )
    return refuse('TOO_MANY_ATTEMPTS');
  return to({state: 'pending', ...subject, earner: by, endorser, requestedAt: now.toISOString()});
}

/** The next state of a recommendation, or why the event is refused. */
export function advanceEndorsement(
  endorsement: Endorsement,
  event: EndorsementEvent,
  now: Date,
): Transition<Endorsement> {
  switch (event.type) {
    case 'write':
      return write(endorsement, event, now);
    case 'decline': {
      const refusal = refuseEndorser(endorsement, event.proof);
      if (refusal) return refuse(refusal);
      return isPending(endorsement, now)
        ? to({...endorsement, state: 'declinedByEndorser'})
        : refuse('REQUEST_STATE');
    }
    case 'accept':
    case 'refuse':
      if (event.by !== endorsement.earner) return refuse('NOT_THE_EARNER');
      if (endorsement.state !== 'written') return refuse('REQUEST_STATE');
      return event.type === 'accept'
        ? to({...endorsement, state: 'accepted', acceptedAt: now.toISOString()})
        : to({...endorsement, state: 'declinedByEarner'});
    case 'sign': {
      if (endorsement.state !== 'accepted' || event.award.id !== endorsement.award)
        return refuse('REQUEST_STATE');
      const refusal = refuseAddition(event.award, now);
      if (refusal) return refuse(refusal);
      return to({...endorsement, state: 'signed', signedBy: signerOf(endorsement.endorser)});
    }
    case 'withdraw':
      return withdraw(endorsement, event.by);
    case 'attach': {
      const {request, ...rest} = endorsement;
      return request === event.request ? to({...rest, award: event.award}) : refuse('REQUEST_STATE');
    }
    case 'requestOver':
      if (endorsement.request !== event.request) return refuse('REQUEST_STATE');
      return to(isUnderWay(endorsement) ? {...endorsement, state: 'withdrawn'} : endorsement);
    case 'tick':
      return to(
        endorsement.state === 'pending' && !isPending(endorsement, now)
          ? {...endorsement, state: 'lapsed'}
          : endorsement,
      );
  }
}

/** Who signs what this endorser writes. A structure signs for who has no account, and the credential says so. */
export function signerOf(endorser: Endorser): EndorsementSigner {
  return endorser.kind === 'account'
    ? {kind: 'endorser', person: endorser.person}
    : {kind: 'structure', collectedBy: endorser.collectedBy};
}

/** May others see it? Only once both have agreed and it is signed. */
export function isEndorsementShown({state}: Endorsement): boolean {
  return state === 'signed';
}

/** May those who examine the request read it? Not before the person whom it is about has said yes. */
export function isEndorsementForExaminers({state, request}: Endorsement): boolean {
  return request !== undefined && state === 'accepted';
}

function write(
  endorsement: Endorsement,
  {proof, text, name, hasConsent}: Extract<EndorsementEvent, {type: 'write'}>,
  now: Date,
): Transition<Endorsement> {
  const refusal = refuseEndorser(endorsement, proof);
  if (refusal) return refuse(refusal);
  if (!isPending(endorsement, now)) return refuse('REQUEST_STATE');
  if (!hasConsent) return refuse('CONSENT_MISSING');
  const [words, author] = [text.trim(), name.trim()];
  if (words.length < minMessageLength) return refuse('MESSAGE_REQUIRED');
  if (words.length > maxEndorsementLength || author === '') return refuse('REQUEST_INCOMPLETE');
  return to({
    ...endorsement,
    state: 'written',
    written: {text: words, name: author, at: now.toISOString()},
  });
}

function withdraw(
  endorsement: Endorsement,
  by: Extract<EndorsementEvent, {type: 'withdraw'}>['by'],
): Transition<Endorsement> {
  if (by.kind === 'earner') {
    if (by.person !== endorsement.earner) return refuse('NOT_THE_EARNER');
  } else {
    const refusal = refuseEndorser(endorsement, by);
    if (refusal) return refuse(refusal);
  }
  return isUnderWay(endorsement) ? to({...endorsement, state: 'withdrawn'}) : refuse('REQUEST_STATE');
}

function refuseEndorser(
  {endorser}: Endorsement,
  proof: EndorserProof,
): 'NOT_THE_ENDORSER' | 'TOO_MANY_ATTEMPTS' | undefined {
  if (endorser.kind === 'account')
    return proof.kind === 'account' && proof.person === endorser.person ? undefined : 'NOT_THE_ENDORSER';
  if (proof.kind !== 'link' || proof.link !== endorser.link) return 'NOT_THE_ENDORSER';
  if (proof.wrongBefore >= maxWrongCodes) return 'TOO_MANY_ATTEMPTS';
  return proof.isCodeRight ? undefined : 'NOT_THE_ENDORSER';
}

function isPending({state, requestedAt}: Endorsement, now: Date): boolean {
  const age = now.getTime() - Date.parse(requestedAt);
  return state === 'pending' && age <= endorsementLapsesAfterDays * 86_400_000;
}

/** Signed ones too: the same person recommends a badge once. */
function isUnderWay({state}: Endorsement): boolean {
  return state === 'pending' || state === 'written' || state === 'accepted' || state === 'signed';
}

function isSameEndorser(one: Endorser, other: Endorser): boolean {
  return one.kind === 'account'
    ? other.kind === 'account' && one.person === other.person
    : other.kind === 'link' && one.link === other.link;
}
