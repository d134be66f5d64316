/**
 * The documents of an issuer of Open Badges 2.0, and its signed assertions.
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html
 */
import {digest, toHex} from '../encoding/bytes.js';
import {CredentialError} from '../errors.js';
import {pemFromJwk} from '../keys/pem-writer.js';
import {compact, object, typesOf} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {type AlignmentInput, dateTime} from './build.js';
import {signJws} from './jws.js';
import type {SigningKey} from './keys.js';

const CONTEXT = 'https://w3id.org/openbadges/v2';

export interface AssertionRecipient {
  /** From `hashRecipient`, or the identity as it is. */
  readonly identity: string;
  readonly hashed: boolean;
  readonly salt?: string;
  /** The property of a Profile that identifies the person. @default 'email' */
  readonly type?: string;
}

export interface AssertionInput {
  /** The address that a hosted assertion is served from; of a signed one any URI (`urn:uuid:…`). */
  readonly id: string;
  readonly recipient: AssertionRecipient;
  /** The address of the BadgeClass, or the BadgeClass itself. */
  readonly badge: string | JsonObject;
  readonly issuedOn: Date;
  readonly expires?: Date;
  /** `signed` names the address of the CryptographicKey. */
  readonly verification: 'hosted' | {readonly signed: string};
  readonly imageUrl?: string;
  /** Markdown. */
  readonly narrative?: string;
  readonly evidence?: readonly {readonly id?: string; readonly name?: string; readonly narrative?: string}[];
}

export interface BadgeClassInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The address of a PNG or SVG, or a `data:` URL. */
  readonly imageUrl: string;
  /** `narrative` is Markdown; `id` is the address of a page. One of the two is needed. */
  readonly criteria: {readonly narrative?: string; readonly id?: string};
  readonly issuerId: string;
  readonly alignment?: readonly AlignmentInput[];
  readonly tags?: readonly string[];
}

export interface ProfileInput {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly email: string;
  readonly description?: string;
  readonly imageUrl?: string;
  /** Addresses of its CryptographicKeys. Those that no longer sign stay listed. */
  readonly publicKey?: readonly string[];
  readonly revocationListUrl?: string;
  /** Which addresses speak for the issuer, where that is not its own host. */
  readonly scope?: {readonly startsWith?: readonly string[]; readonly allowedOrigins?: readonly string[]};
}

/** An assertion; one that is `signed` goes to `signAssertion`. */
export function buildAssertion(input: AssertionInput): JsonObject {
  const {recipient, evidence = [], verification} = input;
  return compact<JsonObject>({
    '@context': CONTEXT,
    type: 'Assertion',
    id: input.id,
    recipient: compact<JsonObject>({
      type: recipient.type ?? 'email',
      hashed: recipient.hashed,
      salt: recipient.salt,
      identity: recipient.identity,
    }),
    badge: input.badge,
    issuedOn: dateTime(input.issuedOn),
    expires: input.expires && dateTime(input.expires),
    image: input.imageUrl,
    narrative: input.narrative,
    evidence: evidence.length > 0 ? evidence : undefined,
    verification:
      verification === 'hosted' ? {type: 'hosted'} : {type: 'signed', creator: verification.signed},
  });
}

export function buildBadgeClass(input: BadgeClassInput): JsonObject {
  const {alignment = [], tags = []} = input;
  return compact<JsonObject>({
    '@context': CONTEXT,
    type: 'BadgeClass',
    id: input.id,
    name: input.name,
    description: input.description,
    image: input.imageUrl,
    criteria: compact<JsonObject>({...input.criteria}),
    issuer: input.issuerId,
    alignment: alignment.length > 0 ? alignment.map((one) => compact<JsonObject>({...one})) : undefined,
    tags: tags.length > 0 ? tags : undefined,
  });
}

export function buildProfile(input: ProfileInput): JsonObject {
  const {publicKey = [], scope} = input;
  return compact<JsonObject>({
    '@context': CONTEXT,
    type: 'Issuer',
    id: input.id,
    name: input.name,
    url: input.url,
    email: input.email,
    description: input.description,
    image: input.imageUrl,
    publicKey: publicKey.length > 0 ? publicKey : undefined,
    revocationList: input.revocationListUrl,
    verification: scope && compact<JsonObject>({type: 'VerificationObject', ...scope}),
  });
}

/** @throws {CredentialError} ERR_KEY_UNSUPPORTED when the key is not a public one of a supported type */
export function buildCryptographicKey(input: {
  readonly id: string;
  /** The issuer's id; its Profile must list this key in turn. */
  readonly owner: string;
  readonly publicJwk: JsonWebKey;
}): JsonObject {
  return {
    '@context': CONTEXT,
    type: 'CryptographicKey',
    id: input.id,
    owner: input.owner,
    publicKeyPem: pemFromJwk(input.publicJwk),
  };
}

export function buildRevocationList(input: {
  readonly id: string;
  readonly issuerId: string;
  readonly revoked: readonly {readonly id: string; readonly reason?: string}[];
}): JsonObject {
  return {
    '@context': CONTEXT,
    type: 'RevocationList',
    id: input.id,
    issuer: input.issuerId,
    revokedAssertions: input.revoked.map(({id, reason}) =>
      compact<JsonObject>({id, revocationReason: reason}),
    ),
  };
}

/** The identity of a recipient, hashed: `sha256$` and hexadecimal digits of the address as it is given, followed by the salt. */
export async function hashRecipient(input: {
  readonly email: string;
  readonly salt?: string;
}): Promise<string> {
  return `sha256$${toHex(await digest('SHA-256', input.email + (input.salt ?? '')))}`;
}

/**
 * The signed badge: a compact JWS, by RS256, ES256, ES384 or EdDSA as the key is. Older verifiers know RS256 alone.
 * @throws {CredentialError} ERR_NOT_A_CREDENTIAL when the assertion does not say that it is signed
 */
export async function signAssertion(
  assertion: JsonObject,
  {key}: {readonly key: SigningKey},
): Promise<string> {
  if (!typesOf(object(assertion['verification']) ?? {}).some((type) => /^signed(?:badge)?$/i.test(type))) {
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'verification.type must be signed');
  }
  return signJws(JSON.stringify(assertion), {key, header: {typ: 'JWT'}});
}
