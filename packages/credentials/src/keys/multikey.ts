/** Ed25519 keys in the Multikey form (https://www.w3.org/TR/cid-1.0/#Multikey): multibase `z` + multicodec prefix + 32 bytes. */
import {decodeBase58, encodeBase58} from '../encoding/base58.js';
import {concatBytes} from '../encoding/bytes.js';

const PUBLIC_PREFIX = Uint8Array.of(0xed, 0x01);
const SECRET_PREFIX = Uint8Array.of(0x80, 0x26);
const KEY_BYTES = 32;

export function encodePublicKey(publicKey: Uint8Array): string {
  return `z${encodeBase58(concatBytes([PUBLIC_PREFIX, publicKey]))}`;
}

export function encodeSeed(seed: Uint8Array): string {
  return `z${encodeBase58(concatBytes([SECRET_PREFIX, seed]))}`;
}

/** @returns the 32 bytes, or undefined when the text is not an Ed25519 public key. */
export function decodePublicKey(multibase: unknown): Uint8Array<ArrayBuffer> | undefined {
  return decode(multibase, PUBLIC_PREFIX);
}

/** @returns the 32 bytes of the seed, or undefined when the text is not an Ed25519 secret key. */
export function decodeSeed(multibase: unknown): Uint8Array<ArrayBuffer> | undefined {
  return decode(multibase, SECRET_PREFIX);
}

function decode(multibase: unknown, prefix: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (typeof multibase !== 'string' || !multibase.startsWith('z')) return undefined;
  const bytes = decodeBase58(multibase.slice(1));
  if (bytes?.length !== prefix.length + KEY_BYTES || !prefix.every((byte, index) => bytes[index] === byte)) {
    return undefined;
  }
  return bytes.slice(prefix.length);
}
