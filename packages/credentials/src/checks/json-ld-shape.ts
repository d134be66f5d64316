/**
 * Signatures over JSON-LD cover meaning, not spelling: the same statements can be written so that a reader of plain JSON no
 * longer sees them (`validUntil` under its full IRI, a status moved into `@included`, a term that an added context maps to
 * nothing). Only the plain spelling is accepted: terms as member names, contexts by address.
 * @see https://www.w3.org/TR/vc-data-integrity/#context-validation
 */
import {isJsonObject} from '../parse/json.js';
import {list} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {fail, type Finding, unknown} from './finding.js';

/** Values in a document above which it is not looked at; a badge has some dozens. */
const MAX_VALUES = 20_000;
/** Things in a document: JSON-LD takes some 0.1 ms for each without once giving the page its turn. */
const MAX_THINGS = 4_000;
/** Contexts in one place; each costs as much as a hundred values. */
const MAX_CONTEXTS = 12;
/** Distinct types of one thing; what orders them takes the square of their number. */
const MAX_TYPES = 100;
const CONTEXT_COST = 20;
const VALUE_KEYWORDS: readonly string[] = ['@value', '@type', '@language', '@direction'];
/**
 * Names by which a context that ships means the same as by another, which is the one that is read: `expiration` (security/v1) is
 * the `expires` of a proof; Open Badges 3.0.0 to 3.0.3 give some members the address of their class.
 */
const SECOND_NAMES: readonly string[] = [
  'expiration',
  'Achievement',
  'Address',
  'Criteria',
  'GeoCoordinates',
  'Image',
  'Profile',
];
/** What is said of a credential, and is read where the credential stands. */
const OF_CREDENTIAL: readonly string[] = [
  'issuer',
  'credentialSubject',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'awardedDate',
  'credentialStatus',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'evidence',
  'endorsement',
  'endorsementJwt',
];

/** @returns what is wrong, or undefined. */
export function checkJsonLdShape(document: JsonObject): Finding | undefined {
  const open: unknown[] = [document];
  const issuer = isJsonObject(document['issuer']) ? document['issuer'] : undefined;
  let seen = 0;
  let things = 0;
  for (; open.length > 0; seen++) {
    if (seen > MAX_VALUES) return unknown('LIMIT_QUADS', `More than ${MAX_VALUES} values`);
    const value = open.pop();
    if (Array.isArray(value)) {
      const items = value as unknown[];
      if (hasTwins(items)) return inPieces();
      // To JSON-LD, an array in an array is the same array; to a reader of JSON, what is in it is not there.
      if (items.some(Array.isArray)) return fail('JSONLD_INVALID', 'An array stands in an array');
      open.push(...items.slice(0, MAX_VALUES + 1));
    }
    if (!isJsonObject(value)) continue;
    if (++things > MAX_THINGS) return unknown('LIMIT_QUADS', `More than ${MAX_THINGS} things`);
    const contexts = list(value['@context']).length;
    if (contexts > MAX_CONTEXTS || list(value['type']).length > MAX_TYPES)
      return unknown('LIMIT_QUADS', 'More contexts or types than any credential has');
    seen += contexts * CONTEXT_COST;
    const piece = checkPieces(value, document, issuer);
    if (piece) return piece;
    for (const [name, member] of Object.entries(value)) {
      const problem = name === '@context' ? checkContext(member) : checkName(name, value);
      if (problem) return problem;
      if (name !== '@context') open.push(member);
    }
  }
  return undefined;
}

/**
 * Statements follow an `id`, not the place where they are written: what is said of the credential could be moved to where its id
 * stands again (an endorsement of it, evidence), and the issuer's name swapped with that of a creator of the same id.
 */
function checkPieces(
  value: JsonObject,
  document: JsonObject,
  issuer: JsonObject | undefined,
): Finding | undefined {
  const {id} = value;
  if (typeof id !== 'string') return undefined;
  // A label that means nothing outside the document is not signed: it would let any nameless thing be cut in two.
  if (id.startsWith('_:')) return fail('JSONLD_INVALID', 'A label for a thing without a name');
  if (value !== document && id === document['id']) {
    return Object.keys(value).some((name) => OF_CREDENTIAL.includes(name)) ? inPieces() : undefined;
  }
  const isOtherName =
    id === issuer?.['id'] &&
    value['name'] !== undefined &&
    JSON.stringify(value['name']) !== JSON.stringify(issuer['name']);
  return isOtherName ? inPieces() : undefined;
}

function inPieces(): Finding {
  return fail('JSONLD_INVALID', 'One thing is described in two pieces');
}

function checkContext(context: unknown): Finding | undefined {
  const isPlain = list(context).every((item) => typeof item === 'string');
  return isPlain ? undefined : unknown('CONTEXT_UNKNOWN', 'A context is written into the document');
}

function checkName(name: string, owner: JsonObject): Finding | undefined {
  const isValueKeyword = VALUE_KEYWORDS.includes(name) && '@value' in owner;
  if (isValueKeyword || !(/^@|:/.test(name) || SECOND_NAMES.includes(name))) return undefined;
  return fail('JSONLD_INVALID', `The member "${name}" is not a plain term`);
}

/** Two objects of one `id` are one thing to JSON-LD, and two to a reader of JSON, who may see the first alone. */
function hasTwins(items: readonly unknown[]): boolean {
  const ids = items.flatMap((item) =>
    isJsonObject(item) && typeof item['id'] === 'string' ? [item['id']] : [],
  );
  return new Set(ids).size < ids.length;
}
