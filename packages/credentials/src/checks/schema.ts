/**
 * Schema: the members that every Open Badges 3.0 credential must have (the required members of the official JSON Schema, and
 * the order of contexts). What is optional is left to JSON-LD, which knows each term.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#schema
 */
import {CREDENTIALS_V1, CREDENTIALS_V2, isOpenBadges3Context} from '../contexts/urls.js';
import {isJsonObject} from '../parse/json.js';
import {list, typesOf} from '../parse/values.js';
import type {JsonObject, ParsedCredential} from '../types.js';
import type {Tools} from './tools.js';
import {readDateTime} from './dates.js';
import {fail, type Finding, pass} from './finding.js';

/** Two names of the same class. */
const BADGE_TYPES: readonly string[] = ['OpenBadgeCredential', 'AchievementCredential'];

/** The check of every format that is a Verifiable Credential. */
export async function checkSchema({document, format}: ParsedCredential, _tools: Tools): Promise<Finding> {
  return format === 'ob3' ? checkOpenBadgeSchema(document) : pass();
}

/** Adds a sentence for each thing that is wrong. */
type Report = (problem: string) => void;

export function checkOpenBadgeSchema(document: JsonObject): Finding {
  const problems: string[] = [];
  const report: Report = (problem) => problems.push(problem);
  checkEnvelope(document, report);
  const subject = only(document['credentialSubject']);
  if (!subject) report('credentialSubject must be one object');
  else checkSubject(subject, report);
  return problems.length === 0 ? pass() : fail('SCHEMA_INVALID', problems.slice(0, 5).join('; '));
}

function checkEnvelope(document: JsonObject, report: Report): void {
  const contexts = list(document['@context']);
  const isVersion2 = contexts[0] === CREDENTIALS_V2;
  if (!isVersion2 && contexts[0] !== CREDENTIALS_V1)
    report('The first @context must be that of Verifiable Credentials');
  if (!contexts.some(isOpenBadges3Context)) report('@context must have that of Open Badges 3.0');
  const types = typesOf(document);
  if (!types.includes('VerifiableCredential')) report('type must have VerifiableCredential');
  if (!BADGE_TYPES.some((type) => types.includes(type))) report(`type must have ${BADGE_TYPES.join(' or ')}`);
  if (!isUri(document['id'])) report('id must be a URI');
  const start = isVersion2 ? 'validFrom' : 'issuanceDate';
  if (readDateTime(document[start]) === undefined) report(`${start} must be a date and time`);
  checkIssuer(document['issuer'], report);
  for (const status of list(document['credentialStatus'])) {
    if (!isJsonObject(status) || typesOf(status).length === 0) report('credentialStatus must have a type');
  }
}

function checkIssuer(issuer: unknown, report: Report): void {
  if (isUri(issuer)) return;
  const profile = only(issuer);
  if (!profile) {
    report('issuer must be a URI or a Profile');
    return;
  }
  if (!isUri(profile['id'])) report('issuer.id must be a URI');
  if (!typesOf(profile).includes('Profile')) report('issuer.type must have Profile');
}

function checkSubject(subject: JsonObject, report: Report): void {
  if (!typesOf(subject).includes('AchievementSubject'))
    report('credentialSubject.type must have AchievementSubject');
  if (subject['id'] !== undefined && !isUri(subject['id'])) report('credentialSubject.id must be a URI');
  const achievement = only(subject['achievement']);
  if (!achievement) {
    report('credentialSubject.achievement must be one object');
    return;
  }
  if (!isUri(achievement['id'])) report('achievement.id must be a URI');
  if (!typesOf(achievement).includes('Achievement')) report('achievement.type must have Achievement');
  for (const name of ['name', 'description'] as const) {
    if (!isText(achievement[name])) report(`achievement.${name} must be a text`);
  }
  if (!only(achievement['criteria'])) report('achievement.criteria must be an object');
}

/** The object, also when it stands alone in an array. */
function only(value: unknown): JsonObject | undefined {
  const items = list(value);
  return items.length === 1 && isJsonObject(items[0]) ? items[0] : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isUri(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value);
}
