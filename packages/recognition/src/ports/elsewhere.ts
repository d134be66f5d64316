/** The port to another platform that gives badges: what is decided here may be given there too, and what is there is known here. */

import type {ElsewhereCheck} from '../contract/routes/elsewhere.js';

export interface IssueOrder {
  /** The badge's id there. */
  readonly badge: string;
  /** In whose name, where that is a part of the organisation there. */
  readonly alias?: string;
  readonly email: string;
  readonly name: string;
  /** The award's id here: what the badge is found again by. */
  readonly award: string;
  readonly awardedAt: Date;
  readonly validUntil?: Date;
}

/** What became of a badge there. */
export interface StandingElsewhere {
  /** The badge's id there. */
  readonly assertion: string;
  readonly assertionUrl: string;
  /** The person follows it to take the badge. */
  readonly receiveUrl?: string;
  readonly isReceived: boolean;
  /** In their wallet there; absent where the platform does not say. */
  readonly isInWallet?: boolean;
  readonly isRevoked: boolean;
}

/** Rejects with an `IssuingRefusal`. */
export interface IssuingPlatform {
  /** What works with the credentials that it has. Changes nothing there; what fails is told, not thrown. */
  check(): Promise<readonly ElsewhereCheck[]>;
  /**
   * The act of giving that this award came to there, if it did: asked before an order is sent again. By the award's id and nothing else:
   * its holder's address, and the badge that it is given as, may be others by now.
   */
  find(award: string): Promise<string | undefined>;
  /** Once: it is never sent again by itself. @returns the id of the act of giving */
  issue(order: IssueOrder): Promise<string>;
  standing(event: string): Promise<StandingElsewhere | undefined>;
  revoke(event: string): Promise<void>;
}

export interface IssuingRefusal extends Error {
  readonly code: string;
  /** However often it is tried: the platform does not do this. */
  readonly isFinal: boolean;
  /** Whatever else is asked of the platform now would fail too: it is not to be had, or does not let us in. */
  readonly isForAll: boolean;
  /** Not before. */
  readonly retryAt?: Date | undefined;
}

/** A badge as the platform has it. */
export interface BadgeElsewhere {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly languages: readonly string[];
  readonly isDraft: boolean;
}

/** That a badge was given there, to one person or many. */
export interface EventElsewhere {
  readonly id: string;
  readonly badge: string;
  /** ISO 8601. */
  readonly issuedAt: string;
  readonly expiresAt?: string;
  /** Which program gave it. */
  readonly consumer: string;
  readonly alias?: string;
  /** The award here that it came from. */
  readonly award?: string;
}

/** A badge that somebody was given there. */
export interface HoldingElsewhere extends StandingElsewhere {
  readonly event: string;
  readonly email: string;
}

/** A badge that the platform gives by itself to whoever has enough of others. Badges by their ids there. */
export interface MilestoneElsewhere {
  readonly id: string;
  readonly name: string;
  readonly badge: string;
  /** How many of `required`; 0: all. */
  readonly minRequired: number;
  readonly required: readonly string[];
}

/**
 * What was read of a platform, part by part. Badges come all at once: one that is missing was deleted there. Of milestones, only those that
 * the platform tells.
 */
export type PartElsewhere =
  | {readonly part: 'badges'; readonly items: readonly BadgeElsewhere[]}
  | {readonly part: 'events'; readonly items: readonly EventElsewhere[]}
  | {readonly part: 'holdings'; readonly items: readonly HoldingElsewhere[]}
  | {readonly part: 'milestones'; readonly items: readonly MilestoneElsewhere[]};
