/** The cryptosuite `eddsa-rdfc-2022` (https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022): what is hashed, signed and checked. */
import type {Canonicalize, CanonicalizeOptions} from '../canonicalize/canonicalize.js';
import {decodeBase58, encodeBase58} from '../encoding/base58.js';
import {concatBytes, sha256} from '../encoding/bytes.js';
import {verifyEd25519} from '../keys/ed25519.js';
import type {JsonObject} from '../types.js';

export const EDDSA_RDFC_2022 = 'eddsa-rdfc-2022';

export interface HashInput {
  /** The document without `proof`. */
  readonly unsecured: JsonObject;
  /** The proof; `proofValue` is left out here. */
  readonly proof: JsonObject;
  readonly canonicalize: Canonicalize;
}

/** SHA-256 of the proof's options, then of the document: the 64 bytes that are signed. */
export async function hashForProof(
  input: HashInput,
  options: CanonicalizeOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const {proofValue: _, ...config} = input.proof;
  const context = config['@context'] ?? input.unsecured['@context'];
  const document = {...input.unsecured, '@context': context};
  const proofText = await input.canonicalize({...config, '@context': context}, options);
  const documentText = await input.canonicalize(document, options);
  return concatBytes([await sha256(proofText), await sha256(documentText)]);
}

/** @returns undefined when the text is not a multibase base58 value of 64 bytes. */
export function decodeProofValue(proofValue: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z')) return undefined;
  const bytes = decodeBase58(proofValue.slice(1));
  return bytes?.length === 64 ? bytes : undefined;
}

export function encodeProofValue(signature: Uint8Array): string {
  return `z${encodeBase58(signature)}`;
}

export async function verifyProofValue(
  input: HashInput & {
    readonly signature: Uint8Array<ArrayBuffer>;
    readonly publicKey: Uint8Array<ArrayBuffer>;
  },
  options: CanonicalizeOptions = {},
): Promise<boolean> {
  const data = await hashForProof(input, options);
  return verifyEd25519({publicKey: input.publicKey, signature: input.signature, data});
}
