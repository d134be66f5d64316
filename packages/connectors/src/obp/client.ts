/** What can be read of Open Badge Passport by everybody: without an account, without a secret, and nothing is changed there. */

export interface ObpCallOptions {
  readonly signal?: AbortSignal;
}

/** A badge that its holder shows to everybody. */
export interface ObpBadge {
  readonly id: string;
  /** In the first language that the badge has. */
  readonly name: string;
  readonly description: string;
  readonly issuerName: string;
  /** On the platform. */
  readonly imageUrl?: string;
  readonly issuedAt?: string;
  readonly expiresAt?: string;
  /** As the platform knows, which has not asked the issuer now. */
  readonly isRevoked: boolean;
  /** The holder's, where they show it to everybody. */
  readonly holderName?: string;
  /** Where the issuer hosts it: what a verification asks. */
  readonly assertionUrl?: string;
  /** As the platform took it up: JSON text, or a compact JWS. */
  readonly assertion?: string;
}

/** What the platform found when it asked the issuer just now. Its word alone: a verification of ours asks the issuer itself. */
export interface ObpState {
  /** HTTP status of the hosted badge, 500 for any that says nothing; 0 where the platform did not say. */
  readonly assertionStatus: number;
  readonly imageStatus: number;
  readonly criteriaStatus: number;
  readonly issuerStatus: number;
  readonly assertionUrl?: string;
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  readonly reason?: string;
}

export interface ObpGroup {
  /** 0: all public badges. */
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** A badge as the displayer has it: without the platform's own id. */
export interface ObpGroupBadge {
  readonly name: string;
  readonly description: string;
  readonly issuerName: string;
  readonly imageUrl?: string;
  /** Absent for a signed badge, which the displayer does not give. */
  readonly assertionUrl?: string;
}

/** Rejects with an `ObpError`. */
export interface ObpClient {
  /** Where the platform is, with the path that its pages begin with. */
  readonly url: string;
  /** @param page its number, or the address of its page */
  badge(page: string, options?: ObpCallOptions): Promise<ObpBadge>;
  state(page: string, options?: ObpCallOptions): Promise<ObpState>;
  /** @param person the number in the address of their profile */
  groups(person: string, options?: ObpCallOptions): Promise<readonly ObpGroup[]>;
  groupBadges(person: string, group: string, options?: ObpCallOptions): Promise<readonly ObpGroupBadge[]>;
  /** A PNG of the platform's own. @throws {ObpError} ADDRESS_REFUSED, NOT_FOUND */
  picture(url: string, options?: ObpCallOptions): Promise<Uint8Array>;
  /** Is this the address of a page of this platform that can be read? */
  knows(address: string): boolean;
}
