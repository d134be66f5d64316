/**
 * The data model of Verifiable Credentials, 2.0 and (by the first context) 1.1, as far as plain JSON shows it. What only JSON-LD
 * can tell (an undefined term, a protected term that a context defines anew) is left to it.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts
 * @see https://www.w3.org/TR/vc-data-model/#basic-concepts
 */
import {readDateTime} from '../checks/dates.js';
import {CREDENTIALS_V1, CREDENTIALS_V2} from '../contexts/urls.js';
import {isJsonObject} from '../parse/json.js';
import type {JsonObject} from '../types.js';
import {hasType, isDateTime, isDateTimeStamp, isUri} from './formats.js';

/** Adds a sentence for each thing that is wrong. */
export type Report = (problem: string) => void;

const MAX_PROBLEMS = 8;
/** Members that are one or many objects, each saying its kind. */
const TYPED = [
  'proof',
  'credentialStatus',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'evidence',
] as const;
/** Of those, the ones that must have an address: in 2.0, and in 1.1. */
const ADDRESSED_V2: readonly string[] = ['credentialSchema'];
const ADDRESSED_V1: readonly string[] = ['credentialSchema', 'credentialStatus', 'refreshService'];
const DATES_V2 = ['validFrom', 'validUntil'] as const;
const DATES_V1 = ['issuanceDate', 'expirationDate', ...DATES_V2] as const;
const LANGUAGE_MEMBERS: readonly string[] = ['@value', '@language', '@direction'];

/**
 * The issuer may be missing, or be without `id`: a document that is about to be signed gets both from the one who signs.
 * `checkIssuer` asks for them.
 * @returns at most eight sentences about what is wrong; none when the document has the form of a credential
 */
export function checkDataModel(document: JsonObject): readonly string[] {
  return sentences((report) => {
    const isVersion2 = checkContexts(document['@context'], report);
    checkTypes(document['type'], report);
    checkId(document, 'id', report);
    checkTexts(document, '', report);
    checkIssuerForm(document['issuer'], report);
    checkPeriod(document, isVersion2, report);
    checkSubjects(document['credentialSubject'], report);
    const addressed = isVersion2 ? ADDRESSED_V2 : ADDRESSED_V1;
    for (const name of TYPED) checkTyped(document, name, {report, isAddressed: addressed.includes(name)});
  });
}

/** What a credential must say once somebody issued it: who that was. @returns one sentence, or none */
export function checkIssuer({issuer}: JsonObject): readonly string[] {
  return isUri(isJsonObject(issuer) ? issuer['id'] : issuer)
    ? []
    : ['issuer must be a URL, or an object whose id is one'];
}

/** Runs a check and keeps its first sentences. */
export function sentences(check: (report: Report) => void): readonly string[] {
  const problems: string[] = [];
  check((problem) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  });
  return problems;
}

/** A text, or a value object of JSON-LD, or several of those in different languages. */
export function isLanguageText(value: unknown): boolean {
  if (typeof value === 'string') return true;
  const items = many(value);
  return items.length > 0 && items.every(isLanguageValue);
}

function isLanguageValue(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    typeof value['@value'] === 'string' &&
    Object.entries(value).every(
      ([name, member]) => LANGUAGE_MEMBERS.includes(name) && typeof member === 'string',
    )
  );
}

/** @returns true for version 2.0 */
function checkContexts(contexts: unknown, report: Report): boolean {
  const [first, ...others] = Array.isArray(contexts) ? (contexts as readonly unknown[]) : [];
  if (first !== CREDENTIALS_V2 && first !== CREDENTIALS_V1)
    report('The first @context must be that of Verifiable Credentials');
  if (!others.every((context) => isUri(context) || isJsonObject(context)))
    report('Each @context must be a URL or an object');
  return first !== CREDENTIALS_V1;
}

function checkTypes(type: unknown, report: Report): void {
  if (!hasType(type, ['VerifiableCredential'])) report('type must have VerifiableCredential');
}

function checkId(owner: JsonObject, path: string, report: Report): void {
  if (owner['id'] !== undefined && !isUri(owner['id'])) report(`${path} must be one URL`);
}

function checkTexts(owner: JsonObject, path: string, report: Report): void {
  for (const name of ['name', 'description'] as const) {
    if (owner[name] !== undefined && !isLanguageText(owner[name]))
      report(`${path}${name} must be a text, or texts with their languages`);
  }
}

function checkIssuerForm(issuer: unknown, report: Report): void {
  if (issuer === undefined || isUri(issuer)) return;
  if (!isJsonObject(issuer)) {
    report('issuer must be a URL or an object');
    return;
  }
  checkId(issuer, 'issuer.id', report);
  checkTexts(issuer, 'issuer.', report);
}

function checkPeriod(document: JsonObject, isVersion2: boolean, report: Report): void {
  for (const name of isVersion2 ? DATES_V2 : DATES_V1) {
    const isValid = isVersion2 ? isDateTimeStamp(document[name]) : isDateTime(document[name]);
    if (document[name] !== undefined && !isValid)
      report(`${name} must be a date and time${isVersion2 ? ' with its offset' : ''}`);
  }
  const [from, until] = DATES_V2.map((name) => readDateTime(document[name]));
  if (from !== undefined && until !== undefined && until < from) report('validUntil is before validFrom');
  // In a JWT the claim `nbf` stands for it (VC 1.1 §6.3.1), and the one who is about to sign may not know it yet.
  if (!isVersion2 && document['proof'] !== undefined && document['issuanceDate'] === undefined)
    report('issuanceDate must be a date and time');
}

function checkSubjects(subject: unknown, report: Report): void {
  const subjects = many(subject);
  if (subjects.length === 0) report('There must be a credentialSubject');
  for (const item of subjects) {
    if (!isJsonObject(item) || Object.keys(item).length === 0)
      report('credentialSubject must be an object that says something');
    else checkId(item, 'credentialSubject.id', report);
  }
}

function checkTyped(
  document: JsonObject,
  name: string,
  {report, isAddressed}: {readonly report: Report; readonly isAddressed: boolean},
): void {
  for (const item of many(document[name])) {
    if (!isJsonObject(item)) {
      report(`${name} must be an object`);
      continue;
    }
    const types = many(item['type']);
    if (types.length === 0 || !types.every((type) => typeof type === 'string' && type !== ''))
      report(`${name}.type must name a type`);
    if (isAddressed && item['id'] === undefined) report(`${name} must have id`);
    checkId(item, `${name}.id`, report);
  }
}

/** The items of an array, or the value alone; unlike `list`, null is a value, and a wrong one. */
function many(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
