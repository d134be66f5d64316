/** Definitions parsed once: the same few texts are read for nearly every call. */
import {fromJsonText, type JsonText} from './json-text.js';

const mostKept = 1000;
/** By the text itself: a definition that changes is another text. */
const kept = new Map<string, unknown>();

/** As `fromJsonText`; the value is shared, and frozen so that nobody changes it for the others. */
export function fromKeptJson<T>(text: JsonText<T>): T {
  const known = kept.get(text);
  if (known !== undefined) return known as T;
  const value = deepFreeze(fromJsonText(text));
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(text, value);
  return value;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
