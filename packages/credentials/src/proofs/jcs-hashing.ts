/** What the suites named `jcs` hash: canonical JSON, as it is written, whatever it means. */
import {canonicalizeJson} from '../canonicalize/jcs.js';
import type {Finding} from '../checks/finding.js';
import {attempt, checkContextOfProof, type HashingInput, optionsOf, type SignedTexts} from './hashing.js';
import type {SuiteInput} from './suite.js';

/** Canonical JSON of both, for the suites named `jcs`. @throws {CredentialError} ERR_CANONICALIZATION */
export function jcsTexts({unsecured, proof}: HashingInput): SignedTexts {
  const config = optionsOf(proof);
  const context = config['@context'];
  const document = context === undefined ? unsecured : {...unsecured, '@context': context};
  return {options: canonicalizeJson(config), document: canonicalizeJson(document)};
}

/** As `jcsTexts`, for a credential of unknown origin. */
export async function readJcsTexts(input: SuiteInput): Promise<Finding | SignedTexts> {
  return checkContextOfProof(input) ?? attempt(async () => jcsTexts(input));
}
