/** A badge of another issuer, and what it takes for it to count towards a key badge. */
import type {CheckResult, Outcome, Policy} from '@pepites/credentials';
import * as v from 'valibot';
import {refuse, to, type Transition} from './transition.js';

const idSchema = v.pipe(v.string(), v.maxLength(2048), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'a URI'));

/** A badge of another issuer as a definition lists it, by the ids that its Open Badges credential carries. */
export const foreignAchievementSchema = v.object({issuer: idSchema, achievement: idSchema});

export type ForeignAchievement = v.InferOutput<typeof foreignAchievementSchema>;

/** What is known of a badge that another issuer gave; the verdict is made elsewhere and given here. */
export interface ForeignBadge extends ForeignAchievement {
  readonly verdict: {
    readonly policy: Policy;
    readonly outcome: Outcome;
    /** The result of the check `recipient`: `pass` only when the person was asked for and is the one it was given to. */
    readonly recipient: CheckResult;
  };
  /** Since when it could not be verified again, ISO 8601: what is known may be out of date, and opens nothing new. */
  readonly unsureSince?: string | undefined;
  /** An adviser who knows that the badge is this person's, where the check could not tell. */
  readonly confirmation?: {readonly by: string; readonly at: string};
}

/** Is it this badge, of this issuer? Ids are compared as they are written. */
function isListed(listed: ForeignAchievement, badge: ForeignAchievement): boolean {
  return listed.issuer === badge.issuer && listed.achievement === badge.achievement;
}

/**
 * May this badge count where `listed` names the badges that may? It is named, it is verified under the policy `strict`, and it is this
 * person's: the check says so, or an adviser where the check does not say the contrary.
 */
export function acceptForeignBadge(
  badge: ForeignBadge,
  listed: readonly ForeignAchievement[],
): Transition<'counts'> {
  if (!listed.some((one) => isListed(one, badge))) return refuse('FOREIGN_NOT_LISTED');
  const {policy, outcome, recipient} = badge.verdict;
  if (policy !== 'strict' || outcome !== 'verified') return refuse('FOREIGN_NOT_VERIFIED');
  const isTheirs = recipient === 'pass' || (recipient !== 'fail' && badge.confirmation !== undefined);
  return isTheirs ? to('counts') : refuse('RECIPIENT_NOT_PROVEN');
}

/**
 * An adviser says that the badge is this person's. Refused for the person themselves, and for a badge that is not verified or that is
 * known to be somebody else's: no word of an adviser makes up for that.
 */
export function confirmForeignBadge(
  badge: ForeignBadge,
  adviser: {readonly id: string; readonly isAdviser: boolean; readonly earner: string},
  now: Date,
): Transition<ForeignBadge> {
  if (!adviser.isAdviser) return refuse('NOT_AN_ADVISER');
  if (adviser.id === adviser.earner) return refuse('CONFLICT_OF_INTEREST');
  const {policy, outcome, recipient} = badge.verdict;
  if (policy !== 'strict' || outcome !== 'verified') return refuse('FOREIGN_NOT_VERIFIED');
  if (recipient === 'fail') return refuse('RECIPIENT_NOT_PROVEN');
  return to({...badge, confirmation: {by: adviser.id, at: now.toISOString()}});
}
