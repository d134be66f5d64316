/** The formats of strings in credentials, each asked in one way only. */
import {readDateTime} from '../checks/dates.js';
import {list} from '../parse/values.js';

export function isUri(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value);
}

/** A date and time; its offset may be missing (XML Schema `dateTime`). */
export function isDateTime(value: unknown): boolean {
  return readDateTime(value) !== undefined && isDate(String(value).slice(0, 10));
}

/** A date and time with its offset (XML Schema `dateTimeStamp`). */
export function isDateTimeStamp(value: unknown): boolean {
  return isDateTime(value) && /(?:Z|[+-]\d\d:\d\d)$/.test(String(value));
}

/** A day of the calendar: `Date.parse` would take 31 February for a day in March. */
export function isDate(value: string): boolean {
  const time = readDateTime(`${value}T00:00:00Z`);
  return time !== undefined && new Date(time).toISOString().startsWith(value);
}

/** By the names that the JSON Schema gives them. */
export const FORMATS = {
  uri: isUri,
  'date-time': isDateTime,
  'date-time-stamp': isDateTimeStamp,
  date: isDate,
} as const;

/** True for a type, or a list of types, that has one of these names. */
export function hasType(type: unknown, names: readonly string[]): boolean {
  const types = list(type);
  return types.every((name) => typeof name === 'string') && types.some((name) => names.includes(name));
}
