/** Shapes that both dialects share, and what is read into our own: whatever comes from the platform passes here first. */
import * as v from 'valibot';
import {ObfError} from './obf-error.js';
import type {ObfReply} from './transport.js';

export const idShape = v.pipe(v.string(), v.regex(/^\w{1,100}$/));
export const assertionShape = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
export const textShape = v.nullish(v.string(), '');
export const textsShape = v.nullish(v.array(v.string()), []);
/** Both 0/1 and false/true occur; of what was revoked, also when. */
export const flagShape = v.pipe(
  v.nullish(v.union([v.boolean(), v.number()]), false),
  v.transform((value) => value !== false && value !== 0),
);

const latestSeconds = 8_640_000_000_000;
/** Epoch seconds; 0 says "never". */
export const secondsShape = v.pipe(
  v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(latestSeconds)), 0),
  v.transform((seconds) => (seconds === 0 ? undefined : new Date(seconds * 1000).toISOString())),
);

/** Sent as an object, and given back as text by one dialect. */
export const logEntryShape = v.pipe(
  v.nullish(v.union([v.string(), v.record(v.string(), v.unknown()), v.array(v.unknown())]), ''),
  v.transform((value): Readonly<Record<string, string>> => {
    const entries = typeof value === 'string' ? parsed(value) : value;
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) return {};
    return Object.fromEntries(
      Object.entries(entries).flatMap(([name, one]) =>
        typeof one === 'string' || typeof one === 'number' ? [[name, String(one)]] : [],
      ),
    );
  }),
);

/** Whether all of that was noted: asked of whatever comes back, since a platform may not know of what it was to look for. */
export function isNoted(
  {log_entry: entry}: {readonly log_entry: Readonly<Record<string, string>>},
  wanted: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(wanted).every(([name, value]) => entry[name] === value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws {ObfError} UNEXPECTED_REPLY */
export function readJson<const Shape extends v.GenericSchema>(
  call: string,
  text: string,
  shape: Shape,
): v.InferOutput<Shape> {
  const result = v.safeParse(shape, parsed(text));
  if (!result.success) throw unexpected(call, result.issues);
  return result.output;
}

/** Lines of JSON, separated by CR LF, with an empty one at the end. @throws {ObfError} UNEXPECTED_REPLY */
export function readLines<const Shape extends v.GenericSchema>(
  call: string,
  text: string,
  shape: Shape,
): v.InferOutput<Shape>[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => readJson(call, line, shape));
}

/** Where in the answer it is not as it should be; never what stands there. */
function unexpected(call: string, issues: readonly v.BaseIssue<unknown>[]): ObfError {
  const paths = issues.slice(0, 3).map((issue) => v.getDotPath(issue) ?? '.');
  return new ObfError('UNEXPECTED_REPLY', {call, message: `Not as expected at ${paths.join(', ')}`});
}

/** The id of what was made. @throws {ObfError} UNEXPECTED_REPLY */
export function idAtEnd(call: string, {location, status}: ObfReply): string {
  const id = /\/(\w{1,100})\/?$/.exec(location ?? '')?.[1];
  if (id === undefined)
    throw new ObfError('UNEXPECTED_REPLY', {call, status, message: 'It does not say what was made'});
  return id;
}

/** Leaves out what is undefined. */
export function present<T extends object>(value: T): {[Name in keyof T]: Exclude<T[Name], undefined>} {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>;
  };
}
