/**
 * Is the signature of a VC 1.1 linked-data proof of these contents? vc.js answers; what stands around it here is what
 * it does not ask: the header of the signature, the kind of key, and that nothing in the credential is silently left out.
 */
import {createCanonicalizer} from '../canonicalize/canonicalize.js';
import {CredentialError} from '../errors.js';
import type {JsonObject} from '../types.js';
import {parseDetachedJws} from './detached-jws.js';
import {selectPublicKey} from './public-key.js';
import {verifyWithVcJs} from './vc-js.js';

export interface LinkedDataProofInput {
  /** The credential without `proof`, as plain JSON. */
  readonly unsecured: JsonObject;
  /** The one proof to check (type JsonWebSignature2020 or Ed25519Signature2018). */
  readonly proof: JsonObject;
  /** The key, already resolved and bound to the issuer by the caller; `id` is the proof's verificationMethod. */
  readonly key: {readonly id: string; readonly controller: string; readonly publicJwk: JsonWebKey};
  /** The contexts that may be used; nothing else is ever loaded. Returns undefined for an unknown address. */
  readonly loadContext: (url: string) => Promise<object | undefined>;
}

const SUITES: readonly unknown[] = ['JsonWebSignature2020', 'Ed25519Signature2018'];

/**
 * True when the proof's signature is of these contents. Whose key it is, the dates, the status and what else the proof says are
 * for the caller to check; a proof for another purpose than `assertionMethod`, or by another key than `key`, is false.
 *
 * @throws {CredentialError} ERR_CONTEXT_UNKNOWN, ERR_TERM_UNDEFINED, ERR_TOO_LARGE, ERR_CANONICALIZATION (also when vc.js does
 *   not read the credential as our own canonicaliser does: it knows VC 1.1 only)
 */
export async function verifyLinkedDataProof(input: LinkedDataProofInput): Promise<boolean> {
  const {unsecured, proof, key, loadContext} = input;
  const jws = parseDetachedJws(proof['jws']);
  const publicKey = jws && selectPublicKey(key.publicJwk, jws.algorithm);
  const isOurs = proof['proofPurpose'] === 'assertionMethod' && proof['verificationMethod'] === key.id;
  if (!publicKey || !isOurs || !isOfSuite(proof, publicKey.algorithm) || hasOwnContexts(proof, unsecured)) {
    return false;
  }
  // vc.js drops what a context does not define; ours refuses, and what it read is then held beside what vc.js read.
  const canonicalize = createCanonicalizer(loadContext);
  const {jws: _, ...options} = proof;
  const expected = {
    document: await canonicalize(unsecured),
    proof: await canonicalize({'@context': unsecured['@context'], ...options}),
  };
  const answer = await verifyWithVcJs({...input, publicKey, jws, expected});
  if (answer === 'not read') {
    throw new CredentialError('ERR_CANONICALIZATION', 'vc.js does not read this credential as it is written');
  }
  return answer === 'good';
}

/** Ed25519Signature2018 has one algorithm; the other suite leaves it to the key. */
function isOfSuite({type}: JsonObject, algorithm: string): boolean {
  return SUITES.includes(type) && (type !== 'Ed25519Signature2018' || algorithm === 'EdDSA');
}

/** Contexts of its own would let a proof say in JSON what it does not say in what was signed. */
function hasOwnContexts(proof: JsonObject, unsecured: JsonObject): boolean {
  return (
    proof['@context'] !== undefined &&
    JSON.stringify(proof['@context']) !== JSON.stringify(unsecured['@context'])
  );
}
