/** What a wall is made of: badges that were read, and what could not be. */
import type {JsonObject, ParsedCredential, Verdict} from '@pepites/credentials';
import type {Award, CredentialHost} from '@pepites/recognition';
import type {MarkdownPart} from '../badge-display/badge-source.js';
import {isIssuerRecognised, type Truth, truthOf} from '../verification/truth.js';

export interface WallBadge {
  /** One on each wall. */
  readonly id: string;
  readonly parsed: ParsedCredential;
  /** The picture as bytes, or an address that the page may load. */
  readonly picture: Blob | string | undefined;
  readonly markdown: MarkdownPart | undefined;
  /** It was given for other badges. */
  readonly isKey: boolean;
  /** The signed-in person’s own award. */
  readonly award: Award | undefined;
  /** Where the badge can be fetched as a picture that holds it. */
  readonly imageUrl: string | undefined;
  /** A page or document of the badge, for whoever reads a copy. */
  readonly url: string | undefined;
}

/** A source that gave no badge. */
export interface WallFault {
  /** The address, or an empty text where there is none. */
  readonly from: string;
  readonly error: unknown;
}

export interface WallContent {
  /** Of the person; empty where it is not said. */
  readonly name: string;
  readonly badges: readonly WallBadge[];
  readonly faults: readonly WallFault[];
  /** Given, and not signed yet. */
  readonly signing: number;
  /** The signed-in person’s own badges. */
  readonly isOwn: boolean;
}

export type WallSource = {readonly kind: 'none' | 'signInFirst'} | ({readonly kind: 'badges'} & WallContent);

/** Where badges may come from; the first that there is counts. */
export interface WallOrigins {
  /** What is written inside, as JSON. */
  readonly json: string | undefined;
  readonly src: string;
  readonly sources: readonly WallEntry[];
  readonly host: CredentialHost | undefined;
  /** Is there a backend to ask for the person’s own? */
  readonly hasBackend: boolean;
  readonly structure: string;
}

/** An address, the text of a badge, or a badge as an object. */
export type WallEntry = string | JsonObject;

/** `stranger`: unchanged, and by an issuer that nobody here recognises. `waiting`: not checked yet. */
export type WallTruth = Truth | 'stranger' | 'waiting';

export function wallTruthOf(verdict: Verdict | undefined): WallTruth {
  if (!verdict) return 'waiting';
  const truth = truthOf(verdict);
  return truth === 'verified' && !isIssuerRecognised(verdict) ? 'stranger' : truth;
}

/** Of what is no badge any more no picture is shown. */
export function isVoid(truth: WallTruth): boolean {
  return truth === 'refused' || truth === 'revoked';
}
