/** The secret of an Ed25519 key in Multikey form: multibase `z` + multicodec prefix + 32 bytes. */
import {decodeBase58, encodeBase58} from '../encoding/base58.js';
import {concatBytes} from '../encoding/bytes.js';

const PREFIX = Uint8Array.of(0x80, 0x26);

export function encodeSeed(seed: Uint8Array): string {
  return `z${encodeBase58(concatBytes([PREFIX, seed]))}`;
}

/** @returns the 32 bytes of the seed, or undefined when the text is not an Ed25519 secret key */
export function decodeSeed(multibase: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof multibase !== 'string' || !multibase.startsWith('z')) return undefined;
  const bytes = decodeBase58(multibase.slice(1));
  const isSeed = bytes?.length === 34 && PREFIX.every((byte, index) => bytes[index] === byte);
  return isSeed ? bytes.slice(PREFIX.length) : undefined;
}
