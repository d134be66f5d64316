/** Adds a Data Integrity proof to a credential (https://www.w3.org/TR/vc-di-eddsa/#add-proof-eddsa-rdfc-2022). */
import {type Canonicalize, createCanonicalizer} from '../canonicalize/canonicalize.js';
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {EDDSA_RDFC_2022, encodeProofValue, hashForProof} from '../proofs/eddsa-rdfc-2022.js';
import type {JsonObject} from '../types.js';
import type {SigningKey} from './keys.js';

/** Remembers processed contexts, which ship with the package and never change. */
const canonicalize: Canonicalize = createCanonicalizer();

/**
 * A copy of the credential with its `proof` (`eddsa-rdfc-2022`, `assertionMethod`).
 *
 * @param options.created when it is signed; written to the second
 * @throws {CredentialError} ERR_CONTEXT_UNKNOWN, ERR_TERM_UNDEFINED, ERR_CANONICALIZATION: what no verifier would accept is not
 *   signed; ERR_NOT_A_CREDENTIAL when it is already signed
 */
export async function signCredential(
  credential: JsonObject,
  {key, created}: {readonly key: SigningKey; readonly created: Date},
): Promise<JsonObject> {
  if (credential['proof'] !== undefined)
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'It is signed already');
  const unsecured = parseJsonObject(JSON.stringify(credential));
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: EDDSA_RDFC_2022,
    created: created.toISOString().replace(/\.\d+Z$/, 'Z'),
    verificationMethod: key.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const signature = await key.sign(await hashForProof({unsecured, proof, canonicalize}));
  return {...unsecured, proof: {...proof, proofValue: encodeProofValue(signature)}};
}
