/** Signatures as Data Integrity proofs write them: multibase base58btc, `z…` (https://www.w3.org/TR/cid-1.0/#multibase-0). */
import {decodeBase58, encodeBase58} from '../encoding/base58.js';

/** @returns undefined when the text is not a multibase base58 value of `length` bytes (any of several) */
export function decodeProofValue(
  proofValue: unknown,
  ...lengths: readonly number[]
): Uint8Array<ArrayBuffer> | undefined {
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z')) return undefined;
  const bytes = decodeBase58(proofValue.slice(1));
  return bytes && lengths.includes(bytes.length) ? bytes : undefined;
}

export function encodeProofValue(signature: Uint8Array): string {
  return `z${encodeBase58(signature)}`;
}
