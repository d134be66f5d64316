/** What a supporter is about to say: under which name to be shown, or that they give the badge back. */
export interface OwnForm {
  /** Id of the award that it is about. */
  readonly award: string;
  readonly kind: 'listing' | 'return';
  readonly name: string;
  /** Never true before the person has ticked it. */
  readonly hasAgreed: boolean;
  /** What the backend, or the form itself, found missing. */
  readonly error?: unknown;
}

/** What happened last, in a sentence of the catalogue. */
export type OwnNote = 'listed' | 'listedSoon' | 'hidden' | 'returned';
