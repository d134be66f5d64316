/** The bytes that Data Integrity proofs sign: a digest of the proof's options, then one of the document. */
import {fail, type Finding, unknown} from '../checks/finding.js';
import {checkJsonLdShape} from '../checks/json-ld-shape.js';
import {concatBytes, digest, type Hash} from '../encoding/bytes.js';
import {isCredentialError} from '../errors.js';
import {list} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import type {SuiteInput} from './suite.js';

/** The two texts that are hashed, in the order of hashing. */
export interface SignedTexts {
  readonly options: string;
  readonly document: string;
}

export type HashingInput = Pick<SuiteInput, 'unsecured' | 'proof' | 'canonicalize'> & {
  readonly signal?: AbortSignal;
};

/** Canonical N-Quads of both, for the suites named `rdfc`. @throws {CredentialError} as `Canonicalize` */
export async function rdfcTexts({
  unsecured,
  proof,
  canonicalize,
  signal,
}: HashingInput): Promise<SignedTexts> {
  const config = optionsOf(proof);
  const context = config['@context'] ?? unsecured['@context'];
  const options = signal ? {signal} : {};
  return {
    options: await canonicalize({...config, '@context': context}, options),
    // As it is where nothing needs to change: the same object is canonicalised once for all proofs on it.
    document: await canonicalize(
      context === unsecured['@context'] ? unsecured : {...unsecured, '@context': context},
      options,
    ),
  };
}

/** The bytes to sign: SHA-256 (or SHA-384) of each text, one after the other. */
export async function hashTexts(
  {options, document}: SignedTexts,
  hash: Hash,
): Promise<Uint8Array<ArrayBuffer>> {
  return concatBytes(await Promise.all([digest(hash, options), digest(hash, document)]));
}

/** As `rdfcTexts`, for a credential of unknown origin: whatever is wrong with it is a finding. */
export async function readRdfcTexts(input: SuiteInput): Promise<Finding | SignedTexts> {
  // A document that hides its spelling, or has no bounds, is not handed to JSON-LD.
  const shape = checkJsonLdShape(input.unsecured) ?? checkJsonLdShape(input.proof);
  return shape ?? checkContextOfProof(input) ?? attempt(() => rdfcTexts(input));
}

/**
 * Where a proof has contexts of its own, the document must have the same. The specification lets the document have more at the
 * end; those would not be signed.
 */
export function checkContextOfProof({unsecured, proof, policy}: SuiteInput): Finding | undefined {
  if (proof['@context'] === undefined) return undefined;
  const own = list(proof['@context']).map((context) => JSON.stringify(context));
  const contexts = list(unsecured['@context']).map((context) => JSON.stringify(context));
  const isHeld = own.every((context, index) => context === contexts[index]);
  if (isHeld && (own.length === contexts.length || policy === '1edtech')) return undefined;
  return fail('PROOF_MALFORMED', 'The proof was made for other contexts');
}

/** What a proof says of itself: everything but the signature. */
export function optionsOf(proof: JsonObject): JsonObject {
  const {proofValue: _, ...options} = proof;
  return options;
}

/** What reading throws, as a finding. */
export async function attempt(read: () => Promise<SignedTexts>): Promise<Finding | SignedTexts> {
  try {
    return await read();
  } catch (error) {
    return findingOfError(error);
  }
}

/** @throws what is no error of this package */
export function findingOfError(error: unknown): Finding {
  if (!isCredentialError(error)) throw error;
  switch (error.code) {
    case 'ERR_CONTEXT_UNKNOWN':
      return unknown('CONTEXT_UNKNOWN', error.message);
    case 'ERR_TERM_UNDEFINED':
      return fail('TERM_UNDEFINED', error.message);
    case 'ERR_TOO_LARGE':
      return unknown('LIMIT_QUADS', error.message);
    default:
      return fail('JSONLD_INVALID', error.message);
  }
}

export function isTexts(value: Finding | SignedTexts): value is SignedTexts {
  return 'document' in value;
}
