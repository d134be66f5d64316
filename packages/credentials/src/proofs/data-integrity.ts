/** Data Integrity proofs of a credential: which of them hold, and whether one is the issuer's (https://www.w3.org/TR/vc-data-integrity/). */
import type {Canonicalize} from '../canonicalize/on-demand.js';
import {fail, type Finding, unknown} from '../checks/finding.js';
import type {Tools} from '../checks/tools.js';
import {resolveKey} from '../keys/resolve.js';
import {idOf, list, objects, strings, text} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {type ProofFindings, withoutIssuer} from './findings.js';
import type {CheckSignature} from './suite.js';
import {suiteOf} from './suites.js';

const MAX_PROOFS = 10;

/** At least one proof by the issuer must hold, and none may be bad; a proof of a kind that is not known is a warning. */
export async function verifyDataIntegrity(document: JsonObject, tools: Tools): Promise<ProofFindings> {
  const written = list(document['proof']);
  const proofs = objects(written);
  if (written.length === 0) return withoutIssuer(fail('NO_PROOF', 'There is no proof'));
  if (proofs.length !== written.length || proofs.length > MAX_PROOFS) {
    return withoutIssuer(fail('PROOF_MALFORMED', `Expected up to ${MAX_PROOFS} proof objects`));
  }
  const {proof: _, ...unsecured} = document;
  const shared = {...tools, canonicalize: remembering(tools.canonicalize)};
  const findings: ProofFindings[] = [];
  // One after the other: proofs share the document's canonical form, and the key of one issuer.
  for (const proof of proofs) findings.push(await verifyProof({unsecured, proofs, proof}, shared));
  const known = findings.filter(({integrity}) => integrity.code !== 'PROOF_SUITE_UNKNOWN');
  if (known.length > 0 && known.length < findings.length) {
    for (const {integrity} of findings.filter((finding) => !known.includes(finding))) {
      tools.warn(integrity.code, integrity.detail);
    }
  }
  const bad = known.find(({integrity}) => integrity.result === 'fail');
  return bad ?? best(known.length > 0 ? known : findings);
}

/** The document of a proof set is the same for each proof: its canonical form is made once. */
function remembering(canonicalize: Canonicalize): Canonicalize {
  const known = new WeakMap<JsonObject, Promise<string>>();
  return (document, options) => {
    const text = known.get(document) ?? canonicalize(document, options);
    known.set(document, text);
    return text;
  };
}

/** The proof that says most for the credential: by the issuer and good, else by the issuer as far as known. */
function best(findings: readonly ProofFindings[]): ProofFindings {
  const rank = ({integrity, issuer}: ProofFindings) => 4 * weight(issuer) + weight(integrity);
  const [first] = [...findings].sort((a, b) => rank(b) - rank(a));
  return first ?? withoutIssuer(fail('NO_PROOF', 'There is no proof'));
}

function weight({result}: Finding): number {
  return result === 'pass' ? 3 : result === 'unknown' ? 1 : 0;
}

interface ProofToCheck {
  /** The credential without any proof. */
  readonly unsecured: JsonObject;
  readonly proofs: readonly JsonObject[];
  readonly proof: JsonObject;
}

async function verifyProof(credential: ProofToCheck, tools: Tools): Promise<ProofFindings> {
  const {proof} = credential;
  const loadSuite = suiteOf(proof);
  const name = [text(proof['type']), text(proof['cryptosuite'])].filter(Boolean).join(' ');
  if (!loadSuite) {
    return withoutIssuer(unknown('PROOF_SUITE_UNKNOWN', `Not checked here: ${name.slice(0, 80)}`));
  }
  const {verificationMethod} = proof;
  if (proof['proofPurpose'] !== 'assertionMethod') {
    return withoutIssuer(fail('PROOF_PURPOSE', 'proofPurpose must be assertionMethod'));
  }
  if (typeof verificationMethod !== 'string') {
    return withoutIssuer(fail('PROOF_MALFORMED', 'verificationMethod is not a text'));
  }
  const signed = signedBy(credential);
  if ('result' in signed) return withoutIssuer(signed);
  const {canonicalize, signal, policy, keys, documents, now} = tools;
  const issuerId = idOf(credential.unsecured['issuer']) ?? '';
  const [{prepare}, key] = await Promise.all([
    loadSuite(),
    resolveKey({name: verificationMethod, issuerId, documents, now}),
  ]);
  const prepared = await prepare({unsecured: signed.document, proof, canonicalize, signal, policy, keys});
  if (typeof prepared !== 'function') return {integrity: prepared, issuer: key.issuer};
  return {integrity: await checkWith(prepared, key, name), issuer: key.issuer};
}

async function checkWith(
  check: CheckSignature,
  {key, issuer}: Awaited<ReturnType<typeof resolveKey>>,
  name: string,
): Promise<Finding> {
  if (key) return check(key, name);
  const {code, detail} = issuer;
  if (code === 'KEY_MALFORMED') return fail(code, detail);
  return unknown(code === 'KEY_UNSUPPORTED' ? code : 'KEY_UNREACHABLE', detail);
}

/**
 * What the proof signs: the document without proofs; or, for a proof that follows others, with those (Data Integrity §4.3,
 * "Verify Proof Sets and Chains").
 */
function signedBy({unsecured, proofs, proof}: ProofToCheck): {readonly document: JsonObject} | Finding {
  const previous = list(proof['previousProof']);
  if (previous.length === 0) return {document: unsecured};
  const ids = strings(previous);
  const found = ids.flatMap((id) => proofs.filter((other) => other['id'] === id));
  if (ids.length !== previous.length || found.length !== ids.length || found.includes(proof)) {
    return fail('PROOF_CHAIN', 'A proof follows another that is not there');
  }
  return {document: {...unsecured, proof: found}};
}
