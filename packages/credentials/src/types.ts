/**
 * The shapes that leave this package: the view model of a badge and the verdict on it.
 * Everything downstream (elements, server, command line) reads these and nothing else of a credential.
 */

import type {Canonicalize} from './canonicalize/on-demand.js';

/** What kind of document was read. `vc` is a Verifiable Credential that is not a badge; `status-list` says which badges are revoked. */
export type CredentialFormat =
  | 'ob3'
  | 'ob2-hosted'
  | 'ob2-signed'
  | 'ob1'
  | 'ob0.5'
  | 'clr2'
  | 'ob3-endorsement'
  | 'ob2-endorsement'
  | 'status-list'
  | 'vc'
  | 'blockcerts'
  | 'unknown';

/** How the document was packed: a JSON text, a compact JWS or JWT, or an image that carries either. */
export type Container = 'json' | 'jwt' | 'png' | 'svg';

/** A JSON object as `JSON.parse` gives it, before anything is known about its members. */
export interface JsonObject {
  readonly [member: string]: unknown;
}

/** A name, an address and a picture: an issuer, as the badge itself describes it. Nothing here is proven. */
export interface ProfileView {
  /** A URL or DID; empty when the document has none. */
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  readonly imageUrl?: string;
}

export interface EvidenceView {
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  /** Markdown, untrusted. */
  readonly narrative?: string;
}

export interface AlignmentView {
  readonly name: string;
  readonly url?: string;
  readonly code?: string;
  readonly framework?: string;
}

/** The one normalised model of a badge, whatever version of the standard it was written in. All text is untrusted. */
export interface CredentialView {
  /** The credential's `id`; empty when it has none. */
  readonly id: string;
  readonly achievementId: string;
  readonly name: string;
  readonly description: string;
  /** Markdown, untrusted. */
  readonly criteriaNarrative?: string;
  readonly criteriaUrl?: string;
  /** `https:` or `data:` URL of the badge's image, as written; untrusted, pass it through `safeUrl`. */
  readonly imageUrl?: string;
  readonly imageAlt?: string;
  readonly achievementType?: string;
  readonly inLanguage?: string;
  readonly issuer: ProfileView;
  /** Who made the achievement, where that is another than the issuer. */
  readonly creator?: ProfileView;
  /** The subject's `id` where there is one (a URN, a DID, a URL). */
  readonly recipientId?: string;
  /** ISO 8601. `awardedDate` where the document has it, else `validFrom` / `issuedOn`. */
  readonly awardedAt?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly evidence: readonly EvidenceView[];
  readonly alignments: readonly AlignmentView[];
  readonly endorsementCount: number;
}

/** What `parse` returns. */
export interface ParsedCredential {
  readonly format: CredentialFormat;
  readonly container: Container;
  /** The credential as a JSON object (for a JWT: its payload, or the payload's `vc` claim). */
  readonly document: JsonObject;
  /** The text as it was packed: JSON text or compact JWS; proofs are checked over this, never over `view`. */
  readonly text: string;
  readonly view: CredentialView;
}

export type CheckId =
  'format' | 'schema' | 'integrity' | 'issuer' | 'recognised' | 'status' | 'dates' | 'recipient';

export type CheckResult = 'pass' | 'fail' | 'unknown' | 'skipped';

/**
 * Stable code of a check's result: the key of its translation, and what programs test. The list grows; it never changes meaning.
 */
export type CheckCode =
  | 'OK'
  | 'NOT_CHECKED'
  | 'NOT_A_CREDENTIAL'
  | 'UNSUPPORTED_FORMAT'
  | 'SCHEMA_INVALID'
  | 'CONTEXT_UNKNOWN'
  | 'TERM_UNDEFINED'
  | 'JSONLD_INVALID'
  | 'NO_PROOF'
  | 'PROOF_MALFORMED'
  | 'PROOF_SUITE_UNKNOWN'
  | 'PROOF_NOT_DERIVED'
  | 'PROOF_CHAIN'
  | 'PROOF_PURPOSE'
  | 'PROOF_EXPIRED'
  | 'SIGNATURE_INVALID'
  | 'JWT_ALGORITHM'
  | 'JWT_HEADER'
  | 'JWT_CLAIMS'
  | 'HOSTED_UNREACHABLE'
  | 'HOSTED_DIFFERS'
  | 'HOSTED_SCOPE'
  | 'KEY_UNREACHABLE'
  | 'KEY_MALFORMED'
  | 'KEY_UNSUPPORTED'
  | 'KEY_PRIVATE'
  | 'KEY_NOT_OF_ISSUER'
  | 'KEY_SELF_ASSERTED'
  | 'ISSUER_UNREACHABLE'
  | 'LEGACY'
  | 'ISSUER_RECOGNISED'
  | 'ISSUER_NOT_RECOGNISED'
  | 'NO_STATUS'
  | 'REVOKED'
  | 'SUSPENDED'
  | 'STATUS_UNREACHABLE'
  | 'STATUS_LIST_INVALID'
  | 'STATUS_LIST_NOT_OF_ISSUER'
  | 'STATUS_LIST_LENGTH'
  | 'STATUS_INDEX'
  | 'STATUS_PURPOSE'
  | 'STATUS_UNKNOWN_TYPE'
  | 'NOT_YET_VALID'
  | 'EXPIRED'
  | 'DATE_MALFORMED'
  | 'RECIPIENT_MATCHES'
  | 'RECIPIENT_DIFFERS'
  | 'RECIPIENT_NOT_STATED'
  | 'RECIPIENT_HASH_UNKNOWN'
  | 'LIMIT_BYTES'
  | 'LIMIT_DEPTH'
  | 'LIMIT_QUADS'
  | 'LIMIT_TIME'
  | 'LIMIT_FETCHES'
  | 'LIMIT_REDIRECTS';

export interface Check {
  readonly id: CheckId;
  readonly result: CheckResult;
  readonly code: CheckCode;
  /** English, for developers; people read the translation of `code`. */
  readonly detail: string;
}

export interface VerdictWarning {
  readonly code: string;
  readonly detail: string;
}

/**
 * `verified`: every required check passed. `refused`: at least one failed. `undetermined`: none failed, something could not be
 * known. `unsupported`: a format that this engine does not verify.
 */
export type Outcome = 'verified' | 'refused' | 'undetermined' | 'unsupported';

/** `strict` is the only policy of the elements and the server; `1edtech` accepts what the public 1EdTech validator accepts. */
export type Policy = 'strict' | '1edtech';

/** A verdict on something that came with the credential. Its outcome never changes the outcome of what it came with. */
export interface NestedVerdict extends Verdict {
  /** What it is: a recommendation, or one of the badges in a CLR. */
  readonly role: 'endorsement' | 'badge';
  /** The nested credential's own id; empty when it has none. */
  readonly id: string;
  /** Id of what an endorsement is about, as it says itself; of a badge, its subject. Empty when it does not say. */
  readonly subjectId: string;
}

export interface Verdict {
  readonly format: CredentialFormat;
  readonly policy: Policy;
  readonly outcome: Outcome;
  /** In the order of `CheckId`, one each. */
  readonly checks: readonly Check[];
  /** In the order of their codes. */
  readonly warnings: readonly VerdictWarning[];
  /** Verdicts of endorsements, and of badges in a CLR. */
  readonly nested: readonly NestedVerdict[];
  /**
   * What the checks are about, where that is not what was given: the document that a hosted badge was fetched again as, or the
   * newer version that its refresh service gave; of a signed badge of version 2, with its BadgeClass and issuer in place. Show this,
   * not the view of what was given. Only there once the contents are known to be the issuer's.
   */
  readonly judged?: CredentialView;
}

/** A document that verification needed, as the transport found it. */
export interface FetchedDocument {
  readonly url: string;
  /** HTTP status; documents that answer 410 tell something. */
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
}

/**
 * The only way this package reaches the world. Rejects when the document cannot be had; then the check that needed it is
 * `unknown`, never a pass. A rejection with `CredentialError` ERR_TOO_LARGE or ERR_TOO_MANY_REDIRECTS is told apart as a limit.
 * Addresses are `https:`, and `http:` for badges of version 2 and before: a transport should refuse `http:` beyond loopback.
 */
export type FetchDocument = (
  url: string,
  options: {readonly signal: AbortSignal; readonly maxBytes: number},
) => Promise<FetchedDocument>;

/**
 * Recipient identifiers that the caller knows to be the person's: the subject id, the e-mail address, or any other. An object
 * that names none asks nothing: then the check `recipient` is `skipped`, and the outcome does not depend on it.
 */
export interface KnownRecipient {
  readonly subjectId?: string;
  readonly email?: string;
  /** Other identifiers as plain text (a telephone number, a URL, a student number): compared as they are, hashed or not. */
  readonly identifiers?: readonly string[];
}

/** What an engine is made with, and keeps. */
export interface VerifierOptions {
  readonly fetchDocument: FetchDocument;
  /** @default 'strict' */
  readonly policy?: Policy;
  /** The clock: dates are judged, and what is remembered grows old, by it. @default the system's */
  readonly clock?: () => Date;
  /** Ids of issuers that the caller trusts; without it the check `recognised` is `skipped`. */
  readonly recognisedIssuers?: readonly string[];
  /** Bound of each verification, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
  /** How long a fetched document may be used again, in milliseconds; status lists and hosted badges a fifth of it. @default 300000 */
  readonly documentLifetimeMs?: number;
  /** From `createCanonicalizer`, where several engines share what they made of contexts. @default one of its own */
  readonly canonicalize?: Canonicalize;
}

/** What one verification of an engine may say on top. */
export interface VerifyCallOptions {
  readonly recipient?: KnownRecipient;
  readonly recognisedIssuers?: readonly string[];
  readonly signal?: AbortSignal;
}

/** What a single verification, without an engine to remember anything, needs. */
export interface VerifyOptions extends Omit<VerifierOptions, 'clock'>, VerifyCallOptions {
  /** The clock, stopped. */
  readonly now: Date;
}
