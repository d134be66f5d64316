/**
 * Schema: the members that each document of Open Badges 2.0 must have, and of which type they are.
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Assertion
 */
import {readIsoDateTime} from '../../checks/dates.js';
import {isJsonObject} from '../../parse/json.js';
import {list, strings, text, typesOf} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isWebAddress} from './addresses.js';

export const OPEN_BADGES_2 = 'https://w3id.org/openbadges/v2';

/** "The only supported algorithms are MD5 and SHA-256", in either case (Open Badges 2.0, "IdentityHash"). */
const IDENTITY_HASH = /^(?:md5|sha256)\$[\da-f]+$/i;

export type Method = 'hosted' | 'signed';

/** Adds a sentence for each thing that is wrong. */
type Report = (problem: string) => void;

/** How a badge says that it is to be verified; undefined for anything but the two ways. */
export function methodOf(document: JsonObject): Method | undefined {
  const verification = document['verification'] ?? document['verify'];
  const names = isJsonObject(verification) ? typesOf(verification) : [];
  const has = (method: Method) => names.some((name) => name.toLowerCase().replace(/badge$/, '') === method);
  if (has('hosted') === has('signed')) return undefined;
  return has('hosted') ? 'hosted' : 'signed';
}

export function assertionProblems(document: JsonObject, method: Method): readonly string[] {
  return collect((report) => {
    checkEnvelope(document, {method, type: 'Assertion', report});
    checkRecipient(document['recipient'], report);
    if (!isReference(document['badge'])) report('badge must be an address or a BadgeClass');
    if (readIsoDateTime(document['issuedOn']) === undefined) report('issuedOn must be a date and time');
  });
}

export function endorsementProblems(document: JsonObject, method: Method): readonly string[] {
  return collect((report) => {
    checkEnvelope(document, {method, type: 'Endorsement', report});
    const {claim, issuer, issuedOn} = document;
    if (!isJsonObject(claim) || !isUri(claim['id'])) report('claim must have the id of what it is about');
    if (!isReference(issuer)) report('issuer must be an address or a Profile');
    // The specification asks for it, and its own example does without.
    if (issuedOn !== undefined && readIsoDateTime(issuedOn) === undefined)
      report('issuedOn must be a date and time');
  });
}

function checkEnvelope(
  document: JsonObject,
  {method, type, report}: {readonly method: Method; readonly type: string; readonly report: Report},
): void {
  if (!strings(document['@context']).includes(OPEN_BADGES_2)) report(`@context must have ${OPEN_BADGES_2}`);
  if (!typesOf(document).includes(type)) report(`type must have ${type}`);
  const id = document['id'];
  const isGoodId = method === 'hosted' ? typeof id === 'string' && isWebAddress(id) : isUri(id);
  if (!isGoodId) report(method === 'hosted' ? 'id must be the address it is hosted at' : 'id must be a URI');
  if (methodOf(document) !== method) report(`verification.type must be ${method}`);
}

function checkRecipient(recipient: unknown, report: Report): void {
  if (!isJsonObject(recipient)) {
    report('recipient must be an IdentityObject');
    return;
  }
  if (typesOf(recipient).length === 0) report('recipient.type must name a property');
  const {identity, hashed} = recipient;
  if (typeof hashed !== 'boolean') report('recipient.hashed must be true or false');
  const isIdentity = typeof identity === 'string' && (hashed === true ? IDENTITY_HASH : /./).test(identity);
  if (!isIdentity) report('recipient.identity must be a text, or a hash where it is hashed');
  if (recipient['salt'] !== undefined && typeof recipient['salt'] !== 'string')
    report('recipient.salt must be a text');
}

export function badgeClassProblems(document: JsonObject): readonly string[] {
  return collect((report) => {
    if (!typesOf(document).includes('BadgeClass')) report('type must have BadgeClass');
    if (!isUri(document['id'])) report('id must be a URI');
    for (const name of ['name', 'description'] as const) {
      if (text(document[name]) === undefined) report(`${name} must be a text`);
    }
    const {image, criteria} = document;
    if (!isUri(image) && !(isJsonObject(image) && isUri(image['id']))) report('image must be an address');
    if (!isUri(criteria) && !(isJsonObject(criteria) && isCriteria(criteria))) {
      report('criteria must be an address or an object with a narrative');
    }
    if (!isReference(document['issuer'])) report('issuer must be an address or a Profile');
  }, 'BadgeClass');
}

/** Of an issuer: a Profile that only receives badges needs less. */
export function profileProblems(document: JsonObject): readonly string[] {
  return collect((report) => {
    const types = typesOf(document);
    if (!types.includes('Issuer') && !types.includes('Profile')) report('type must have Issuer or Profile');
    if (!isUri(document['id'])) report('id must be a URI');
    for (const name of ['name', 'email'] as const) {
      if (text(document[name]) === undefined) report(`${name} must be a text`);
    }
    if (!isUri(document['url'])) report('url must be an address');
    if (document['verification'] !== undefined && !isJsonObject(document['verification'])) {
      report('verification must be an object');
    }
  }, 'Profile');
}

export function keyProblems(document: JsonObject): readonly string[] {
  return collect((report) => {
    if (!typesOf(document).includes('CryptographicKey')) report('type must have CryptographicKey');
    if (!isUri(document['id'])) report('id must be a URI');
    if (!isUri(document['owner'])) report('owner must be the issuer’s id');
    if (!isText(document['publicKeyPem'])) report('publicKeyPem must be a text');
  }, 'CryptographicKey');
}

export function revocationListProblems(document: JsonObject): readonly string[] {
  return collect((report) => {
    if (!typesOf(document).includes('RevocationList')) report('type must have RevocationList');
    const entries = document['revokedAssertions'];
    if (entries === undefined) report('revokedAssertions is missing');
    const isEntry = (entry: unknown) =>
      isText(entry) || (isJsonObject(entry) && (isText(entry['id']) || isText(entry['uid'])));
    if (!list(entries).every(isEntry)) report('revokedAssertions must be ids');
  }, 'RevocationList');
}

/** A document that stands at its own address names its context; some issuers write the context out instead. */
export function contextProblem(document: JsonObject): 'missing' | 'written out' | undefined {
  const contexts = list(document['@context']);
  if (contexts.includes(OPEN_BADGES_2)) return undefined;
  return contexts.some(isJsonObject) ? 'written out' : 'missing';
}

function isCriteria({id, narrative}: JsonObject): boolean {
  if (id !== undefined && !isUri(id)) return false;
  return narrative === undefined ? id !== undefined : text(narrative) !== undefined;
}

function collect(check: (report: Report) => void, prefix = ''): readonly string[] {
  const problems: string[] = [];
  check((problem) => problems.push(prefix === '' ? problem : `${prefix}: ${problem}`));
  return problems;
}

function isReference(value: unknown): boolean {
  return isUri(value) || isJsonObject(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isUri(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value);
}
