/** Dates: from when, until when, and those of the proofs. */
import {objects, text} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {fail, type Finding, pass} from './finding.js';

/** A badge that was issued a moment ago must hold on a computer whose clock is a little slow. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** XML Schema dateTime; the offset is required by VC 2.0, and read as UTC where an older document left it out. */
const DATE_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** Milliseconds since 1970, or undefined when it is not a date and time. */
export function readDateTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const match = DATE_TIME.exec(value);
  if (!match) return undefined;
  const time = Date.parse(match[1] === undefined ? `${value}Z` : value);
  return Number.isNaN(time) ? undefined : time;
}

/** ISO 8601 as Open Badges 2.0 has it: seconds are optional, and the offset may lack its colon. */
const ISO_8601 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
/** Before 2.0: a day alone, or seconds since 1970. */
const DAY = /^\d{4}-\d\d-\d\d$/;
/** The last moment that a `Date` can hold, in seconds. */
const MAX_SECONDS = 8.64e12;

/** As `readDateTime`, for assertions of Open Badges 2.0. */
export function readIsoDateTime(value: unknown): number | undefined {
  const [, minutes, seconds = ':00', offset = 'Z'] =
    typeof value === 'string' ? (ISO_8601.exec(value) ?? []) : [];
  if (minutes === undefined) return undefined;
  const hours = offset.slice(0, 3);
  const zone = hours.length < 3 ? 'Z' : `${hours}:${offset.slice(3).replace(':', '') || '00'}`;
  return readDateTime(`${minutes}${seconds.replace(',', '.')}${zone}`);
}

/** As `readIsoDateTime`, for assertions of before 2.0. */
export function readLegacyDateTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= MAX_SECONDS ? value * 1000 : undefined;
  return typeof value === 'string' && DAY.test(value)
    ? readDateTime(`${value}T00:00:00Z`)
    : readIsoDateTime(value);
}

/** `issuedOn`/`expires` of Open Badges 2.0 and before (`issued_on` in 0.5). */
export function checkAssertionDates(
  document: JsonObject,
  {now, isLegacy}: {readonly now: Date; readonly isLegacy: boolean},
): Finding {
  const when = {now, read: isLegacy ? readLegacyDateTime : readIsoDateTime};
  const start = document['issuedOn'] === undefined && isLegacy ? 'issued_on' : 'issuedOn';
  const problem = checkStart(document, start, when) ?? checkEnd(document, 'expires', when);
  return problem ?? pass('OK', document['expires'] === undefined ? 'No end date' : '');
}

interface When {
  readonly now: Date;
  readonly read?: (value: unknown) => number | undefined;
}

/** `validFrom`/`validUntil` (VC 2.0), `issuanceDate`/`expirationDate` (VC 1.1), `created`/`expires` of each proof. */
export function checkDates(document: JsonObject, now: Date): Finding {
  for (const name of ['validFrom', 'issuanceDate'] as const) {
    const problem = checkStart(document, name, {now});
    if (problem) return problem;
  }
  for (const name of ['validUntil', 'expirationDate'] as const) {
    const problem = checkEnd(document, name, {now});
    if (problem) return problem;
  }
  for (const proof of objects(document['proof'])) {
    const problem = checkStart(proof, 'created', {now}) ?? checkEnd(proof, 'expires', {now});
    if (problem) return problem.code === 'EXPIRED' ? fail('PROOF_EXPIRED', problem.detail) : problem;
  }
  return pass('OK', text(document['validUntil']) === undefined ? 'No end date' : '');
}

function checkStart(owner: JsonObject, name: string, {now, read = readDateTime}: When): Finding | undefined {
  if (owner[name] === undefined) return undefined;
  const time = read(owner[name]);
  if (time === undefined) return fail('DATE_MALFORMED', `${name} is not a date and time`);
  if (time <= now.getTime() + CLOCK_SKEW_MS) return undefined;
  return fail('NOT_YET_VALID', `${name} is ${new Date(time).toISOString()}`);
}

function checkEnd(owner: JsonObject, name: string, {now, read = readDateTime}: When): Finding | undefined {
  if (owner[name] === undefined) return undefined;
  const time = read(owner[name]);
  if (time === undefined) return fail('DATE_MALFORMED', `${name} is not a date and time`);
  return time > now.getTime() ? undefined : fail('EXPIRED', `${name} was ${new Date(time).toISOString()}`);
}
