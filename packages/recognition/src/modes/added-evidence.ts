/** Evidence that is added after a badge was issued. It is kept beside the badge: the signature and the date of award stay. */
import {maxEvidence} from './self-created.js';
import {refuse, type RefusalCode, to, type Transition} from './transition.js';

/** What has to be known of an award before something is put beside it. */
export interface HeldAward {
  readonly id: string;
  readonly holder: string;
  readonly state: 'signing' | 'issued' | 'revoked';
  /** ISO 8601; absent: does not expire. */
  readonly validUntil?: string | undefined;
  /** The moment of the badge: on entry, under way, at the end; absent: not said. */
  readonly moment?: 'START' | 'DURING' | 'END' | undefined;
  readonly isSelfCreated?: boolean | undefined;
}

export interface AddedEvidence {
  readonly award: string;
  readonly evidence: string;
  readonly addedBy: string;
  readonly addedAt: string;
  /** False where an adviser added it and the person has not said yes: nobody else sees it until then. */
  readonly isConfirmed: boolean;
}

/** Why nothing can stand beside this award now; undefined when something can. */
export function refuseAddition(award: HeldAward, now: Date): RefusalCode | undefined {
  if (award.state !== 'issued') return 'AWARD_NOT_VALID';
  return award.validUntil !== undefined && Date.parse(award.validUntil) < now.getTime()
    ? 'AWARD_NOT_VALID'
    : undefined;
}

/**
 * Adds a piece of evidence to a badge that is given on entry and documented afterwards, or that the person created. The evidence
 * of other badges was judged when they were issued, and is fixed. The holder adds; an adviser may for them, and then the holder
 * confirms. `before` are the pieces that were added until now.
 */
export function addEvidence(
  award: HeldAward,
  given: {
    readonly evidence: string;
    readonly by: string;
    readonly isAdviser: boolean;
    readonly before: readonly AddedEvidence[];
  },
  now: Date,
): Transition<AddedEvidence> {
  const isHolder = given.by === award.holder;
  if (!isHolder && (!given.isAdviser || award.isSelfCreated === true)) return refuse('NOT_THE_EARNER');
  const refusal = refuseAddition(award, now);
  if (refusal) return refuse(refusal);
  if (award.moment !== 'START' && award.isSelfCreated !== true) return refuse('EVIDENCE_FIXED');
  const known = given.before.find((each) => each.evidence === given.evidence);
  if (known) return to(known);
  if (given.before.length >= maxEvidence) return refuse('EVIDENCE_LIMIT');
  return to({
    award: award.id,
    evidence: given.evidence,
    addedBy: given.by,
    addedAt: now.toISOString(),
    isConfirmed: isHolder,
  });
}

/** The holder says that a piece which an adviser added is theirs. */
export function confirmEvidence(
  award: HeldAward,
  added: AddedEvidence,
  by: string,
): Transition<AddedEvidence> {
  return by === award.holder ? to({...added, isConfirmed: true}) : refuse('NOT_THE_EARNER');
}

/** May this person take the piece away? The holder always; who added it until the holder has confirmed it. */
export function mayRemoveEvidence(award: HeldAward, added: AddedEvidence, by: string): boolean {
  return by === award.holder || (by === added.addedBy && !added.isConfirmed);
}
