/**
 * Extensions: what the registered ones must say, as far as it is simple. Their JSON Schemas are on the web, and are not fetched.
 * @see https://github.com/1EdTech/openbadges-specification/blob/master/ob_v2p0/extensions/index.md
 */
import {isJsonObject} from '../../parse/json.js';
import {list, objects, typesOf} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isWebAddress} from './addresses.js';

/** Says what is wrong with an extension, or undefined. */
type Fact = (extension: JsonObject) => string | undefined;

const SCHEMA_TEXT = ['http://schema.org/text', 'https://schema.org/text'] as const;
const APPLY_LINK = ['extensions:applyLink', 'https://w3id.org/openbadges/extensions#applyLink'] as const;

/** A term may also be written as its full IRI. */
const value = (extension: JsonObject, names: readonly string[]) => {
  const name = names.find((candidate) => extension[candidate] !== undefined);
  const found = name === undefined ? undefined : extension[name];
  return isJsonObject(found) && '@value' in found ? found['@value'] : found;
};

const isText = (item: unknown) => typeof item === 'string' && item !== '';
const must =
  (what: string, holds: (item: unknown) => boolean) =>
  (...names: readonly string[]): Fact =>
  (extension) =>
    holds(value(extension, names)) ? undefined : `${names[0] ?? ''} must be ${what}`;

const text = must('a text', isText);
const uri = must('a web address', (item) => typeof item === 'string' && isWebAddress(item));
const anObject = must('an object', isJsonObject);
const textsIfAny = must('text', (item) => item === undefined || list(item).every(isText));
const flag = must('true or false', (item) => typeof item === 'boolean');

const geo: Fact = (extension) => {
  const place = extension['geo'];
  const isDegrees = (item: unknown, limit: number) => typeof item === 'number' && Math.abs(item) <= limit;
  const isPlace =
    isJsonObject(place) && isDegrees(place['latitude'], 90) && isDegrees(place['longitude'], 180);
  return isPlace ? undefined : 'geo must have a latitude and a longitude, in numbers';
};

const ONE_ASSESSMENT: readonly Fact[] = [
  text('assessmentDescription'),
  text('assessmentType'),
  text('assessmentOutput'),
  flag('hasGroupParticipation'),
  flag('hasGroupEvaluation'),
];

const assessments: Fact = (extension) => {
  const all = objects(extension['assessment']);
  if (all.length === 0) return 'assessment must have an object';
  return all
    .flatMap((one) => ONE_ASSESSMENT.map((fact) => fact(one)))
    .find((problem) => problem !== undefined);
};

const PLACE: readonly Fact[] = [text('description'), geo];

/** By the last part of the type, in lower case: issuers write it in several ways. */
const FACTS: ReadonlyMap<string, readonly Fact[]> = new Map([
  ['exampleextension', [text('exampleProperty', ...SCHEMA_TEXT)]],
  ['applylink', [uri('url', ...APPLY_LINK)]],
  ['originalcreator', [uri('url')]],
  ['geocoordinates', PLACE],
  ['geolocation', PLACE],
  [
    'accessibility',
    ['accessibilityAPI', 'accessibilityControl', 'accessibilityFeature', 'accessibilityHazard'].map((name) =>
      textsIfAny(name),
    ),
  ],
  ['issueraccreditation', [text('name'), text('contactInstructions'), uri('url'), anObject('address')]],
  ['assessment', [text('overallDescription'), assessments]],
  ['recipientprofile', [textsIfAny('name')]],
]);

/** `extensions:ApplyLink`, its full IRI, and `obi:extensions/#ApplyLink`, which means the same to those who write it. */
const EXTENSION_TYPE =
  /^(?:extensions:|https?:\/\/w3id\.org\/openbadges\/?#?extensions\/?#|obi:extensions\/?#)(\w+)$/;
const EXTENSION_MEMBER = /^(?:extensions:|https?:\/\/w3id\.org\/openbadges\/extensions#)/;

/** What is wrong with the extensions of a document; those that are not known are named to `warn`. */
export function extensionProblems(document: JsonObject, warn: (type: string) => void): readonly string[] {
  return Object.entries(document).flatMap(([member, found]) => {
    const isNamed = EXTENSION_MEMBER.test(member);
    const extensions = list(found).filter(
      (item) => isNamed || (isJsonObject(item) && typesOf(item).includes('Extension')),
    );
    return extensions.flatMap((item) => problemsOf(item, warn)).map((problem) => `${member}: ${problem}`);
  });
}

function problemsOf(extension: unknown, warn: (type: string) => void): readonly string[] {
  if (!isJsonObject(extension)) return ['must be an object'];
  const types = typesOf(extension).filter((type) => type.toLowerCase() !== 'extension');
  if (types.length === 0) return ['must say which extension it is'];
  return types.flatMap((type) => {
    const facts = FACTS.get((EXTENSION_TYPE.exec(type)?.[1] ?? '').toLowerCase());
    if (!facts) warn(type);
    return (facts ?? []).flatMap((fact) => fact(extension) ?? []);
  });
}
