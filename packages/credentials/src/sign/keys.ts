/** Keys that sign badges: made, written down, taken up again. */
import {CredentialError} from '../errors.js';
import {createEd25519Signer} from '../keys/ed25519.js';
import {decodeSeed, encodePublicKey, encodeSeed} from '../keys/multikey.js';

/** A new key. The seed is the secret: 32 bytes; `privateKeyMultibase` is the same in Multikey form. */
export interface GeneratedKey {
  readonly publicKeyMultibase: string;
  readonly privateKeyMultibase: string;
  readonly seed: Uint8Array<ArrayBuffer>;
}

/** A key that is ready to sign. The secret stays inside. */
export interface SigningKey {
  /** The key's address, as proofs name it: the issuer's id + `#` + a name, or a did:key URL. */
  readonly verificationMethod: string;
  readonly publicKeyMultibase: string;
  /** Ed25519 signature of these bytes, 64 bytes. */
  readonly sign: (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

const SEED_BYTES = 32;

/** A new random Ed25519 key. */
export async function generateSigningKey(): Promise<GeneratedKey> {
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const {publicKey} = await createEd25519Signer(seed);
  return {publicKeyMultibase: encodePublicKey(publicKey), privateKeyMultibase: encodeSeed(seed), seed};
}

/**
 * @param input.seed 32 bytes, or the same as `privateKeyMultibase`
 * @throws {CredentialError} ERR_KEY_MALFORMED
 */
export async function importSigningKey(input: {
  readonly seed: Uint8Array | string;
  readonly verificationMethod: string;
}): Promise<SigningKey> {
  const seed = typeof input.seed === 'string' ? decodeSeed(input.seed) : input.seed;
  if (seed?.length !== SEED_BYTES)
    throw new CredentialError('ERR_KEY_MALFORMED', 'Not the seed of an Ed25519 key');
  const {publicKey, sign} = await createEd25519Signer(seed);
  return {verificationMethod: input.verificationMethod, publicKeyMultibase: encodePublicKey(publicKey), sign};
}
