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

/** `validFrom`/`validUntil` (VC 2.0), `issuanceDate`/`expirationDate` (VC 1.1), `created`/`expires` of each proof. */
export function checkDates(document: JsonObject, now: Date): Finding {
  for (const name of ['validFrom', 'issuanceDate'] as const) {
    const problem = checkStart(document, name, now);
    if (problem) return problem;
  }
  for (const name of ['validUntil', 'expirationDate'] as const) {
    const problem = checkEnd(document, name, now);
    if (problem) return problem;
  }
  for (const proof of objects(document['proof'])) {
    const problem = checkStart(proof, 'created', now) ?? checkEnd(proof, 'expires', now);
    if (problem) return problem.code === 'EXPIRED' ? fail('PROOF_EXPIRED', problem.detail) : problem;
  }
  return pass('OK', text(document['validUntil']) === undefined ? 'No end date' : '');
}

function checkStart(owner: JsonObject, name: string, now: Date): Finding | undefined {
  if (owner[name] === undefined) return undefined;
  const time = readDateTime(owner[name]);
  if (time === undefined) return fail('DATE_MALFORMED', `${name} is not a date and time`);
  if (time <= now.getTime() + CLOCK_SKEW_MS) return undefined;
  return fail('NOT_YET_VALID', `${name} is ${new Date(time).toISOString()}`);
}

function checkEnd(owner: JsonObject, name: string, now: Date): Finding | undefined {
  if (owner[name] === undefined) return undefined;
  const time = readDateTime(owner[name]);
  if (time === undefined) return fail('DATE_MALFORMED', `${name} is not a date and time`);
  return time > now.getTime() ? undefined : fail('EXPIRED', `${name} was ${new Date(time).toISOString()}`);
}
