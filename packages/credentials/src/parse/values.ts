/** Reading members of untrusted JSON: each function gives a plain value or nothing, and never throws. */
import type {JsonObject} from '../types.js';
import {isJsonObject} from './json.js';

/** The value as an array: an array as it is, nothing as empty, anything else alone. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A text: a string, or the string of a JSON-LD value object; of several, the first. */
export function text(value: unknown): string | undefined {
  for (const item of list(value)) {
    const string = isJsonObject(item) ? item['@value'] : item;
    if (typeof string === 'string' && string !== '') return string;
  }
  return undefined;
}

/** The first object of a value. */
export function object(value: unknown): JsonObject | undefined {
  return list(value).find(isJsonObject);
}

/** The objects of a value. */
export function objects(value: unknown): readonly JsonObject[] {
  return list(value).filter(isJsonObject);
}

/** The strings of a value. */
export function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** The address of a thing that is written as a string or as an object with an `id`. */
export function idOf(value: unknown): string | undefined {
  const first = list(value)[0];
  return isJsonObject(first) ? text(first['id'] ?? first['@id']) : text(first);
}

/** Names of types, whether written `type` or `@type`. */
export function typesOf(node: JsonObject): readonly string[] {
  return [...strings(node['type']), ...strings(node['@type'])];
}

/** The object without its undefined members: what `exactOptionalPropertyTypes` asks of optional members. */
export function compact<T extends object>(members: {[K in keyof T]: T[K] | undefined}): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
