/** Data Integrity proofs of a credential: which of them hold, and whether one is the issuer's (https://www.w3.org/TR/vc-data-integrity/). */
import type {Canonicalize} from '../canonicalize/canonicalize.js';
import type {DocumentSource} from '../checks/documents.js';
import {fail, type Finding, pass, unknown, worstOf} from '../checks/finding.js';
import {CredentialError} from '../errors.js';
import {resolveKey} from '../keys/resolve.js';
import {idOf, list, objects} from '../parse/values.js';
import type {JsonObject, Policy, VerdictWarning} from '../types.js';
import {decodeProofValue, EDDSA_RDFC_2022, hashForProof} from './eddsa-rdfc-2022.js';
import {verifyEd25519} from '../keys/ed25519.js';

export interface ProofTools {
  readonly canonicalize: Canonicalize;
  readonly documents: DocumentSource;
  readonly signal: AbortSignal;
  readonly policy: Policy;
}

/** What the proofs of one credential say together. */
export interface ProofFindings {
  readonly integrity: Finding;
  readonly issuer: Finding;
  readonly warnings: readonly VerdictWarning[];
}

interface ProofFinding {
  readonly integrity: Finding;
  readonly issuer: Finding;
}

const MAX_PROOFS = 10;

/** At least one proof by the issuer must hold, and none may be bad; a proof of a suite that is not known is a warning. */
export async function verifyProofs(document: JsonObject, tools: ProofTools): Promise<ProofFindings> {
  const written = list(document['proof']);
  const proofs = objects(written);
  if (written.length === 0) return together(fail('NO_PROOF', 'There is no proof'));
  if (proofs.length !== written.length || proofs.length > MAX_PROOFS) {
    return together(fail('PROOF_MALFORMED', `Expected up to ${MAX_PROOFS} proof objects`));
  }
  const known = proofs.filter(isKnownSuite);
  const warnings = proofs.filter((proof) => !isKnownSuite(proof)).map(warnOfSuite);
  const findings = await Promise.all(known.map((proof) => verifyProof(document, proof, tools)));
  const decisive = findings.find(({integrity}) => integrity.result === 'fail') ?? best(findings);
  if (!decisive) {
    return {
      ...together(unknown('PROOF_SUITE_UNKNOWN', 'No proof is of a kind that is checked here')),
      warnings,
    };
  }
  return tools.policy === '1edtech' ? lenient(decisive, warnings) : {...decisive, warnings};
}

function together(integrity: Finding): ProofFindings {
  return {integrity, issuer: unknown(integrity.code, 'No proof ties the badge to its issuer'), warnings: []};
}

/** The public 1EdTech validator takes a key that the badge itself carries for the issuer's. */
function lenient({integrity, issuer}: ProofFinding, warnings: readonly VerdictWarning[]): ProofFindings {
  if (issuer.code !== 'KEY_SELF_ASSERTED') return {integrity, issuer, warnings};
  const warning = {code: issuer.code, detail: `Accepted under this policy: ${issuer.detail}`};
  return {integrity, issuer: pass(), warnings: [...warnings, warning]};
}

function isKnownSuite(proof: JsonObject): boolean {
  return (
    proof['type'] === 'DataIntegrityProof' &&
    proof['cryptosuite'] === EDDSA_RDFC_2022 &&
    // A chained proof also covers the one before it, which is hashed in another way.
    proof['previousProof'] === undefined
  );
}

function warnOfSuite(proof: JsonObject): VerdictWarning {
  const name = [proof['type'], proof['cryptosuite'] ?? ''].map(String).join(' ').trim();
  return {code: 'PROOF_SUITE_UNKNOWN', detail: `A proof was not checked: ${name.slice(0, 80)}`};
}

/** The proof that says most for the badge: by the issuer and good, else by the issuer as far as known. */
function best(findings: readonly ProofFinding[]): ProofFinding | undefined {
  const rank = ({integrity, issuer}: ProofFinding) => 4 * weight(issuer) + weight(integrity);
  return [...findings].sort((a, b) => rank(b) - rank(a))[0];
}

function weight({result}: Finding): number {
  return result === 'pass' ? 3 : result === 'unknown' ? 1 : 0;
}

async function verifyProof(
  document: JsonObject,
  proof: JsonObject,
  tools: ProofTools,
): Promise<ProofFinding> {
  const {verificationMethod} = proof;
  const signature = decodeProofValue(proof['proofValue']);
  if (!signature) return malformed('PROOF_MALFORMED', 'proofValue is not an Ed25519 signature in base58');
  if (proof['proofPurpose'] !== 'assertionMethod')
    return malformed('PROOF_PURPOSE', 'proofPurpose must be assertionMethod');
  if (typeof verificationMethod !== 'string')
    return malformed('PROOF_MALFORMED', 'verificationMethod is not a text');
  if (!isContextOfProofHeld(document, proof))
    return malformed('PROOF_MALFORMED', 'The proof names other contexts');
  const issuerId = idOf(document['issuer']) ?? '';
  // The contents are hashed even when the key is out of reach: a bad document is then refused, not merely undetermined.
  const [hashed, key] = await Promise.all([
    hash(document, proof, tools),
    resolveKey({verificationMethod, issuerId, documents: tools.documents}),
  ]);
  if (!(hashed instanceof Uint8Array)) return {integrity: hashed, issuer: key.issuer};
  if (!key.publicKey) {
    const {code, detail} = key.issuer;
    const integrity = code === 'KEY_MALFORMED' ? fail(code, detail) : unknown('KEY_UNREACHABLE', detail);
    return {integrity, issuer: key.issuer};
  }
  const isGood = await verifyEd25519({publicKey: key.publicKey, signature, data: hashed});
  const integrity = isGood
    ? pass('OK', EDDSA_RDFC_2022)
    : fail('SIGNATURE_INVALID', 'The signature is not of these contents');
  return {integrity, issuer: key.issuer};
}

function malformed(code: 'PROOF_MALFORMED' | 'PROOF_PURPOSE', detail: string): ProofFinding {
  return {integrity: fail(code, detail), issuer: unknown(code, detail)};
}

/** Where a proof has contexts of its own, the document's must begin with them. */
function isContextOfProofHeld(document: JsonObject, proof: JsonObject): boolean {
  const own = list(proof['@context']);
  const contexts = list(document['@context']);
  return own.every((context, index) => context === contexts[index]);
}

async function hash(
  document: JsonObject,
  proof: JsonObject,
  tools: ProofTools,
): Promise<Uint8Array<ArrayBuffer> | Finding> {
  const {proof: _, ...unsecured} = document;
  try {
    return await hashForProof({unsecured, proof, canonicalize: tools.canonicalize}, {signal: tools.signal});
  } catch (error) {
    return findingOf(error);
  }
}

function findingOf(error: unknown): Finding {
  if (!(error instanceof CredentialError)) throw error;
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

/** One finding for both questions, for a credential that only matters whole (a status list). */
export function wholeFinding({integrity, issuer}: ProofFindings): Finding {
  return worstOf([integrity, issuer]);
}
