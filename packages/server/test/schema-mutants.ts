/** Makes wrong values out of right ones, place by place: what a careless program, a hurried person or an attacker sends. */
import {accepts, branchesOf, type JsonSchema} from './json-schema.js';

export interface Mutant {
  /** `answers.0.text: NUL` */
  readonly name: string;
  /** JSON text, since some of it no JavaScript value can say (`1e400`). */
  readonly json: string;
  /** Wrong also where the document cannot say so: too deep, NUL, half a character. */
  readonly isWrong: boolean;
}

type Path = readonly (string | number)[];
interface Place {
  readonly path: Path;
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly isRequired: boolean;
}
/** A value, or JSON text as it is. */
type Wrong = readonly [what: string, change: {readonly value: unknown} | {readonly raw: string}];

const deep = 20_000;
const rawMark = '@raw@';
const alwaysWrong = new Set([
  'NUL',
  'half a character',
  'nested deeply in lists',
  'nested deeply in objects',
]);

/** @param seen places that another sample of the same schema was made wrong in: not again, many samples differ in one place only */
export function mutantsOf(schema: JsonSchema, sample: unknown, seen = new Set<string>()): Mutant[] {
  const places = [...placesOf({path: [], schema, value: sample, isRequired: false})];
  return places
    .filter((place) => isNew(place, seen))
    .flatMap((place) => {
      const at = place.path.join('.') || '(the whole)';
      const changed = wrongValues(place).map(([what, change]) => ({
        name: `${at}: ${what}`,
        json: jsonWith(sample, place.path, change),
        isWrong: alwaysWrong.has(what),
      }));
      const missing = {
        name: `${at}: missing`,
        json: JSON.stringify(without(sample, place.path)),
        isWrong: true,
      };
      return place.isRequired ? [missing, ...changed] : changed;
    });
}

function isNew({path, schema}: Place, seen: Set<string>): boolean {
  const key = `${path.join('.')} ${JSON.stringify(schema)}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Every place that the sample fills, with the part of the schema that speaks of it. */
function* placesOf(place: Place): Generator<Place> {
  yield place;
  const {path, value} = place;
  const schema = branchesOf(place.schema)?.find((branch) => accepts(branch, value)) ?? place.schema;
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    const item = schema.items ?? schema.prefixItems?.[0];
    if (item && value.length > 0)
      yield* placesOf({path: [...path, 0], schema: item, value: first, isRequired: false});
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
      const part = schema.properties?.[name] ?? rest;
      const isRequired = schema.required?.includes(name) ?? false;
      if (part) yield* placesOf({path: [...path, name], schema: part, value: member, isRequired});
    }
  }
}

function wrongValues({schema, value, path}: Place): Wrong[] {
  const parts = branchesOf(schema) ?? [schema];
  return [
    ...[null, true, 12.5, 'a text', [], {}].map((other): Wrong => [
      `is ${JSON.stringify(other)}`,
      {value: other},
    ]),
    ['nested deeply in lists', {raw: '['.repeat(deep) + ']'.repeat(deep)}],
    ['nested deeply in objects', {raw: '{"a":'.repeat(deep) + '1' + '}'.repeat(deep)}],
    ...parts.flatMap((part): Wrong[] => ofType(part, value)),
    // Not of the body itself: a member more is ignored.
    ...(path.length > 0 ? [] : bodyOnly(value)),
  ];
}

function ofType(schema: JsonSchema, value: unknown): Wrong[] {
  switch (schema.type) {
    case 'string':
      return strings(schema);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'array':
      return lists(schema, value);
    case 'object':
      return [
        [
          'prototype names',
          {raw: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'},
        ],
        ['a list in its place', {value: [value]}],
      ];
    default:
      return [];
  }
}

function strings({maxLength, minLength, enum: among}: JsonSchema): Wrong[] {
  const long =
    maxLength === undefined
      ? []
      : [
          ['a'.repeat(maxLength + 1), 'too long'],
          ['é'.repeat(maxLength + 1), 'too long, two bytes each'],
        ];
  const odd = [
    ...long,
    ['', 'empty'],
    [' \t\n', 'blank'],
    ['not-any-of-these', 'no known word'],
    ...(among ? [[String(among[0]).toUpperCase(), 'in capitals']] : []),
    ...((minLength ?? 0) > 1 ? [['a'.repeat((minLength ?? 1) - 1), 'too short']] : []),
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['../../etc/passwd', 'a way up'],
    ["' or 1=1 --", 'a quotation mark'],
    ['a\u0000b', 'NUL'],
    ['a\r\nBcc: x@example.org', 'lines'],
  ].map(([text = '', what = '']): Wrong => [what, {value: text}]);
  return [...odd, ['half a character', {raw: '"a\\ud800b"'}], ['a number', {value: 1}]];
}

function numbers({minimum, maximum}: JsonSchema): Wrong[] {
  return [
    ...[minimum, maximum].flatMap((bound): Wrong[] =>
      bound === undefined
        ? []
        : [[`just beyond ${bound}`, {value: bound === minimum ? bound - 1 : bound + 1}]],
    ),
    ['huge', {raw: '1e300'}],
    ['hugely negative', {raw: '-1e300'}],
    ['infinite', {raw: '1e400'}],
    ['beyond what a double counts', {raw: '9007199254740993'}],
    ['half', {value: 0.5}],
    ['minus zero', {raw: '-0'}],
    ['a number as a text', {value: '1'}],
  ];
}

function lists({minItems, maxItems}: JsonSchema, value: unknown): Wrong[] {
  const [item] = Array.isArray(value) ? (value as unknown[]) : [];
  return [
    ...(maxItems === undefined
      ? []
      : [['too many', {value: Array.from({length: maxItems + 1}, () => item ?? 'a')}] as Wrong]),
    ...((minItems ?? 0) > 0 ? [['too few', {value: []}] as Wrong] : []),
    ['many wrong items', {value: Array.from({length: 50_000}, () => 0)}],
    ['an item that is null', {value: [null]}],
    ['lists in it', {value: [[[]]]}],
  ];
}

function bodyOnly(value: unknown): Wrong[] {
  const written = JSON.stringify(value);
  const inner = written.slice(1, -1);
  const more = inner === '' ? '' : `,${inner}`;
  return [
    ['with __proto__', {raw: `{"__proto__":{"polluted":true}${more}}`}],
    ['with a member more', {raw: `{"a-member-more":1${more}}`}],
  ];
}

function jsonWith(sample: unknown, path: Path, change: Wrong[1]): string {
  const value = 'raw' in change ? rawMark : change.value;
  const json = JSON.stringify(replaced(sample, path, value));
  return 'raw' in change ? json.replace(JSON.stringify(rawMark), () => change.raw) : json;
}

function replaced(root: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(root))
    return (root as unknown[]).with(Number(head), replaced(root[Number(head)], rest, value));
  const object = root as Record<string, unknown>;
  return {...object, [head]: replaced(object[head], rest, value)};
}

function without(root: unknown, [head = '', ...rest]: Path): unknown {
  if (Array.isArray(root)) return (root as unknown[]).with(Number(head), without(root[Number(head)], rest));
  const {[head]: member, ...others} = root as Record<string, unknown>;
  return rest.length === 0 ? others : {...others, [head]: without(member, rest)};
}
