/**
 * Reads the list of bits that a status entry names. Only a list that the badge's own issuer signed can say that a badge was
 * taken back, or deny it; whatever keeps it from being read leaves the answer unknown.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
import {CredentialError} from '../errors.js';
import {parseExtracted} from '../parse/parse.js';
import {idOf, list, object, strings, text, typesOf} from '../parse/values.js';
import {wholeFinding} from '../proofs/findings.js';
import {verifyProof} from '../proofs/verify-proof.js';
import {decodeStatusList, type StatusList} from '../status/bitstring.js';
import type {JsonObject, ParsedCredential} from '../types.js';
import {checkDates} from './dates.js';
import {unknownOf} from './documents.js';
import {type Finding, unknown} from './finding.js';
import type {Tools} from './tools.js';

/** The two generations of such lists: the Recommendation, and the draft it came from. */
export interface ListKind {
  readonly credentialType: string;
  readonly subjectType: string;
  /** The Recommendation writes multibase (`u…`); the draft wrote bare base64url, or base64. */
  readonly hasMultibase: boolean;
}

export interface ListQuery {
  readonly url: string;
  readonly purpose: string;
  readonly issuerId: string;
  readonly kind: ListKind;
}

/** Lists whose signature is known to be good, by their text and issuer, so that many badges of one list check it once. */
export class StatusListMemory {
  readonly #lifetimeMs: number;
  readonly #known = new Map<string, {readonly list: StatusList; readonly at: number}>();

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  get(key: string, now: Date): StatusList | undefined {
    const found = this.#known.get(key);
    return found && Math.abs(now.getTime() - found.at) < this.#lifetimeMs ? found.list : undefined;
  }

  set(key: string, list: StatusList, now: Date): void {
    if (this.#known.size >= MAX_REMEMBERED_LISTS) this.#known.clear();
    this.#known.set(key, {list, at: now.getTime()});
  }
}

const MAX_REMEMBERED_LISTS = 32;

/** The bits, once the list is known to be the issuer's and to hold today; else the finding that says why not. */
export async function readStatusList(query: ListQuery, tools: Tools): Promise<StatusList | Finding> {
  const result = await tools.documents.getText(query.url, {freshness: 'status'});
  if ('problem' in result) {
    return unknownOf(result.problem, {unreachable: 'STATUS_UNREACHABLE', malformed: 'STATUS_LIST_INVALID'});
  }
  const parsed = parseList(result.text);
  if ('result' in parsed) return parsed;
  const problem = checkContents(parsed.document, query, tools);
  if (problem) return problem;
  const key = [tools.policy, query.issuerId, query.kind.subjectType, result.text].join('\n');
  const known = tools.statusLists.get(key, tools.now);
  if (known) return known;
  const list = await verifyAndDecode(parsed, query, tools);
  if ('bytes' in list) tools.statusLists.set(key, list, tools.now);
  return list;
}

function parseList(source: string): ParsedCredential | Finding {
  try {
    return parseExtracted({text: source, container: 'json'});
  } catch (error) {
    if (error instanceof CredentialError) return invalid(error.message);
    throw error;
  }
}

function checkContents(document: JsonObject, query: ListQuery, tools: Tools): Finding | undefined {
  const {kind} = query;
  const subject = object(document['credentialSubject']) ?? {};
  const isList =
    typesOf(document).includes(kind.credentialType) && typesOf(subject).includes(kind.subjectType);
  if (!isList) return invalid('It is not a status list');
  if (document['id'] !== undefined && document['id'] !== query.url) {
    if (tools.policy === 'strict') return invalid('It was made for another address');
    tools.warn('STATUS_LIST_INVALID', 'The list names another address as its own');
  }
  if (idOf(document['issuer']) !== query.issuerId) {
    if (tools.policy === 'strict') {
      return unknown('STATUS_LIST_NOT_OF_ISSUER', 'The list was made by another issuer');
    }
    tools.warn('STATUS_LIST_NOT_OF_ISSUER', 'The list was made by another issuer');
  }
  if (!strings(list(subject['statusPurpose'])).includes(query.purpose)) {
    return unknown('STATUS_PURPOSE', `The list is not about ${query.purpose}`);
  }
  const dates = checkDates(document, tools.now);
  return dates.result === 'pass' ? undefined : invalid(`${dates.code} ${dates.detail}`);
}

async function verifyAndDecode(
  {text: source, document}: ParsedCredential,
  {kind}: ListQuery,
  tools: Tools,
): Promise<StatusList | Finding> {
  const proof = wholeFinding(await verifyProof({text: source, document, format: 'status-list'}, tools));
  if (proof.result !== 'pass') return invalid(`${proof.code} ${proof.detail}`);
  const encoded = text(object(document['credentialSubject'])?.['encodedList']) ?? '';
  try {
    return await decodeStatusList(kind.hasMultibase ? encoded : `u${encoded.replace(/^u/, '')}`);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return error.code === 'ERR_TOO_LARGE' ? unknown('LIMIT_BYTES', error.message) : invalid(error.message);
  }
}

function invalid(detail: string): Finding {
  return unknown('STATUS_LIST_INVALID', detail);
}
