/** What the definition's schema has against a file, member by member. */
import * as v from 'valibot';
import {definitionSchema, type Definition} from '@pepites/recognition';
import type {TextProblem} from './problems.js';
import type {Path} from './positions.js';

export interface SchemaResult {
  /** Absent when the schema refuses the file. */
  readonly definition?: Definition;
  readonly problems: readonly TextProblem[];
}

/** The schema's own word on the value, and the members that it does not know: it would drop them in silence, and a typing error with them. */
export function checkSchema(value: unknown): SchemaResult {
  const result = v.safeParse(definitionSchema, value);
  const unknown = result.output === undefined ? [] : unknownMembers(value, result.output, []);
  if (result.success) return {definition: result.output, problems: unknown};
  return {problems: [...result.issues.flatMap((issue) => toProblems(issue)), ...unknown]};
}

function toProblems(issue: v.BaseIssue<unknown>, before: Path = []): TextProblem[] {
  const path = [...before, ...(issue.path ?? []).map(({key}) => key as string | number)];
  // Of several forms that a value may have, the one that came closest explains best.
  const closest =
    issue.issues && [...issue.issues].sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  if (closest?.path) return toProblems(closest, path);
  if (issue.received === 'undefined') {
    return [{code: 'MEMBER_MISSING', path: path.slice(0, -1), about: String(path.at(-1) ?? 'version')}];
  }
  return [{code: 'VALUE_INVALID', path, about: describeIssue(issue)}];
}

function describeIssue({message, expected, received}: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return `${shorten(received)} is not ${message}`;
  return expected === null ? message : `expected ${expected}, found ${shorten(received)}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function unknownMembers(given: unknown, kept: unknown, path: Path): TextProblem[] {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((item, index) => unknownMembers(item, kept[index], [...path, index]));
  }
  if (!isPlainObject(given) || !isPlainObject(kept)) return [];
  return Object.entries(given).flatMap(([key, item]): TextProblem[] => {
    const at = [...path, key];
    if (Object.hasOwn(kept, key)) return unknownMembers(item, kept[key], at);
    return [{code: 'MEMBER_UNKNOWN', path: at, about: `"${key}"`}];
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
