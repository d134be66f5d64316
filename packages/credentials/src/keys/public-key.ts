/** Public keys of every form that badges use, as one: a JSON Web Key with only the members that make the key. */
import {decodeBase58, encodeBase58} from '../encoding/base58.js';
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {concatBytes} from '../encoding/bytes.js';
import {isJsonObject} from '../parse/json.js';
import {compressPoint, decompressPoint} from './ec-point.js';
import {readRsaPublicKey} from './der.js';

export type KeyType = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA';
type Curve = Extract<KeyType, `P-${string}`>;

export interface PublicKey {
  readonly type: KeyType;
  /** `kty` and the members of the key itself, in a fixed order; never a private one. */
  readonly jwk: JsonWebKey;
}

/** Below, a signature proves little (NIST SP 800-131A; RFC 7518 §3.3). Above, checking one is work for its own sake. */
const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;

/** Multicodec prefixes (varint) of public keys. @see https://github.com/multiformats/multicodec */
const ED25519 = Uint8Array.of(0xed, 0x01);
const P256 = Uint8Array.of(0x80, 0x24);
const P384 = Uint8Array.of(0x81, 0x24);
const RSA = Uint8Array.of(0x85, 0x24);

const COORDINATE_BYTES: Readonly<Record<Curve, number>> = {'P-256': 32, 'P-384': 48, 'P-521': 66};

/** Members of a JWK that only its owner may know (RFC 7518 §6). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

export function isPrivateJwk(jwk: unknown): boolean {
  return isJsonObject(jwk) && PRIVATE_MEMBERS.some((member) => member in jwk);
}

/** @returns undefined for what is not a public key of these types, or is one too small to prove anything. */
export function keyFromJwk(jwk: unknown): PublicKey | undefined {
  if (!isJsonObject(jwk) || isPrivateJwk(jwk)) return undefined;
  const {kty, crv} = jwk;
  if (kty === 'OKP' && crv === 'Ed25519') return ed25519(bytesOf(jwk['x'], 32));
  if (kty === 'EC' && isCurve(crv)) {
    const size = COORDINATE_BYTES[crv];
    const x = bytesOf(jwk['x'], size);
    const y = bytesOf(jwk['y'], size);
    return x && y && ec(crv, x, y);
  }
  return kty === 'RSA' ? rsa(bytesOf(jwk['n']), bytesOf(jwk['e'])) : undefined;
}

/**
 * A Multikey: multibase `z`, multicodec prefix, key (EC keys compressed, RSA keys as PKCS #1).
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export function keyFromMultibase(multibase: unknown): PublicKey | undefined {
  if (typeof multibase !== 'string' || !multibase.startsWith('z')) return undefined;
  const bytes = decodeBase58(multibase.slice(1));
  const [prefix, key] = bytes ? [bytes.subarray(0, 2), bytes.slice(2)] : [];
  if (!prefix || !key) return undefined;
  if (isSame(prefix, ED25519)) return ed25519(key);
  if (isSame(prefix, P256)) return ecFromPoint('P-256', key);
  if (isSame(prefix, P384)) return ecFromPoint('P-384', key);
  const numbers = isSame(prefix, RSA) ? readRsaPublicKey(key) : undefined;
  return numbers && rsa(numbers.n, numbers.e);
}

/** Ed25519VerificationKey2018: the bare 32 bytes in base58. */
export function ed25519FromBase58(text: unknown): PublicKey | undefined {
  return typeof text === 'string' ? ed25519(decodeBase58(text)) : undefined;
}

/** An RSA key from its two numbers. @returns undefined outside 2048 to 8192 bits */
export function rsa(n: Uint8Array | undefined, e: Uint8Array | undefined): PublicKey | undefined {
  const modulus = n && withoutZeros(n);
  const exponent = e && withoutZeros(e);
  if (!modulus || !exponent || exponent.length > 4 || !isExponent(exponent)) return undefined;
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) return undefined;
  return {
    type: 'RSA',
    jwk: {kty: 'RSA', n: encodeBase64Url(modulus), e: encodeBase64Url(exponent)},
  };
}

/** Odd, and not 1: by the exponent 1, everything is its own signature (RFC 8017 §3.1). */
function isExponent(bytes: Uint8Array): boolean {
  const isOne = bytes.length === 1 && bytes[0] === 1;
  return !isOne && ((bytes.at(-1) ?? 0) & 1) === 1;
}

/** An EC key from the uncompressed (0x04) or compressed (0x02, 0x03) form of its point (SEC 1 §2.3.3). */
export function ecFromPoint(crv: 'P-256' | 'P-384', point: Uint8Array): PublicKey | undefined {
  const size = COORDINATE_BYTES[crv];
  if (point[0] === 4 && point.length === 1 + 2 * size) {
    return ec(crv, point.slice(1, 1 + size), point.slice(1 + size));
  }
  const whole = decompressPoint(crv, point);
  return whole && ec(crv, whole.x, whole.y);
}

/** The Multikey text of a key; undefined for RSA and P-521, which are better written as a JWK. */
export function multibaseOf({type, jwk}: PublicKey): string | undefined {
  const x = decodeBase64Url(jwk.x ?? '');
  const y = decodeBase64Url(jwk.y ?? '');
  if (!x || type === 'RSA' || type === 'P-521') return undefined;
  if (type === 'Ed25519') return encode(ED25519, x);
  return y && encode(type === 'P-256' ? P256 : P384, compressPoint(x, y));
}

/** Two keys are the same when this text is. */
export function textOfKey({jwk}: PublicKey): string {
  return JSON.stringify(jwk);
}

function ed25519(bytes: Uint8Array | undefined): PublicKey | undefined {
  if (bytes?.length !== 32) return undefined;
  return {type: 'Ed25519', jwk: {kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(bytes)}};
}

function ec(crv: Curve, x: Uint8Array, y: Uint8Array): PublicKey {
  return {type: crv, jwk: {kty: 'EC', crv, x: encodeBase64Url(x), y: encodeBase64Url(y)}};
}

function isCurve(crv: unknown): crv is Curve {
  return typeof crv === 'string' && Object.hasOwn(COORDINATE_BYTES, crv);
}

function encode(prefix: Uint8Array, key: Uint8Array): string {
  return `z${encodeBase58(concatBytes([prefix, key]))}`;
}

function bytesOf(value: unknown, length?: number): Uint8Array | undefined {
  const bytes = typeof value === 'string' && value.length < 4096 ? decodeBase64Url(value) : undefined;
  return length === undefined || bytes?.length === length ? bytes : undefined;
}

function withoutZeros(number: Uint8Array): Uint8Array {
  const start = number.findIndex((byte) => byte !== 0);
  return start < 0 ? new Uint8Array() : number.subarray(start);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
