/**
 * `selfCreated`: a badge that a person makes for themselves, documents and has recommended. Its issuer is a pseudonym of its own,
 * never the organisation that hosts it, and wherever it is shown it says that the person created it.
 */
import {refuse, to, type Transition} from './transition.js';

export const selfCreatedStates = ['draft', 'published', 'documented', 'endorsed', 'retired'] as const;
/** `documented` has evidence; `endorsed` has a recommendation that the person accepted, with or without evidence. */
export type SelfCreatedState = (typeof selfCreatedStates)[number];

/** The parts that a badge must have before it is published. */
export interface SelfCreatedParts {
  readonly name: string;
  readonly description: string;
  readonly criteria: readonly string[];
  /** Id of the image file; empty: none yet. */
  readonly image: string;
  /** What the image shows, for who does not see it. */
  readonly imageAlt: string;
}

export interface SelfCreatedBadge extends SelfCreatedParts {
  readonly state: SelfCreatedState;
  /** The person who made it, and who alone earns it. */
  readonly author: string;
  /** The pseudonymous issuer, from publication on. */
  readonly issuer?: string;
  /** Ids of the evidence beside the badge. */
  readonly evidence: readonly string[];
  /** Ids of the recommendations that the person accepted. */
  readonly endorsements: readonly string[];
}

export type SelfCreatedEvent =
  | {readonly type: 'edit'; readonly by: string; readonly parts: Partial<SelfCreatedParts>}
  | {
      readonly type: 'publish';
      readonly by: string;
      /** Made for this badge alone. */
      readonly issuer: string;
      /** Ids that would say more than a pseudonym: the host organisations’ issuers, other badges’ issuers. */
      readonly takenIssuers: readonly string[];
    }
  | {readonly type: 'addEvidence'; readonly by: string; readonly evidence: string}
  | {readonly type: 'removeEvidence'; readonly by: string; readonly evidence: string}
  /** A recommendation was accepted by the person, as endorsement.ts says. */
  | {readonly type: 'endorsed'; readonly endorsement: string; readonly isAccepted: boolean}
  | {readonly type: 'endorsementWithdrawn'; readonly endorsement: string}
  | {readonly type: 'retire'; readonly by: string};

/** Most pieces of evidence beside one badge. */
export const maxEvidence = 20;

/** What every display of a self-created badge must say. */
export interface OriginDisplay {
  readonly isCreatedByEarner: true;
  /** The issuer to name; never a host organisation. Absent: not published. */
  readonly issuer: string | undefined;
}

/** A new draft; only its author sees it. */
export function startSelfCreated(author: string): SelfCreatedBadge {
  return {
    state: 'draft',
    author,
    name: '',
    description: '',
    criteria: [],
    image: '',
    imageAlt: '',
    evidence: [],
    endorsements: [],
  };
}

/** The parts that are still missing before the badge can be published, in the order in which a person fills them. */
export function missingParts(badge: SelfCreatedParts): (keyof SelfCreatedParts)[] {
  const isEmpty = (text: string): boolean => text.trim() === '';
  const parts = ['name', 'description', 'criteria', 'image', 'imageAlt'] as const;
  return parts.filter((part) => [badge[part]].flat().every(isEmpty));
}

/** The next state of a self-created badge, or why the event is refused. */
export function advanceSelfCreated(
  badge: SelfCreatedBadge,
  event: SelfCreatedEvent,
): Transition<SelfCreatedBadge> {
  if ('by' in event && event.by !== badge.author) return refuse('NOT_THE_EARNER');
  switch (event.type) {
    case 'edit':
      return badge.state === 'draft' ? to({...badge, ...event.parts}) : refuse('REQUEST_STATE');
    case 'publish':
      if (badge.state !== 'draft') return refuse('REQUEST_STATE');
      if (missingParts(badge).length > 0) return refuse('BADGE_INCOMPLETE');
      if ([badge.author, '', ...event.takenIssuers].includes(event.issuer))
        return refuse('ISSUER_NOT_PSEUDONYMOUS');
      return to({...badge, state: 'published', issuer: event.issuer});
    case 'addEvidence':
      if (!isPublished(badge)) return refuse('REQUEST_STATE');
      if (badge.evidence.includes(event.evidence)) return to(badge);
      if (badge.evidence.length >= maxEvidence) return refuse('EVIDENCE_LIMIT');
      return to(placed({...badge, evidence: [...badge.evidence, event.evidence]}));
    case 'removeEvidence':
      if (!isPublished(badge)) return refuse('REQUEST_STATE');
      return to(placed({...badge, evidence: badge.evidence.filter((each) => each !== event.evidence)}));
    case 'endorsed':
      if (!isPublished(badge)) return refuse('REQUEST_STATE');
      if (!event.isAccepted) return refuse('CONSENT_MISSING');
      if (badge.endorsements.includes(event.endorsement)) return to(badge);
      return to(placed({...badge, endorsements: [...badge.endorsements, event.endorsement]}));
    case 'endorsementWithdrawn': {
      const endorsements = badge.endorsements.filter((each) => each !== event.endorsement);
      const left = {...badge, endorsements};
      return to(isPublished(badge) ? placed(left) : left);
    }
    case 'retire':
      return badge.state === 'retired' ? refuse('REQUEST_STATE') : to({...badge, state: 'retired'});
  }
}

/** Was it signed and is it not retired? Retiring a published badge revokes it; retiring a draft concerns nobody. */
export function isPublished({state}: SelfCreatedBadge): boolean {
  return state === 'published' || state === 'documented' || state === 'endorsed';
}

/** "Créé par la personne elle-même": who displays the badge says so, and names its pseudonymous issuer. */
export function originOf({issuer}: SelfCreatedBadge): OriginDisplay {
  return {isCreatedByEarner: true, issuer};
}

/** The state follows from what stands beside the badge, so that taking something back undoes what it brought. */
function placed(badge: SelfCreatedBadge): SelfCreatedBadge {
  if (badge.endorsements.length > 0) return {...badge, state: 'endorsed'};
  return {...badge, state: badge.evidence.length > 0 ? 'documented' : 'published'};
}
