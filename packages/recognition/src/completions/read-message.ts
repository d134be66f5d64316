/** What all readers of platforms' messages share: JSON with a bound, times, scores. */
import type {Completion} from '../completion.js';
import {fault, type FaultyReading} from './reading.js';

/** A statement with long texts in many languages stays far below. */
export const maxMessageCharacters = 262_144;

/** Thrown inside a reader and caught at its door: what is wrong, with its place. */
export class Unreadable extends Error {
  readonly reading: FaultyReading;

  constructor(reading: FaultyReading) {
    super(reading.detail);
    this.name = 'Unreadable';
    this.reading = reading;
  }
}

export function unreadable(...what: Parameters<typeof fault>): never {
  throw new Unreadable(fault(...what));
}

/** Runs a reader; what it finds wrong is its answer. */
export function reading<T>(read: () => T): T | FaultyReading {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return error.reading;
    throw error;
  }
}

/** A message as text or as an object. */
export function asObject(
  message: unknown,
  notOne: 'NOT_A_STATEMENT' | 'NOT_SCORM' | 'NOT_A_SCORE',
): Record<string, unknown> {
  const value = typeof message === 'string' ? parse(message) : message;
  return isObject(value) ? value : unreadable(notOne, '', 'It is no JSON object');
}

function parse(text: string): unknown {
  if (text.length > maxMessageCharacters)
    unreadable('TOO_LARGE', '', `More than ${maxMessageCharacters} characters`);
  try {
    // Some servers begin their files with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unreadable('NOT_JSON', '', error instanceof Error ? error.message : String(error));
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member: never one that an object is born with. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (!isObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

const timestamp = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** In UTC. A time without a zone is nobody's time. */
export function instantOf(value: unknown, at: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || !timestamp.test(value))
    return unreadable('TIME_UNREADABLE', at, 'An ISO 8601 time with a zone is needed');
  const plain = value
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
    .replace(/([+-]\d{2})$/, '$1:00');
  const milliseconds = Date.parse(plain);
  if (Number.isNaN(milliseconds)) return unreadable('TIME_UNREADABLE', at, 'There is no such time');
  return new Date(milliseconds).toISOString();
}

/** A finite number, also one that was written as text (SCORM has no other). */
export function numberOf(
  value: unknown,
  at: string,
  code: 'RESULT_UNREADABLE' | 'NOT_SCORM' | 'NOT_A_SCORE',
) {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : unreadable(code, at, 'It is no number');
}

interface Score {
  readonly scaled: number | undefined;
  readonly raw: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/**
 * A result from 0 to 1: as it is said, or worked out where raw, and the most that there is, are said. Below zero is zero: a rule
 * cannot ask for less.
 */
export function scaledOf({scaled, raw, min = 0, max}: Score, at: string): number | undefined {
  if (scaled !== undefined) {
    if (scaled < -1 || scaled > 1)
      return unreadable('SCORE_OUT_OF_RANGE', `${at}.scaled`, 'A scaled score goes from -1 to 1');
    return Math.max(0, scaled);
  }
  if (raw === undefined || max === undefined) return undefined;
  if (max <= min) return unreadable('SCORE_OUT_OF_RANGE', `${at}.max`, 'The most is not above the least');
  if (raw < min || raw > max)
    return unreadable('SCORE_OUT_OF_RANGE', `${at}.raw`, 'The score is not between the least and the most');
  return (raw - min) / (max - min);
}

/** Leaves out what is not known. */
export function completionOf(known: {
  readonly activity: string;
  readonly completed: boolean;
  readonly passed?: boolean | undefined;
  readonly scaled?: number | undefined;
  readonly at?: string | undefined;
  readonly registration?: string | undefined;
}): Completion {
  const {activity, completed, passed, scaled, at, registration} = known;
  return {
    activity,
    completed,
    ...(passed !== undefined && {passed}),
    ...(scaled !== undefined && {scaled}),
    ...(at !== undefined && {at}),
    ...(registration !== undefined && {registration}),
  };
}
