/** Keys that sign badges: made, written down, taken up again. */
import {CredentialError} from '../errors.js';
import {keyFromJwk, keyFromMultibase, type KeyType, multibaseOf, type PublicKey} from '../keys/public-key.js';
import {decodeSeed, encodeSeed} from '../keys/secret-multikey.js';
import {generatePrivateJwk, seedOfJwk, type Signer, signerFromJwk, signerFromSeed} from '../keys/signer.js';

export type {KeyType} from '../keys/public-key.js';

/** A new Ed25519 key. The seed is the secret: 32 bytes; `privateKeyMultibase` is the same in Multikey form. */
export interface GeneratedKey {
  readonly publicKeyMultibase: string;
  readonly privateKeyMultibase: string;
  readonly seed: Uint8Array<ArrayBuffer>;
}

/** A new key of any type. */
export interface GeneratedKeyPair {
  readonly publicJwk: JsonWebKey;
  /** The secret. */
  readonly privateJwk: JsonWebKey;
  /** Multikey forms; RSA has none. */
  readonly publicKeyMultibase?: string;
  readonly privateKeyMultibase?: string;
}

/** A key that is ready to sign. The secret stays inside. */
export interface SigningKey {
  readonly type: KeyType;
  /** The key's address, as proofs name it: the issuer's id + `#` + a name, or a did:key URL. */
  readonly verificationMethod: string;
  readonly publicJwk: JsonWebKey;
  /** Empty for RSA, which has no such form in use. */
  readonly publicKeyMultibase: string;
  /** Signature of these bytes, in the form of JOSE (ECDSA as r‖s; RSA as RS256). */
  readonly sign: (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

/** What a signing key is taken up from. */
export type SigningKeyInput = {readonly verificationMethod: string} & (
  | {
      /** 32 bytes of an Ed25519 seed, or the same as `privateKeyMultibase`. */
      readonly seed: Uint8Array | string;
    }
  | {readonly privateJwk: JsonWebKey}
);

const SEED_BYTES = 32;

/** A new random Ed25519 key. */
export async function generateSigningKey(): Promise<GeneratedKey> {
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const {publicKey} = await signerFromSeed(seed);
  return {
    publicKeyMultibase: multibaseOf(publicKey) ?? '',
    privateKeyMultibase: encodeSeed(seed),
    seed,
  };
}

/** A new random key pair. RSA has 2048 bits. @throws {CredentialError} ERR_KEY_UNSUPPORTED */
export async function generateKeyPair(type: KeyType): Promise<GeneratedKeyPair> {
  const privateJwk = await generatePrivateJwk(type);
  const {kty, crv, x, y, n, e} = privateJwk;
  const publicKey = keyFromJwk({kty, crv, x, y, n, e});
  if (!publicKey)
    throw new CredentialError('ERR_KEY_UNSUPPORTED', `This platform made no key of type ${type}`);
  const multibase = multibaseOf(publicKey);
  const seed = seedOfJwk(privateJwk);
  return {
    publicJwk: publicKey.jwk,
    privateJwk,
    ...(multibase !== undefined && {publicKeyMultibase: multibase}),
    ...(seed && {privateKeyMultibase: encodeSeed(seed)}),
  };
}

/** @throws {CredentialError} ERR_KEY_MALFORMED, ERR_KEY_UNSUPPORTED */
export async function importSigningKey(input: SigningKeyInput): Promise<SigningKey> {
  const {publicKey, sign} = await signerOf(input);
  return {
    type: publicKey.type,
    verificationMethod: input.verificationMethod,
    publicJwk: publicKey.jwk,
    publicKeyMultibase: multibaseOf(publicKey) ?? '',
    sign,
  };
}

/** The did:key of a public key, and the URL of its one verification method. @returns undefined for RSA */
export function didKeyOf(publicJwk: JsonWebKey): {did: string; verificationMethod: string} | undefined {
  const key: PublicKey | undefined = keyFromJwk(publicJwk);
  const multibase = key && multibaseOf(key);
  if (multibase === undefined) return undefined;
  const did = `did:key:${multibase}`;
  return {did, verificationMethod: `${did}#${multibase}`};
}

/** The JSON Web Key of a Multikey. @throws {CredentialError} ERR_KEY_MALFORMED */
export function publicJwkOf(publicKeyMultibase: string): JsonWebKey {
  const key = keyFromMultibase(publicKeyMultibase);
  if (!key) throw new CredentialError('ERR_KEY_MALFORMED', 'Not a public key in Multikey form');
  return key.jwk;
}

async function signerOf(input: SigningKeyInput): Promise<Signer> {
  if ('privateJwk' in input) {
    const ownSeed = seedOfJwk(input.privateJwk);
    return ownSeed ? signerFromSeed(ownSeed) : signerFromJwk(input.privateJwk);
  }
  const seed = typeof input.seed === 'string' ? decodeSeed(input.seed) : input.seed;
  if (seed?.length !== SEED_BYTES)
    throw new CredentialError('ERR_KEY_MALFORMED', 'Not the seed of an Ed25519 key');
  return signerFromSeed(seed);
}
