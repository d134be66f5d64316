/** What Open Badge Passport keeps, as the emulator keeps it. Times are epoch seconds, ids as it writes them. */

export interface Person {
  readonly id: number;
  /** Verified ones. */
  readonly emails: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
}

/** A badge that somebody made themself ("selfie"). */
export interface Selfie {
  readonly id: string;
  readonly creator: number;
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
}

/** A badge in somebody's Passport. */
export interface UserBadge {
  readonly id: number;
  readonly person: number;
  readonly origin: Origin;
  readonly issuedOn: number;
  readonly expiresOn: number;
  readonly image: Buffer;
  readonly tags: readonly string[];
  /** Whose name is shown: 0 nobody's, 1 the full name, 2 also to those who are not signed in. */
  readonly showRecipientName: 0 | 1 | 2;
  status: 'pending' | 'accepted' | 'declined';
  visibility: 'private' | 'internal' | 'public';
  isRevoked: boolean;
  isDeleted: boolean;
}

export type Origin =
  | {
      readonly kind: 'selfie';
      readonly selfie: string;
      readonly email: string;
      readonly salt: string;
      readonly issuer: number;
    }
  | {
      readonly kind: 'imported';
      /** Of the hosted assertion; empty for a signed one. */
      readonly assertionUrl: string;
      /** As it was read then: JSON. */
      readonly assertion: string;
      readonly name: string;
      readonly description: string;
      readonly criteriaUrl: string;
      readonly criteria: string;
      readonly issuerName: string;
      readonly issuerUrl: string;
      readonly issuerEmail: string;
    };
