/** The published JSON Schemas as the tests read them: their shape, a judge of values, and what in them has no bound. */
import {Ajv2020} from 'ajv/dist/2020.js';

export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Stricter than nothing, laxer than the server: what one of these refuses is wrong by every reading of the format. */
const formats = {
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d/,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z\d+.-]*:/i,
};
const boundedFormats = new Set(['uuid', 'date-time', 'date', 'time']);

const ajv = new Ajv2020({formats, allErrors: false, strict: false});

/** Does the document take this value? */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return ajv.validate(schema, value);
}

/** The schemas that a value may follow, one of which holds. */
export function branchesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  return schema.anyOf ?? schema.oneOf;
}

/** Every place in a schema that takes values of any size, in words. */
export function unboundedPlaces(schema: JsonSchema, at = ''): string[] {
  const where = at === '' ? '(the whole)' : at;
  const branches = branchesOf(schema) ?? schema.allOf;
  if (branches) return branches.flatMap((branch) => unboundedPlaces(branch, at));
  if (schema.enum || schema.const !== undefined) return [];
  switch (schema.type) {
    case 'string':
      return isBoundedString(schema) ? [] : [`${where}: text without maxLength`];
    case 'number':
    case 'integer': {
      const low = schema.minimum ?? schema.exclusiveMinimum;
      const high = schema.maximum ?? schema.exclusiveMaximum;
      return low === undefined || high === undefined ? [`${where}: number without minimum and maximum`] : [];
    }
    case 'array': {
      const items = schema.items ? unboundedPlaces(schema.items, `${at}[]`) : [];
      const isTuple = schema.prefixItems !== undefined && schema.items === undefined;
      return schema.maxItems === undefined && !isTuple
        ? [`${where}: list without maxItems`, ...items]
        : items;
    }
    case 'object': {
      const named = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
        unboundedPlaces(property, at === '' ? name : `${at}.${name}`),
      );
      const {additionalProperties: rest} = schema;
      if (typeof rest !== 'object') return named;
      const own = schema.maxProperties === undefined ? [`${where}: map without maxProperties`] : [];
      return [...named, ...own, ...unboundedPlaces(rest, `${at}.*`)];
    }
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${where}: takes anything`];
  }
}

function isBoundedString({maxLength, pattern, format}: JsonSchema): boolean {
  if (maxLength !== undefined || boundedFormats.has(format ?? '')) return true;
  // Anchored on both sides, and nothing in it repeats without end.
  return pattern !== undefined && /^\^.*\$$/.test(pattern) && !/(?<!\\)[*+]|\{\d+,\}/.test(pattern);
}
