/** Writes the few shapes of DER (ITU-T X.690) in which a public key is published: a SubjectPublicKeyInfo (RFC 5280 §4.1). */
import {concatBytes} from '../encoding/bytes.js';

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;
const NULL = Uint8Array.of(0x05, 0x00);

/** RSAPublicKey of PKCS #1 (RFC 8017 §A.1.1). */
export function writeRsaPublicKey(n: Uint8Array, e: Uint8Array): Uint8Array<ArrayBuffer> {
  return element(SEQUENCE, [positive(n), positive(e)]);
}

/** @param algorithm the object identifier's bytes in hexadecimal; `parameters` likewise, or `null` for NULL */
export function writePublicKeyInfo(input: {
  readonly algorithm: string;
  readonly parameters?: string | null;
  readonly key: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const {algorithm, parameters, key} = input;
  const parts = [element(OBJECT_IDENTIFIER, [bytesOfHex(algorithm)])];
  if (parameters === null) parts.push(NULL);
  else if (parameters !== undefined) parts.push(element(OBJECT_IDENTIFIER, [bytesOfHex(parameters)]));
  // The first byte of a bit string counts unused bits: a key has none.
  return element(SEQUENCE, [element(SEQUENCE, parts), element(BIT_STRING, [Uint8Array.of(0), key])]);
}

/** An unsigned number: a leading bit would make it negative. */
function positive(number: Uint8Array): Uint8Array<ArrayBuffer> {
  return element(INTEGER, (number[0] ?? 0) >= 0x80 ? [Uint8Array.of(0), number] : [number]);
}

function element(tag: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const value = concatBytes(parts);
  return concatBytes([Uint8Array.of(tag), lengthOf(value.length), value]);
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
