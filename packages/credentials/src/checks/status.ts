/** Status: has the badge been taken back? Every entry is asked; what cannot be asked is unknown, never a pass. */
import {isJsonObject} from '../parse/json.js';
import {idOf, list, text, typesOf} from '../parse/values.js';
import {getStatus, MIN_STATUS_LIST_LENGTH, type StatusList} from '../status/bitstring.js';
import type {JsonObject} from '../types.js';
import {fail, type Finding, pass, unknown, worstOf} from './finding.js';
import {type ListKind, readStatusList} from './status-list.js';
import type {Tools} from './tools.js';

const MAX_ENTRIES = 8;

type CheckEntry = (entry: JsonObject, document: JsonObject, tools: Tools) => Promise<Finding>;

/** https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry */
const BITSTRING: ListKind = {
  credentialType: 'BitstringStatusListCredential',
  subjectType: 'BitstringStatusList',
  hasMultibase: true,
};
/** https://www.w3.org/TR/2023/WD-vc-status-list-20230427/#statuslist2021entry */
const STATUS_LIST_2021: ListKind = {
  credentialType: 'StatusList2021Credential',
  subjectType: 'StatusList2021',
  hasMultibase: false,
};

const ENTRIES: ReadonlyMap<string, CheckEntry> = new Map<string, CheckEntry>([
  [
    'BitstringStatusListEntry',
    (entry, document, tools) => checkBit(entry, document, {kind: BITSTRING, tools}),
  ],
  [
    'StatusList2021Entry',
    (entry, document, tools) => checkBit(entry, document, {kind: STATUS_LIST_2021, tools}),
  ],
  ['1EdTechRevocationList', checkNamedRevocations],
]);

export async function checkStatus(document: JsonObject, tools: Tools): Promise<Finding> {
  const entries = list(document['credentialStatus']);
  if (entries.length === 0) return pass('NO_STATUS', 'The badge says nothing about being taken back');
  if (entries.length > MAX_ENTRIES) return fail('SCHEMA_INVALID', `More than ${MAX_ENTRIES} status entries`);
  const [first, ...rest] = await Promise.all(entries.map((entry) => checkEntry(entry, document, tools)));
  return first ? worstOf([first, ...rest]) : pass('NO_STATUS');
}

async function checkEntry(entry: unknown, document: JsonObject, tools: Tools): Promise<Finding> {
  if (!isJsonObject(entry)) return fail('SCHEMA_INVALID', 'A status entry is not an object');
  const types = typesOf(entry);
  const checks = [...new Set(types)].flatMap((type) => ENTRIES.get(type) ?? []);
  // All of several: which of them stands first is not signed.
  const [first, ...rest] = await Promise.all(checks.map((check) => check(entry, document, tools)));
  return first
    ? worstOf([first, ...rest])
    : unknown('STATUS_UNKNOWN_TYPE', `Status of type ${types.join(', ').slice(0, 80)}`);
}

/** The specification has the list at the entry's `id` (Open Badges 3.0, "1EdTech Revocation List Status Method"). */
async function checkNamedRevocations(
  entry: JsonObject,
  document: JsonObject,
  tools: Tools,
): Promise<Finding> {
  const {checkRevocationList} = await import('./revocation-list.js');
  return checkRevocationList(
    {
      url: text(entry['id']) ?? '',
      ids: [idOf(document) ?? ''],
      issuerId: idOf(document['issuer']) ?? '',
      // The specification's prose and its examples do not agree on the name.
      members: ['revokedCredential', 'revokedCredentials'],
    },
    tools,
  );
}

async function checkBit(
  entry: JsonObject,
  document: JsonObject,
  {kind, tools}: {readonly kind: ListKind; readonly tools: Tools},
): Promise<Finding> {
  const purpose = entry['statusPurpose'];
  // Of several, whichever stands first would be asked, and their order is not signed.
  if (typeof purpose !== 'string') return fail('STATUS_PURPOSE', 'statusPurpose is not one text');
  // Other purposes (messages, refresh) do not take a badge back.
  if (purpose === 'message' || purpose === 'refresh') return pass('NO_STATUS', `A status about ${purpose}`);
  if (purpose !== 'revocation' && purpose !== 'suspension')
    return unknown('STATUS_PURPOSE', `Purpose "${purpose.slice(0, 80)}"`);
  // Several bits to a badge are for messages; one bit says yes or no.
  if (entry['statusSize'] !== undefined && entry['statusSize'] !== 1)
    return unknown('STATUS_PURPOSE', 'A status of several bits');
  const index = readIndex(entry['statusListIndex'], tools);
  if (index === undefined)
    return fail('STATUS_INDEX', 'statusListIndex is not a whole number written as text');
  const url = text(entry['statusListCredential']) ?? '';
  const issuerId = idOf(document['issuer']) ?? '';
  const found = await readStatusList({url, purpose, issuerId, kind}, tools);
  return 'bytes' in found ? readBit(found, {index, purpose, tools}) : found;
}

/** The Recommendation wants text. The public 1EdTech validator also takes a number. */
function readIndex(value: unknown, {policy, warn}: Tools): number | undefined {
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  if (policy === 'strict' || !Number.isSafeInteger(value) || Number(value) < 0) return undefined;
  warn('STATUS_INDEX', 'statusListIndex is a number, not a text');
  return Number(value);
}

interface BitQuery {
  readonly index: number;
  readonly purpose: string;
  readonly tools: Tools;
}

function readBit(bits: StatusList, {index, purpose, tools}: BitQuery): Finding {
  const length = bits.bytes.length * 8;
  if (index < length && getStatus(bits, index)) {
    return fail(purpose === 'revocation' ? 'REVOKED' : 'SUSPENDED', `Bit ${index} is set`);
  }
  if (length < MIN_STATUS_LIST_LENGTH) {
    const detail = `The list has only ${length} bits`;
    if (tools.policy === 'strict') return unknown('STATUS_LIST_LENGTH', detail);
    tools.warn('STATUS_LIST_LENGTH', detail);
  }
  if (index >= length) return fail('STATUS_INDEX', `Index ${index} is beyond the list`);
  return pass('OK', `Bit ${index} is not set`);
}
