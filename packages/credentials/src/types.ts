/**
 * The shapes that leave this package: the view model of a badge and the verdict on it.
 * Everything downstream (elements, server, command line) reads these and nothing else of a credential.
 */

/** What kind of document was read. `vc` is a Verifiable Credential that is not a badge. */
export type CredentialFormat =
  | 'ob3'
  | 'ob2-hosted'
  | 'ob2-signed'
  | 'ob1'
  | 'ob0.5'
  | 'clr2'
  | 'ob3-endorsement'
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
  | 'PROOF_PURPOSE'
  | 'PROOF_EXPIRED'
  | 'SIGNATURE_INVALID'
  | 'KEY_UNREACHABLE'
  | 'KEY_MALFORMED'
  | 'KEY_NOT_OF_ISSUER'
  | 'KEY_SELF_ASSERTED'
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
  | 'LIMIT_BYTES'
  | 'LIMIT_DEPTH'
  | 'LIMIT_QUADS'
  | 'LIMIT_TIME';

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

export interface Verdict {
  readonly format: CredentialFormat;
  readonly policy: Policy;
  readonly outcome: Outcome;
  /** In the order of `CheckId`, one each. */
  readonly checks: readonly Check[];
  readonly warnings: readonly VerdictWarning[];
  /** Verdicts of endorsements, and of badges in a CLR. */
  readonly nested: readonly Verdict[];
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
 * `unknown`, never a pass.
 */
export type FetchDocument = (
  url: string,
  options: {readonly signal: AbortSignal; readonly maxBytes: number},
) => Promise<FetchedDocument>;

/** Recipient identifiers that the caller knows to be the person's: e-mail address, or the subject id. */
export interface KnownRecipient {
  readonly subjectId?: string;
  readonly email?: string;
}

export interface VerifyOptions {
  /** The clock. */
  readonly now: Date;
  readonly fetchDocument: FetchDocument;
  /** @default 'strict' */
  readonly policy?: Policy;
  /** Ids of issuers that the caller trusts; without it the check `recognised` is `skipped`. */
  readonly recognisedIssuers?: readonly string[];
  readonly recipient?: KnownRecipient;
  readonly signal?: AbortSignal;
  /** Bound of the whole verification, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
}
