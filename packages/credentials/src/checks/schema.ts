/**
 * Schema: the data model of Verifiable Credentials, and the members that every Open Badges 3.0 credential must have (the required
 * members of its JSON Schema). What is optional is left to the whole schema (validate-open-badge.ts) and to JSON-LD.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#schema
 */
import {isCompactJws} from '../containers/jws.js';
import {CREDENTIALS_V2, isOpenBadges3Context} from '../contexts/urls.js';
import {isJsonObject} from '../parse/json.js';
import {list, objects, text} from '../parse/values.js';
import {hasType, isUri} from '../schema/formats.js';
import {
  checkDataModel,
  checkIssuer,
  isLanguageText,
  type Report,
  sentences,
} from '../schema/vc-data-model.js';
import type {JsonObject, ParsedCredential} from '../types.js';
import {readDateTime} from './dates.js';
import {fail, type Finding, pass} from './finding.js';
import type {Tools} from './tools.js';

/** Two names of the same class. */
const BADGE_TYPES: readonly string[] = ['OpenBadgeCredential', 'AchievementCredential'];
const MAX_SENTENCES = 5;
/** The official schemas, which validate-open-badge.ts says in its own words. */
const OFFICIAL_SCHEMAS = /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\//;

/**
 * The check of every format that is a Verifiable Credential. The whole schema is loaded where nothing else knows every member:
 * JSON-LD refuses what its contexts do not define, a JWT and canonical JSON do not.
 */
export async function checkSchema(parsed: ParsedCredential, tools: Tools): Promise<Finding> {
  const {document, format} = parsed;
  const own = format === 'ob3' ? checkOpenBadgeSchema(document) : checkCredentialSchema(parsed);
  if (own.result !== 'pass') return own;
  const declared = objects(document['credentialSchema']).map((schema) => text(schema['id']) ?? '');
  const isOfficial = declared.some((url) => OFFICIAL_SCHEMAS.test(url));
  for (const url of declared.filter((one) => !OFFICIAL_SCHEMAS.test(one))) {
    tools.warn('SCHEMA_NOT_CHECKED', `Only the schemas of Open Badges are checked, not ${url.slice(0, 200)}`);
  }
  if (format === 'vc' || !(isOfficial || format !== 'ob3' || !isJsonLd(parsed))) return own;
  const {validateOpenBadgeJson} = await import('../schema/validate-open-badge.js');
  return findingOf(validateOpenBadgeJson(document));
}

/** A credential that is no badge: the data model alone. Who issued it, if anybody, is the question of the check `issuer`. */
function checkCredentialSchema({document}: ParsedCredential): Finding {
  return findingOf(checkDataModel(document));
}

/** True when all proofs sign meaning, by contexts that define every term. */
function isJsonLd({document, text: packed}: ParsedCredential): boolean {
  const suites = objects(document['proof']).map((proof) => text(proof['cryptosuite']) ?? '');
  return !isCompactJws(packed.trim()) && suites.every((suite) => !suite.includes('-jcs-'));
}

function findingOf(problems: readonly string[]): Finding {
  return problems.length === 0 ? pass() : fail('SCHEMA_INVALID', problems.slice(0, MAX_SENTENCES).join('; '));
}

export function checkOpenBadgeSchema(document: JsonObject): Finding {
  return findingOf([...checkDataModel(document), ...checkIssuer(document), ...checkBadge(document)]);
}

function checkBadge(document: JsonObject): readonly string[] {
  return sentences((report) => {
    const contexts = list(document['@context']);
    if (!contexts.some(isOpenBadges3Context)) report('@context must have that of Open Badges 3.0');
    if (!hasType(document['type'], BADGE_TYPES)) report(`type must have ${BADGE_TYPES.join(' or ')}`);
    if (document['id'] === undefined) report('id must be a URI');
    const start = contexts[0] === CREDENTIALS_V2 ? 'validFrom' : 'issuanceDate';
    if (readDateTime(document[start]) === undefined) report(`${start} must be a date and time`);
    const issuer = document['issuer'];
    if (isJsonObject(issuer) && !hasType(issuer['type'], ['Profile']))
      report('issuer.type must have Profile');
    const subject = only(document['credentialSubject']);
    if (!subject) report('credentialSubject must be one object');
    else checkSubject(subject, report);
  });
}

function checkSubject(subject: JsonObject, report: Report): void {
  if (!hasType(subject['type'], ['AchievementSubject']))
    report('credentialSubject.type must have AchievementSubject');
  for (const {hashed} of objects(subject['identifier'])) {
    // JSON-LD takes the text "true" for the truth value; who compares a recipient would not.
    if (hashed !== undefined && typeof hashed !== 'boolean')
      report('identifier.hashed must be true or false');
  }
  const achievement = only(subject['achievement']);
  if (!achievement) {
    report('credentialSubject.achievement must be one object');
    return;
  }
  if (!isUri(achievement['id'])) report('achievement.id must be a URI');
  if (!hasType(achievement['type'], ['Achievement'])) report('achievement.type must have Achievement');
  for (const name of ['name', 'description'] as const) {
    if (!isLanguageText(achievement[name]) || String(achievement[name]).trim() === '')
      report(`achievement.${name} must be a text`);
  }
  if (!only(achievement['criteria'])) report('achievement.criteria must be an object');
}

/** The object, also when it stands alone in an array. */
function only(value: unknown): JsonObject | undefined {
  const items = list(value);
  return items.length === 1 && isJsonObject(items[0]) ? items[0] : undefined;
}
