/** The keys by which an issuer of Open Badges 2.0 signs: those that its own Profile lists, and no other. */
import {unknownOf} from '../../checks/documents.js';
import {fail, type Finding, pass, unknown} from '../../checks/finding.js';
import {keyFromPem} from '../../keys/pem.js';
import type {PublicKey} from '../../keys/public-key.js';
import {isJsonObject} from '../../parse/json.js';
import {idOf, list} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isSameAddress, isWebAddress} from './addresses.js';
import {type Linked, type Read} from './linked.js';
import {keyProblems} from './shape.js';

/** An issuer has a key or two; those it used before stay listed. */
const MAX_KEYS = 10;

export type KeyResult =
  | {readonly keys: readonly PublicKey[]; readonly issuer: Finding}
  /** No key to check with: what the checks of the signature and of the issuer then say. */
  | {readonly integrity: Finding; readonly issuer: Finding};

/**
 * The key that the badge names, once the Profile is known to list it, or all keys of the Profile where the badge names none
 * ("do not trust a key that is not properly linked from the issuer Profile", Open Badges 2.0, "SignedBadge Verification").
 */
export async function signingKeys(
  creator: unknown,
  {issuer, read}: {readonly issuer: Linked; readonly read: Read},
): Promise<KeyResult> {
  const listed = list(issuer.document['publicKey']).slice(0, MAX_KEYS);
  const named = creator === undefined ? undefined : (idOf(creator) ?? '');
  const candidates = named === undefined ? listed : listed.filter((entry) => isNamed(entry, named));
  if (candidates.length === 0) {
    const detail =
      named === undefined ? 'The issuer lists no key' : `The issuer does not list ${named.slice(0, 200)}`;
    return notTrusted(detail);
  }
  const found = await Promise.all(candidates.map((entry) => readKey(entry, {issuer, read})));
  const keys = found.flatMap((one) => ('type' in one ? [one] : []));
  if (keys.length > 0) return {keys, issuer: pass('OK', 'The issuer’s Profile lists the key')};
  const problems = found.flatMap((one) => ('type' in one ? [] : [one]));
  const problem = problems.find(({result}) => result === 'unknown') ?? problems[0];
  if (!problem) return notTrusted('No key');
  return problem.code === 'KEY_NOT_OF_ISSUER'
    ? notTrusted(problem.detail)
    : {integrity: problem, issuer: problem};
}

function notTrusted(detail: string): KeyResult {
  return {integrity: unknown('KEY_UNREACHABLE', detail), issuer: fail('KEY_NOT_OF_ISSUER', detail)};
}

function isNamed(entry: unknown, name: string): boolean {
  const id = idOf(entry);
  return id !== undefined && isSameAddress(id, name);
}

/** A key that stands in the Profile is the Profile's word; one that is only named there is read at its own address. */
async function readKey(
  entry: unknown,
  {issuer, read}: {readonly issuer: Linked; readonly read: Read},
): Promise<PublicKey | Finding> {
  const id = idOf(entry) ?? '';
  if (isJsonObject(entry) && entry['publicKeyPem'] !== undefined) {
    const isOthers = entry['owner'] !== undefined && !isOwner(entry['owner'], issuer);
    return isOthers ? fail('KEY_NOT_OF_ISSUER', 'The key names another owner') : keyOf(entry);
  }
  if (!isWebAddress(id)) return unknown('KEY_UNREACHABLE', `${id.slice(0, 200)} is no address of a key`);
  const result = await read(id);
  if ('problem' in result) {
    return unknownOf(result.problem, {unreachable: 'KEY_UNREACHABLE', malformed: 'KEY_UNREACHABLE'});
  }
  const {document} = result;
  if (!isSameAddress(idOf(document) ?? '', id))
    return fail('KEY_MALFORMED', `The document at ${id} is another key`);
  const owner = idOf(document['owner']);
  if (owner !== undefined && !isOwner(owner, issuer)) {
    return fail('KEY_NOT_OF_ISSUER', `The key belongs to ${owner.slice(0, 200)}`);
  }
  const [problem] = keyProblems(document);
  return problem === undefined ? keyOf(document) : fail('KEY_MALFORMED', problem);
}

/** The issuer by its address, or by what its Profile there calls itself. */
function isOwner(owner: unknown, issuer: Linked): boolean {
  const id = idOf(owner) ?? '';
  return isSameAddress(id, issuer.id) || isSameAddress(id, idOf(issuer.document) ?? issuer.id);
}

function keyOf(document: JsonObject): PublicKey | Finding {
  const pem = document['publicKeyPem'];
  if (typeof pem === 'string' && pem.includes('PRIVATE KEY')) {
    return fail('KEY_PRIVATE', 'The issuer publishes its private key');
  }
  return keyFromPem(pem) ?? fail('KEY_MALFORMED', 'publicKeyPem is not a public key of a supported type');
}
