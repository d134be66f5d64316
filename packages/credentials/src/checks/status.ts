/**
 * Status: has the badge been taken back? Only a list that the badge's own issuer signed can say so or deny it; whatever keeps
 * it from being read leaves the answer unknown.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
import {CredentialError} from '../errors.js';
import {isJsonObject} from '../parse/json.js';
import {idOf, list, object, strings, text, typesOf} from '../parse/values.js';
import {type ProofTools, verifyProofs, wholeFinding} from '../proofs/data-integrity.js';
import {decodeStatusList, getStatus, MIN_STATUS_LIST_LENGTH, type StatusList} from '../status/bitstring.js';
import type {JsonObject, VerdictWarning} from '../types.js';
import {checkDates} from './dates.js';
import {fail, type Finding, pass, unknown, worstOf} from './finding.js';
import {checkJsonLdShape} from './json-ld-shape.js';

const MAX_ENTRIES = 8;

export interface StatusTools extends ProofTools {
  readonly now: Date;
  readonly warn: (warning: VerdictWarning) => void;
}

export async function checkStatus(document: JsonObject, tools: StatusTools): Promise<Finding> {
  const entries = list(document['credentialStatus']);
  if (entries.length === 0) return pass('NO_STATUS', 'The badge says nothing about being taken back');
  if (entries.length > MAX_ENTRIES) return fail('SCHEMA_INVALID', `More than ${MAX_ENTRIES} status entries`);
  const [first, ...rest] = await Promise.all(entries.map((entry) => checkEntry(entry, document, tools)));
  return first ? worstOf([first, ...rest]) : pass('NO_STATUS');
}

async function checkEntry(entry: unknown, document: JsonObject, tools: StatusTools): Promise<Finding> {
  if (!isJsonObject(entry)) return fail('SCHEMA_INVALID', 'A status entry is not an object');
  if (!typesOf(entry).includes('BitstringStatusListEntry')) {
    return unknown('STATUS_UNKNOWN_TYPE', `Status of type ${typesOf(entry).join(', ').slice(0, 80)}`);
  }
  const purpose = text(entry['statusPurpose']) ?? '';
  // Other purposes (messages, refresh) do not take a badge back.
  if (purpose === 'message' || purpose === 'refresh') return pass('NO_STATUS', `A status about ${purpose}`);
  if (purpose !== 'revocation' && purpose !== 'suspension')
    return unknown('STATUS_PURPOSE', `Purpose "${purpose}"`);
  const index = readIndex(entry['statusListIndex']);
  if (index === undefined)
    return fail('STATUS_INDEX', 'statusListIndex is not a whole number written as text');
  const url = text(entry['statusListCredential']) ?? '';
  const result = await tools.documents.get(url);
  if ('problem' in result) {
    return unknown(
      result.problem === 'malformed' ? 'STATUS_LIST_INVALID' : 'STATUS_UNREACHABLE',
      result.detail,
    );
  }
  const issuerId = idOf(document['issuer']) ?? '';
  const list = await readList(result.document, {url, purpose, issuerId, tools});
  return 'bytes' in list ? readBit(list, {index, purpose, tools}) : list;
}

function readIndex(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

interface BitQuery {
  readonly index: number;
  readonly purpose: string;
  readonly tools: StatusTools;
}

function readBit(list: StatusList, {index, purpose, tools}: BitQuery): Finding {
  const length = list.bytes.length * 8;
  if (index < length && getStatus(list, index)) {
    return fail(purpose === 'revocation' ? 'REVOKED' : 'SUSPENDED', `Bit ${index} is set`);
  }
  if (length < MIN_STATUS_LIST_LENGTH) {
    const detail = `The list has only ${length} bits`;
    if (tools.policy === 'strict') return unknown('STATUS_LIST_LENGTH', detail);
    tools.warn({code: 'STATUS_LIST_LENGTH', detail});
  }
  if (index >= length) return fail('STATUS_INDEX', `Index ${index} is beyond the list`);
  return pass('OK', `Bit ${index} is not set`);
}

interface ListQuery {
  readonly url: string;
  readonly purpose: string;
  readonly issuerId: string;
  readonly tools: StatusTools;
}

/** The bits, once the list is known to be the issuer's and to hold today; else the finding that says why not. */
async function readList(document: JsonObject, query: ListQuery): Promise<StatusList | Finding> {
  const {tools} = query;
  const subject = object(document['credentialSubject']) ?? {};
  const isList = typesOf(document).includes('BitstringStatusListCredential');
  if (!isList || !typesOf(subject).includes('BitstringStatusList')) return invalid('It is not a status list');
  if (document['id'] !== undefined && document['id'] !== query.url)
    return invalid('It was made for another address');
  if (idOf(document['issuer']) !== query.issuerId) {
    return unknown('STATUS_LIST_NOT_OF_ISSUER', 'The list was made by another issuer');
  }
  if (!strings(list(subject['statusPurpose'])).includes(query.purpose)) {
    return unknown('STATUS_PURPOSE', `The list is not about ${query.purpose}`);
  }
  const proof = checkJsonLdShape(document) ?? wholeFinding(await verifyProofs(document, tools));
  const finding = worstOf([proof, checkDates(document, tools.now)]);
  if (finding.result !== 'pass') return invalid(`${finding.code} ${finding.detail}`);
  try {
    return await decodeStatusList(text(subject['encodedList']) ?? '');
  } catch (error) {
    if (error instanceof CredentialError) return invalid(error.message);
    throw error;
  }
}

function invalid(detail: string): Finding {
  return unknown('STATUS_LIST_INVALID', detail);
}
