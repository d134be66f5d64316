/** What the platform holds, in one form for both dialects of its API. Times are ISO 8601 in UTC. */

export interface ObfOrganisation {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** How many badges may still be issued; absent where the dialect does not say. */
  readonly issuingLeft?: number;
  readonly isVerified?: boolean;
}

/** A sub-organisation, in whose name badges may be issued. */
export interface ObfAlias {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** A badge as lists have it. */
export interface ObfBadgeSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isDraft: boolean;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** The first is the one that `name` and `description` are in; empty where the dialect does not say. */
  readonly languages: readonly string[];
  /** For which aliases. */
  readonly aliases: readonly string[];
  readonly modifiedAt?: string;
  /** What it was marked with when it was made by its API; lists of `v2` do not say. */
  readonly mark?: string;
}

export interface ObfBadgeWords {
  /** BCP 47; empty where the dialect does not say. */
  readonly language: string;
  readonly name: string;
  readonly description: string;
  /** Markdown (v2) or HTML (v1). */
  readonly criteria: string;
}

export interface ObfBadge extends ObfBadgeSummary {
  /** In each language, the primary one first. */
  readonly words: readonly ObfBadgeWords[];
  readonly criteriaAre: 'markdown' | 'html';
  /** A `data:` URL. */
  readonly image: string;
}

/** What is sent to make a badge, or to change one. */
export interface ObfBadgeInput {
  /** The primary language first. `v1` takes one language and does not say which: it is empty there. */
  readonly words: readonly ObfBadgeWords[];
  /** `data:image/png;base64,…` */
  readonly image: string;
  /** What it is found again by: a line of text, which may be seen by everybody. */
  readonly mark: string;
  /** For which part of the organisation. v2 only. */
  readonly alias?: string;
}

/** A badge was issued, to one person or many. */
export interface ObfEvent {
  readonly id: string;
  readonly badge: string;
  readonly name: string;
  readonly alias?: string;
  /** Which program issued it. */
  readonly consumer: string;
  /** An application of theirs that it came from. */
  readonly application?: string;
  readonly issuedAt: string;
  readonly expiresAt?: string;
  /** What the issuing program noted; only texts and numbers, as texts. */
  readonly logEntry: Readonly<Record<string, string>>;
}

/** What became of a badge that one person was given. */
export interface ObfRecipient {
  readonly event: string;
  /** Absent where the platform does not say. */
  readonly badge?: string;
  readonly assertion: string;
  readonly email: string;
  readonly name: string;
  /** The person follows it to take the badge. */
  readonly receiveUrl?: string;
  /** Of the hosted badge. */
  readonly assertionUrl: string;
  readonly isReceived: boolean;
  /** Absent where the dialect does not say. */
  readonly isInPassport?: boolean;
  readonly isRevoked: boolean;
}

/** A badge that the platform gives by itself to whoever has enough of others. */
export interface ObfMilestone {
  readonly id: string;
  readonly name: string;
  readonly badge: string;
  /** How many of `required`; 0: all. */
  readonly minRequired: number;
  readonly required: readonly string[];
}

/** A form by which somebody applies for a badge there. */
export interface ObfApplicationForm {
  readonly id: string;
  readonly badge: string;
  readonly name: string;
  readonly approvalMethod: string;
  readonly isVisible: boolean;
  readonly applyUrl: string;
  readonly attachEvidence: 'yes' | 'no' | 'optional';
  /** The fields, as HTML: untrusted. */
  readonly formHtml?: string;
}

export type ObfApplicationStatus = 'pending' | 'approved' | 'rejected';

export interface ObfApplication {
  readonly id: string;
  readonly status: ObfApplicationStatus;
  readonly applicant: string;
  readonly email: string;
  readonly event?: string;
}
