/** The few shapes of DER (ITU-T X.690) in which public keys are written: PKCS #1, and SubjectPublicKeyInfo (RFC 5280 §4.1). */

export interface RsaNumbers {
  readonly n: Uint8Array;
  readonly e: Uint8Array;
}

/** What a SubjectPublicKeyInfo says: which algorithm, its parameters, and the key's bits. */
export interface PublicKeyInfo {
  /** The object identifier's bytes in hexadecimal. */
  readonly algorithm: string;
  readonly parameters: string;
  readonly key: Uint8Array;
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;

/** RSAPublicKey of PKCS #1 (RFC 8017 §A.1.1). @returns undefined when it is not one */
export function readRsaPublicKey(der: Uint8Array): RsaNumbers | undefined {
  const [sequence] = readAll(der) ?? [];
  const [n, e] = sequence?.tag === SEQUENCE ? (readAll(sequence.value) ?? []) : [];
  return n?.tag === INTEGER && e?.tag === INTEGER ? {n: n.value, e: e.value} : undefined;
}

/** @returns undefined when it is not a SubjectPublicKeyInfo */
export function readPublicKeyInfo(der: Uint8Array): PublicKeyInfo | undefined {
  const [sequence] = readAll(der) ?? [];
  const [algorithm, bits] = sequence?.tag === SEQUENCE ? (readAll(sequence.value) ?? []) : [];
  const [id, parameters] = algorithm?.tag === SEQUENCE ? (readAll(algorithm.value) ?? []) : [];
  // The first byte of a bit string counts unused bits: a key has none.
  if (id?.tag !== OBJECT_IDENTIFIER || bits?.tag !== BIT_STRING || bits.value[0] !== 0) return undefined;
  return {
    algorithm: hex(id.value),
    parameters: parameters?.tag === OBJECT_IDENTIFIER ? hex(parameters.value) : '',
    key: bits.value.subarray(1),
  };
}

interface Element {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** The elements one after the other, or undefined when a length does not fit. */
function readAll(der: Uint8Array): readonly Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < der.length;) {
    const tag = der[at] ?? 0;
    let length = der[at + 1] ?? 0;
    let start = at + 2;
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count === 0 || count > 3) return undefined;
      length = der.subarray(start, start + count).reduce((sum, byte) => sum * 256 + byte, 0);
      start += count;
    }
    if (start + length > der.length) return undefined;
    elements.push({tag, value: der.subarray(start, start + length)});
    at = start + length;
  }
  return elements;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
