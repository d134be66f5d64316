/** Proofs of the kinds that this package verifies and does not make, for the tests. */
import {createCanonicalizer} from '../src/canonicalize/on-demand.js';
import type {JsonObject} from '../src/index.js';
import {ECDSA, EDDSA} from '../src/proofs/hashed-suite.js';
import {hashTexts, rdfcTexts} from '../src/proofs/hashing.js';
import {jcsTexts} from '../src/proofs/jcs-hashing.js';
import {encodeProofValue} from '../src/proofs/proof-value.js';
import type {SigningKey} from '../src/sign.js';

const canonicalize = createCanonicalizer();

export interface ProofInput {
  /** A `cryptosuite`, or a `type` of before Data Integrity. */
  readonly kind: string;
  readonly key: SigningKey;
  /** Members of the proof that differ from the usual, `undefined` to leave one out. */
  readonly options?: JsonObject;
}

/** The proof over this document, as it stands (of a chain: with the proofs it follows). */
export async function makeProof(
  unsecured: JsonObject,
  {kind, key, options}: ProofInput,
): Promise<JsonObject> {
  const isDataIntegrity = /-\d{4}$/.test(kind);
  const proof: JsonObject = {
    ...(isDataIntegrity ? {type: 'DataIntegrityProof', cryptosuite: kind} : {type: kind}),
    created: '2026-06-01T08:00:00Z',
    verificationMethod: key.verificationMethod,
    proofPurpose: 'assertionMethod',
    ...options,
  };
  const isJcs = kind.includes('-jcs-');
  const texts = isJcs
    ? jcsTexts({unsecured, proof, canonicalize})
    : await rdfcTexts({unsecured, proof, canonicalize});
  const hash = (EDDSA[key.type] ?? ECDSA[key.type])?.hash ?? 'SHA-256';
  return {...proof, proofValue: encodeProofValue(await key.sign(await hashTexts(texts, hash)))};
}

/** A copy of the document with this one proof. */
export async function secure(unsecured: JsonObject, input: ProofInput): Promise<JsonObject> {
  return {...unsecured, proof: await makeProof(unsecured, input)};
}
