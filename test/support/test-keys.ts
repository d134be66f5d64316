/** Private keys for tests, always the same for a label: made from its digest, so that no secret is written anywhere. */
import {checkPrimeSync, createECDH, createHash} from 'node:crypto';

/** 32 bytes that depend on the label alone. */
export function seedOf(label: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`pepites test key: ${label}`).digest());
}

export function ecPrivateJwk(curve: 'P-256' | 'P-384', label: string): JsonWebKey {
  const size = curve === 'P-256' ? 32 : 48;
  const pair = createECDH(curve === 'P-256' ? 'prime256v1' : 'secp384r1');
  pair.setPrivateKey(stretch(label, size));
  const point = pair.getPublicKey();
  return {
    kty: 'EC',
    crv: curve,
    x: point.subarray(1, 1 + size).toString('base64url'),
    y: point.subarray(1 + size).toString('base64url'),
    d: pair
      .getPrivateKey()
      .toString('base64url')
      .padStart(Math.ceil((size * 4) / 3), 'A'),
  };
}

/** RSA of 2048 bits. */
export function rsaPrivateJwk(label: string): JsonWebKey {
  const e = 65_537n;
  const p = primeOf(`${label} p`, e);
  const q = primeOf(`${label} q`, e);
  const d = inverse(e, (p - 1n) * (q - 1n));
  const numbers = {n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p)};
  return {
    kty: 'RSA',
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, base64UrlOf(number)])),
  };
}

/** The first prime of 1024 bits above a number made from the label; its two highest bits are set, so that products have 2048. */
function primeOf(label: string, e: bigint): bigint {
  const bytes = stretch(label, 128);
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[127] = (bytes[127] ?? 0) | 1;
  let candidate = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  while ((candidate - 1n) % e === 0n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** Euclid's algorithm, extended. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

function stretch(label: string, length: number): Uint8Array<ArrayBuffer> {
  const blocks = Array.from({length: Math.ceil(length / 32)}, (_, index) => seedOf(`${label} ${index}`));
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

function base64UrlOf(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
