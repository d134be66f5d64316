/**
 * Points of the NIST curves in short form (SEC 1 §2.3.3): did:key and Multikey write only x and the parity of y, and browsers
 * import only whole points. A public key is no secret, so nothing here needs to take constant time.
 */

interface Curve {
  readonly p: bigint;
  readonly b: bigint;
  readonly bytes: number;
}

/** Field and constant of y² = x³ − 3x + b (NIST SP 800-186 §3.2.1). */
const CURVES: Readonly<Record<'P-256' | 'P-384', Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    bytes: 32,
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    bytes: 48,
  },
};

/** @returns undefined when the text is not the short form of a point on the curve. */
export function decompressPoint(
  crv: 'P-256' | 'P-384',
  point: Uint8Array,
): {readonly x: Uint8Array<ArrayBuffer>; readonly y: Uint8Array<ArrayBuffer>} | undefined {
  const {p, b, bytes} = CURVES[crv];
  const [parity] = point;
  if (point.length !== bytes + 1 || (parity !== 2 && parity !== 3)) return undefined;
  const x = toNumber(point.subarray(1));
  if (x >= p) return undefined;
  const square = (((x * x * x - 3n * x + b) % p) + p) % p;
  // Both primes are 3 modulo 4: the root of a square is its power of (p + 1) / 4.
  const root = power(square, (p + 1n) / 4n, p);
  if ((root * root) % p !== square) return undefined;
  const y = (root & 1n) === BigInt(parity & 1) ? root : p - root;
  return {x: point.slice(1), y: toBytes(y, bytes)};
}

export function compressPoint(x: Uint8Array, y: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1), ...x);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function toBytes(number: bigint, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({length}, (_, index) =>
    Number((number >> BigInt(8 * (length - 1 - index))) & 0xffn),
  );
}
