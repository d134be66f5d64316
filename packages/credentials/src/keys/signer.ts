/** Private keys that sign: Ed25519, ECDSA on P-256 and P-384, RSA. The secret stays inside. */
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {concatBytes} from '../encoding/bytes.js';
import {CredentialError} from '../errors.js';
import {isJsonObject} from '../parse/json.js';
import {keyFromJwk, type KeyType, type PublicKey} from './public-key.js';
import type {SignatureAlgorithm} from './verify-signature.js';

export interface Signer {
  readonly publicKey: PublicKey;
  /** The signature in the form of JOSE: Ed25519 64 bytes, ECDSA r‖s, RSA PKCS #1 v1.5 with SHA-256. */
  readonly sign: (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

interface Use {
  readonly algorithm: SignatureAlgorithm;
  readonly importAs: EcKeyImportParams | RsaHashedImportParams | Algorithm;
  readonly signAs: EcdsaParams | Algorithm;
}

const ecdsa = (namedCurve: string, hash: string): Omit<Use, 'algorithm'> => ({
  importAs: {name: 'ECDSA', namedCurve},
  signAs: {name: 'ECDSA', hash},
});

const USES: Readonly<Record<KeyType, Use>> = {
  Ed25519: {algorithm: 'EdDSA', importAs: {name: 'Ed25519'}, signAs: {name: 'Ed25519'}},
  'P-256': {algorithm: 'ES256', ...ecdsa('P-256', 'SHA-256')},
  'P-384': {algorithm: 'ES384', ...ecdsa('P-384', 'SHA-384')},
  'P-521': {algorithm: 'ES512', ...ecdsa('P-521', 'SHA-512')},
  RSA: {
    algorithm: 'RS256',
    importAs: {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'},
    signAs: {name: 'RSASSA-PKCS1-v1_5'},
  },
};

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410 §7). */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);
const RSA_BITS = 2048;

/** The one algorithm of JOSE that a key of this type signs with here. */
export function algorithmOf(type: KeyType): SignatureAlgorithm {
  return USES[type].algorithm;
}

/**
 * A new random key, as a private JWK.
 * @throws {CredentialError} ERR_KEY_UNSUPPORTED where WebCrypto lacks the algorithm
 */
export async function generatePrivateJwk(type: KeyType): Promise<JsonWebKey> {
  const {importAs} = USES[type];
  const parameters =
    type === 'RSA'
      ? {...importAs, modulusLength: RSA_BITS, publicExponent: Uint8Array.of(1, 0, 1)}
      : importAs;
  const pair = await orUnsupported(crypto.subtle.generateKey(parameters, true, ['sign', 'verify']), type);
  if (!('privateKey' in pair))
    throw new CredentialError('ERR_KEY_UNSUPPORTED', `No key pairs of type ${type}`);
  return plain(await crypto.subtle.exportKey('jwk', pair.privateKey));
}

/** @throws {CredentialError} ERR_KEY_MALFORMED, ERR_KEY_UNSUPPORTED */
export async function signerFromJwk(privateJwk: unknown): Promise<Signer> {
  if (!isJsonObject(privateJwk) || typeof privateJwk['d'] !== 'string') {
    throw new CredentialError('ERR_KEY_MALFORMED', 'Not a private JWK');
  }
  const {kty, crv, x, y, n, e} = privateJwk;
  const publicKey = keyFromJwk({kty, crv, x, y, n, e});
  if (!publicKey) throw new CredentialError('ERR_KEY_UNSUPPORTED', 'Not a key of a supported type');
  const {importAs, signAs} = USES[publicKey.type];
  const key = await importPrivate(privateJwk, importAs, publicKey.type);
  return {
    publicKey,
    sign: async (data) => new Uint8Array(await crypto.subtle.sign(signAs, key, data)),
  };
}

/** An Ed25519 signer for this 32-byte seed; by @noble/ed25519, loaded then, where WebCrypto lacks it. */
export async function signerFromSeed(seed: Uint8Array): Promise<Signer> {
  const key = await importSeed(seed);
  if (!key) {
    const noble = await import('@noble/ed25519');
    const x = encodeBase64Url(new Uint8Array(await noble.getPublicKeyAsync(seed)));
    return {
      publicKey: {type: 'Ed25519', jwk: {kty: 'OKP', crv: 'Ed25519', x}},
      sign: async (data) => new Uint8Array(await noble.signAsync(data, seed)),
    };
  }
  const {x = ''} = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: {type: 'Ed25519', jwk: {kty: 'OKP', crv: 'Ed25519', x}},
    sign: async (data) => new Uint8Array(await crypto.subtle.sign({name: 'Ed25519'}, key, data)),
  };
}

/** The 32 bytes of an Ed25519 private JWK. */
export function seedOfJwk({kty, crv, d}: JsonWebKey): Uint8Array<ArrayBuffer> | undefined {
  const seed = kty === 'OKP' && crv === 'Ed25519' ? decodeBase64Url(d ?? '') : undefined;
  return seed?.length === 32 ? seed : undefined;
}

async function importSeed(seed: Uint8Array): Promise<CryptoKey | undefined> {
  try {
    const pkcs8 = concatBytes([PKCS8_PREFIX, seed]);
    return await crypto.subtle.importKey('pkcs8', pkcs8, {name: 'Ed25519'}, true, ['sign']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined;
    throw new CredentialError('ERR_KEY_MALFORMED', 'Not the seed of an Ed25519 key', {cause: error});
  }
}

async function importPrivate(jwk: JsonWebKey, importAs: Use['importAs'], type: KeyType): Promise<CryptoKey> {
  // What a file says its key may be used for is not asked here.
  const {key_ops: _operations, ext: _extractable, use: _use, alg: _algorithm, ...numbers} = jwk;
  try {
    return await orUnsupported(crypto.subtle.importKey('jwk', numbers, importAs, false, ['sign']), type);
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError('ERR_KEY_MALFORMED', 'Not a private JWK', {cause});
  }
}

async function orUnsupported<T>(made: Promise<T>, type: KeyType): Promise<T> {
  try {
    return await made;
  } catch (cause) {
    if (!(cause instanceof DOMException) || cause.name !== 'NotSupportedError') throw cause;
    throw new CredentialError('ERR_KEY_UNSUPPORTED', `This platform has no ${type}`, {cause});
  }
}

function plain(jwk: JsonWebKey): JsonWebKey {
  const {key_ops: _operations, ext: _extractable, alg: _algorithm, ...numbers} = jwk;
  return numbers;
}
