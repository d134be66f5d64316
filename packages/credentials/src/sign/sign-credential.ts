/** Adds a Data Integrity proof to a credential (https://www.w3.org/TR/vc-data-integrity/#add-proof). */
import {type Canonicalize, createCanonicalizer} from '../canonicalize/on-demand.js';
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {ECDSA, EDDSA} from '../proofs/hashed-suite.js';
import {hashTexts, rdfcTexts} from '../proofs/hashing.js';
import {encodeProofValue} from '../proofs/proof-value.js';
import type {JsonObject} from '../types.js';
import type {SigningKey} from './keys.js';

export interface SignCredentialOptions {
  readonly key: SigningKey;
  /** When it is signed; written to the second. */
  readonly created: Date;
  /** Shared by many signatures, so that contexts are processed once. @default one of its own */
  readonly canonicalize?: Canonicalize;
}

/**
 * A copy of the credential with its `proof`: `eddsa-rdfc-2022` with an Ed25519 key, `ecdsa-rdfc-2019` with one of P-256 or P-384.
 *
 * @throws {CredentialError} ERR_CONTEXT_UNKNOWN, ERR_TERM_UNDEFINED, ERR_CANONICALIZATION: what no verifier would accept is not
 *   signed; ERR_NOT_A_CREDENTIAL when it is already signed; ERR_KEY_UNSUPPORTED for an RSA key, which signs JWTs
 */
export async function signCredential(
  credential: JsonObject,
  {key, created, canonicalize = createCanonicalizer()}: SignCredentialOptions,
): Promise<JsonObject> {
  if (credential['proof'] !== undefined)
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'It is signed already');
  const use = EDDSA[key.type] ?? ECDSA[key.type];
  if (!use) throw new CredentialError('ERR_KEY_UNSUPPORTED', `A key of type ${key.type} makes no such proof`);
  const unsecured = parseJsonObject(JSON.stringify(credential));
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: key.type === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019',
    created: created.toISOString().replace(/\.\d+Z$/, 'Z'),
    verificationMethod: key.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const texts = await rdfcTexts({unsecured, proof, canonicalize});
  const signature = await key.sign(await hashTexts(texts, use.hash));
  return {...unsecured, proof: {...proof, proofValue: encodeProofValue(signature)}};
}
