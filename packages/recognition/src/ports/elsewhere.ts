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

/** A badge's words in one language. */
export interface BadgeWords {
  readonly language: string;
  readonly name: string;
  readonly description: string;
  /** Markdown. */
  readonly criteria: string;
}

/** By member (`fr.name`, `image`): a digest of what it was. */
export type MemberDigests = Readonly<Record<string, string>>;

interface NamedBadge {
  readonly structure: string;
  readonly badge: string;
}

/** A badge of here that is to be on a platform too: made there as a draft, which a person there publishes. */
export interface BadgeToMake extends NamedBadge {
  /** What it is known again by there: this backend, the structure and the badge. */
  readonly mark: string;
  /** For which part of the organisation there. */
  readonly alias?: string;
  /** The main language first. */
  readonly words: readonly BadgeWords[];
  /** A PNG, in base64. */
  readonly image: string;
  /** Another one for another image. */
  readonly imageDigest: string;
  /** Its id there, once it was made. */
  readonly theirBadge?: string;
  /** It may have been made without anybody here hearing of it: it is looked for first. */
  readonly mayBeThere: boolean;
  /** Another one after each step that was noted. */
  readonly noted: string;
  /** What was sent last; empty: nothing was. */
  readonly sent: MemberDigests;
  /** What was there right after; empty: nobody looked. */
  readonly seen: MemberDigests;
}

/** A badge whose image cannot be read here any more: it is not made there, and the others are. */
export interface BadgeWithoutImage extends NamedBadge {
  readonly name: string;
  /** As of the others. */
  readonly mark: string;
  /** Its id there, once it was made. */
  readonly theirBadge?: string;
}

export interface BadgesToMake {
  readonly badges: readonly BadgeToMake[];
  readonly withoutImage?: readonly BadgeWithoutImage[];
  /** By their ids there: all that badges of here are linked to. */
  readonly known: readonly string[];
}

/** A badge is about to be made there: noted before, so that it is looked for before it is made again. */
export interface BadgeMaking extends NamedBadge {
  /** As it was told: somebody else may have tried since, and what was looked for then says nothing now. */
  readonly noted: string;
  readonly sent: MemberDigests;
}

/** A badge that was not made there. */
export interface BadgeNotMade extends NamedBadge {
  /** No answer came. */
  readonly mayBeThere: boolean;
}

/** A badge as it was made, found or changed there. */
export interface BadgeMade extends NamedBadge {
  readonly there: BadgeElsewhere;
  readonly sent: MemberDigests;
  readonly seen: MemberDigests;
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
