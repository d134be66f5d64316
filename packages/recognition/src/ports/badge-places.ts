/** The port to a platform that shows people’s badges, and lets no page read them: a backend reads them for the page. */

import type {PlaceCheck} from '../contract/routes/elsewhere.js';

/** A badge as a platform shows it. */
export interface PlacedBadge {
  /** JSON text or a compact JWS; of a hosted badge, its address is enough (`{"@context", "type", "id"}`). */
  readonly credential: string;
  /** As the platform says it: where the issuer says no more than that it took the badge back. */
  readonly name?: string;
  /** What it is found again by on its list: its own address. Absent where the page shows this badge alone. */
  readonly address?: string;
  /** At the platform. */
  readonly pictureUrl?: string;
  /** The platform itself says that it was taken back. */
  readonly isTakenBack?: true;
}

/** What a page there shows. */
export type Placed =
  | {readonly kind: 'badge'; readonly badge: PlacedBadge}
  | {
      readonly kind: 'list';
      /** Where the list itself stands: a badge of it is `listUrl#address`. */
      readonly listUrl: string;
      readonly badges: readonly PlacedBadge[];
    };

/** Rejects with a `PlaceRefusal`. */
export interface BadgePlace {
  /** Where the platform is, as it was named. */
  readonly url: string;
  /** Is this the address of a page there? Others are never asked. */
  knows(address: string): boolean;
  read(address: string, options?: {readonly signal?: AbortSignal}): Promise<Placed>;
  /** A picture of the platform's own; undefined where there is none. */
  picture(url: string, options?: {readonly signal?: AbortSignal}): Promise<Uint8Array | undefined>;
  /** What works of it. What fails is told, not thrown. @param options.page the address of a page there, to be tried too */
  check(options?: {
    readonly page?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<readonly PlaceCheck[]>;
}

export interface PlaceRefusal extends Error {
  readonly code: string;
  /** There is nothing that everybody may see. */
  readonly isAbsent: boolean;
  /** Of too many calls: not before. */
  readonly retryAt?: Date | undefined;
}
