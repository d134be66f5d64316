/** Checks a signature with WebCrypto, by the names that JOSE gives algorithms (RFC 7518 §3.1, RFC 8037, RFC 9864). */
import {decodeBase64Url} from '../encoding/base64url.js';
import type {KeyType, PublicKey} from './public-key.js';

export type SignatureAlgorithm =
  'EdDSA' | 'ES256' | 'ES384' | 'ES512' | 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512';

interface Parameters {
  readonly keyType: KeyType;
  readonly importAs: EcKeyImportParams | RsaHashedImportParams | Algorithm;
  readonly verifyAs: EcdsaParams | RsaPssParams | Algorithm;
}

const rsassa = (hash: string): Parameters => ({
  keyType: 'RSA',
  importAs: {name: 'RSASSA-PKCS1-v1_5', hash},
  verifyAs: {name: 'RSASSA-PKCS1-v1_5'},
});

const pss = (hash: string, saltLength: number): Parameters => ({
  keyType: 'RSA',
  importAs: {name: 'RSA-PSS', hash},
  verifyAs: {name: 'RSA-PSS', saltLength},
});

const ecdsa = (namedCurve: 'P-256' | 'P-384' | 'P-521', hash: string): Parameters => ({
  keyType: namedCurve,
  importAs: {name: 'ECDSA', namedCurve},
  verifyAs: {name: 'ECDSA', hash},
});

/** A key fits one algorithm's kind only: an RSA key is never taken for a secret, nor a curve for another. */
const ALGORITHMS: Readonly<Record<SignatureAlgorithm, Parameters>> = {
  EdDSA: {keyType: 'Ed25519', importAs: {name: 'Ed25519'}, verifyAs: {name: 'Ed25519'}},
  ES256: ecdsa('P-256', 'SHA-256'),
  ES384: ecdsa('P-384', 'SHA-384'),
  ES512: ecdsa('P-521', 'SHA-512'),
  RS256: rsassa('SHA-256'),
  RS384: rsassa('SHA-384'),
  RS512: rsassa('SHA-512'),
  PS256: pss('SHA-256', 32),
  PS384: pss('SHA-384', 48),
  PS512: pss('SHA-512', 64),
};

/** The algorithm of a JOSE header's `alg`, or undefined for any other (`none` and `HS256` among them). */
export function signatureAlgorithm(alg: unknown): SignatureAlgorithm | undefined {
  if (alg === 'Ed25519') return 'EdDSA';
  return typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg) ? (alg as SignatureAlgorithm) : undefined;
}

export function keyTypeOf(algorithm: SignatureAlgorithm): KeyType {
  return ALGORITHMS[algorithm].keyType;
}

export interface SignatureInput {
  readonly key: PublicKey;
  readonly algorithm: SignatureAlgorithm;
  /** In the form of JOSE: ECDSA as r‖s. */
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Imported keys, so that many badges of one issuer import its key once. */
export type KeyMemory = Map<string, CryptoKey>;

const MAX_REMEMBERED_KEYS = 256;

/**
 * True when the signature is of this data by this key. False also for a key of another type and for bytes that are no point.
 * @throws {DOMException} NotSupportedError where WebCrypto lacks the algorithm (Ed25519 then goes by @noble/ed25519)
 */
export async function verifySignature(input: SignatureInput, memory?: KeyMemory): Promise<boolean> {
  const {key, algorithm, signature, data} = input;
  const {keyType, verifyAs} = ALGORITHMS[algorithm];
  if (key.type !== keyType) return false;
  const cryptoKey = await importKey(key, algorithm, memory);
  if (cryptoKey === 'invalid') return false;
  if (cryptoKey) return crypto.subtle.verify(verifyAs, cryptoKey, signature, data);
  const noble = await import('@noble/ed25519');
  const publicKey = decodeBase64Url(key.jwk.x ?? '') ?? new Uint8Array();
  return noble.verifyAsync(signature, data, publicKey).catch(() => false);
}

/** @returns undefined where Ed25519 is missing, `invalid` where these numbers are no key. */
async function importKey(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  memory: KeyMemory | undefined,
): Promise<CryptoKey | 'invalid' | undefined> {
  const name = `${algorithm} ${key.jwk.x ?? key.jwk.n ?? ''} ${key.jwk.y ?? key.jwk.e ?? ''}`;
  const known = memory?.get(name);
  if (known) return known;
  try {
    const imported = await crypto.subtle.importKey('jwk', key.jwk, ALGORITHMS[algorithm].importAs, false, [
      'verify',
    ]);
    if (memory && memory.size >= MAX_REMEMBERED_KEYS) memory.clear();
    memory?.set(name, imported);
    return imported;
  } catch (error) {
    const isMissing = error instanceof DOMException && error.name === 'NotSupportedError';
    if (isMissing && algorithm === 'EdDSA') return undefined;
    if (isMissing) throw error;
    return 'invalid';
  }
}
