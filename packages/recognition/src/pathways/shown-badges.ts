/** Badges that a visitor without an account shows on a page, to see where they stand: which of them count on a pathway. */
import {acceptForeignBadge, type ForeignBadge} from '../modes/foreign-badge.js';
import type {PathwayDefinition} from '../pathway.js';
import type {HeldFact} from './standing.js';

/** A badge that was verified in the page. */
export interface ShownBadge extends Pick<ForeignBadge, 'issuer' | 'achievement' | 'verdict'> {
  /** Id of the credential. */
  readonly award: string;
  /** ISO 8601. */
  readonly awardedAt: string;
}

/** What the badges of the pathway's own structure carry. */
export interface OwnIds {
  /** The issuer's id. */
  readonly issuer: string;
  /** What the id of each achievement begins with; the badge's slug follows. */
  readonly achievements: string;
}

/**
 * What the badge counts as, where it counts: it is one of the structure's own that a step is for, or one of another issuer that a step
 * lists; and it is verified under the policy `strict`.
 *
 * Whose it is nobody can tell here: the visitor says that it is theirs, and only they see what follows from it. A badge that is known to
 * be somebody else's does not count.
 */
export function heldFromShown(
  {steps}: Pick<PathwayDefinition, 'steps'>,
  shown: ShownBadge,
  own?: OwnIds,
): HeldFact | undefined {
  const {award, awardedAt, issuer, achievement} = shown;
  const slug =
    issuer === own?.issuer && achievement.startsWith(own.achievements)
      ? achievement.slice(own.achievements.length)
      : undefined;
  const isOwn = steps.some((step) => step.kind === 'badge' && step.badge === slug);
  const listed = steps.flatMap((step) => (step.kind === 'badge' ? (step.alsoFrom ?? []) : []));
  const theirs: ForeignBadge = {...shown, confirmation: {by: 'visitor', at: ''}};
  if (!acceptForeignBadge(theirs, isOwn ? [shown] : listed).ok) return undefined;
  return isOwn && slug !== undefined
    ? {badge: slug, award, awardedAt}
    : {badge: achievement, issuer, award, awardedAt};
}
