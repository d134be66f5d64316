/** Makes values that a JSON Schema takes: each branch of each choice is in one of them. */
import {accepts, branchesOf, type JsonSchema} from './json-schema.js';

/** Names and texts of the tests' world, so that a sample gets past the schema into the use case where that is possible. */
export type KnownValues = Readonly<Record<string, string>>;

const texts = [
  'un',
  'gestes',
  '123456',
  'https://exemple.example/',
  'Une phrase simple.',
  'fr',
  '#1E5A45',
  'a',
];

/** The first has every member; the others differ from it where the schema offers a choice. */
export function samplesOf(schema: JsonSchema, known: KnownValues = {}, name = ''): unknown[] {
  const branches = branchesOf(schema);
  if (branches) return branches.flatMap((branch) => samplesOf(branch, known, name));
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return [...schema.enum];
  switch (schema.type) {
    case 'object':
      return objects(schema, known);
    case 'array':
      return arrays(schema, known, name);
    case 'string':
      return [text(schema, known[name])];
    case 'integer':
    case 'number':
      return [schema.minimum ?? schema.exclusiveMinimum ?? 1];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    default:
      return ['anything'];
  }
}

function objects(schema: JsonSchema, known: KnownValues): unknown[] {
  const choices = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, samplesOf(property, known, name)] as const,
  );
  const base = Object.fromEntries(choices.map(([name, [first]]) => [name, first]));
  const others = choices.flatMap(([name, [, ...more]]) => more.map((value) => ({...base, [name]: value})));
  if (typeof schema.additionalProperties !== 'object') return [base, ...others];
  const [rest] = samplesOf(schema.additionalProperties, known);
  return [base, ...others, {...base, en: rest}];
}

function arrays(schema: JsonSchema, known: KnownValues, name: string): unknown[] {
  if (schema.prefixItems) return [schema.prefixItems.map((item) => samplesOf(item, known, name)[0])];
  if (!schema.items || schema.maxItems === 0) return [[]];
  const items = samplesOf(schema.items, known, name);
  const least = Math.max(1, schema.minItems ?? 0);
  return items.map((item) => Array.from({length: least}, (_, index) => items[index] ?? item).with(0, item));
}

function text(schema: JsonSchema, wished: string | undefined): string {
  const byFormat: Readonly<Record<string, string>> = {
    uuid: crypto.randomUUID(),
    'date-time': '2026-11-24T09:00:00.000Z',
    date: '2026-11-24',
    time: '09:00',
    email: 'quelqu-un@example.org',
    uri: 'https://exemple.example/',
  };
  const wanted = [wished, byFormat[schema.format ?? ''], ...texts];
  const found = wanted.find((one) => one !== undefined && accepts(schema, one));
  return found ?? 'a'.repeat(Math.max(1, schema.minLength ?? 0));
}
