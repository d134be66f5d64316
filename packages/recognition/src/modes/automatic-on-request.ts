/**
 * `automaticOnRequest`: a badge that is given as soon as a known person asks (badge de soutien, centre d’intérêt). Nobody
 * examines; the person can give it back. Being shown among the supporters is another matter: supporter-listing.ts.
 */
import {isWithinRate, type RateLimit} from './rate-limit.js';
import {minMessageLength} from './reviewed-request.js';
import {refuse, type RefusalCode, to, type Transition} from './transition.js';

export interface Campaign {
  /** ISO 8601; absent: open from the start. */
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}

export const recipientKinds = ['person', 'organisation'] as const;
/** Who receives a badge: the person who asks, or an organisation in whose name they ask. */
export type RecipientKind = (typeof recipientKinds)[number];

export type Recipient =
  | {readonly kind: 'person'; readonly person: string}
  | {
      readonly kind: 'organisation';
      readonly organisation: string;
      /** The person who asks in its name, and who may give the badge back or show it. */
      readonly representative: string;
    };

/** What a badge of this mode lays down. */
export interface AutomaticTerms extends Campaign {
  /** Who may receive it; absent: persons. */
  readonly recipients?: readonly RecipientKind[] | undefined;
}

/** What is known of who asks. Absent members are taken for well. */
export interface Asker {
  /** The recipient holds this badge, valid, or has a request for it under way. */
  readonly alreadyHolds: boolean;
  /** The person can be reached again: e-mail link, claim code or passkey. */
  readonly hasUsableIdentity?: boolean | undefined;
  /** May act for the organisation; looked at only where the recipient is one. */
  readonly mayRepresent?: boolean | undefined;
  /** When this person asked for automatic badges before, ISO 8601. */
  readonly earlierRequests?: readonly string[] | undefined;
}

/** A person may ask for so many automatic badges. */
export const automaticRequestLimit: RateLimit = {max: 10, withinHours: 24};

export const automaticStates = ['requested', 'issued', 'withdrawnByEarner', 'revoked'] as const;
export type AutomaticState = (typeof automaticStates)[number];

export interface AutomaticAward {
  readonly state: AutomaticState;
  readonly recipient: Recipient;
  readonly requestedAt: string;
  readonly revocation?: {readonly reason: string; readonly at: string};
}

export type AutomaticEvent =
  | {readonly type: 'sign'}
  | {readonly type: 'withdraw'; readonly by: string}
  | {readonly type: 'revoke'; readonly reason: string};

/** May this person have the badge now? The state on success is what becomes of the request. */
export function requestAutomatic(campaign: Campaign, person: Asker, now: Date): Transition<'approved'> {
  const refusal = refuseAsker(campaign, person, now);
  return refusal ? refuse(refusal) : to('approved');
}

/** A new award, decided and not yet signed, for this recipient; or why there is none. */
export function startAutomatic(
  terms: AutomaticTerms,
  asked: {readonly recipient: Recipient; readonly asker: Asker},
  now: Date,
): Transition<AutomaticAward> {
  const {recipient, asker} = asked;
  if (!(terms.recipients ?? ['person']).includes(recipient.kind)) return refuse('RECIPIENT_NOT_ALLOWED');
  if (recipient.kind === 'organisation' && asker.mayRepresent !== true) return refuse('NOT_A_REPRESENTATIVE');
  const refusal = refuseAsker(terms, asker, now);
  return refusal ? refuse(refusal) : to({state: 'requested', recipient, requestedAt: now.toISOString()});
}

/** The next state of an award, or why the event is refused. Signing is the outbox’s step, and happens once. */
export function advanceAutomatic(
  award: AutomaticAward,
  event: AutomaticEvent,
  now: Date,
): Transition<AutomaticAward> {
  switch (event.type) {
    case 'sign':
      return award.state === 'requested' ? to({...award, state: 'issued'}) : refuse('REQUEST_STATE');
    case 'withdraw':
      if (event.by !== holderOf(award.recipient)) return refuse('NOT_THE_EARNER');
      // Before it is signed as well: nothing is published then.
      return award.state === 'requested' || award.state === 'issued'
        ? to({...award, state: 'withdrawnByEarner'})
        : refuse('REQUEST_STATE');
    case 'revoke': {
      if (award.state !== 'issued') return refuse('REQUEST_STATE');
      const reason = event.reason.trim();
      if (reason.length < minMessageLength) return refuse('REASON_REQUIRED');
      return to({...award, state: 'revoked', revocation: {reason, at: now.toISOString()}});
    }
  }
}

/** The person who decides about the badge: who received it, or who represents the organisation. */
export function holderOf(recipient: Recipient): string {
  return recipient.kind === 'person' ? recipient.person : recipient.representative;
}

function refuseAsker(campaign: Campaign, asker: Asker, now: Date): RefusalCode | undefined {
  if (asker.hasUsableIdentity === false) return 'IDENTITY_NOT_USABLE';
  if (campaign.notBefore !== undefined && now.getTime() < Date.parse(campaign.notBefore))
    return 'CAMPAIGN_NOT_OPEN';
  if (campaign.notAfter !== undefined && now.getTime() > Date.parse(campaign.notAfter))
    return 'CAMPAIGN_ENDED';
  if (asker.alreadyHolds) return 'BADGE_ALREADY_HELD';
  return isWithinRate(asker.earlierRequests ?? [], automaticRequestLimit, now)
    ? undefined
    : 'TOO_MANY_ATTEMPTS';
}
