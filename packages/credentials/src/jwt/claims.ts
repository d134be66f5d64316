/**
 * The registered claims of a credential's JWT must say what the credential says (Open Badges 3.0 §8.2.4.1, "VC-JWT";
 * VC-JOSE-COSE §3.2 for other credentials).
 */
import {readDateTime} from '../checks/dates.js';
import {fail, type Finding} from '../checks/finding.js';
import type {Tools} from '../checks/tools.js';
import {CREDENTIALS_V1} from '../contexts/urls.js';
import {isJsonObject} from '../parse/json.js';
import {idOf, list, object} from '../parse/values.js';
import type {CredentialFormat, JsonObject} from '../types.js';

interface Claim {
  readonly name: 'iss' | 'sub' | 'jti' | 'nbf' | 'exp';
  /** What it must be; undefined where the credential says nothing of the kind. */
  readonly expected: string | number | undefined;
}

/** @returns what is wrong, or undefined */
export function checkClaims(
  payload: JsonObject,
  document: JsonObject,
  {format, tools}: {readonly format: CredentialFormat; readonly tools: Tools},
): Finding | undefined {
  const isVersion1 = list(document['@context'])[0] === CREDENTIALS_V1;
  const isNested = isJsonObject(payload['vc']);
  if (payload['vc'] !== undefined && !isNested) return fail('JWT_CLAIMS', 'The claim vc is no credential');
  if (isNested !== isVersion1) {
    return fail(
      'JWT_CLAIMS',
      isNested ? 'A vc claim holds a credential of VC 2.0' : 'A credential of VC 1.1 outside vc',
    );
  }
  // Open Badges require the claims; for other credentials they only must not contradict it.
  const areRequired = format !== 'vc' && format !== 'status-list';
  for (const {name, expected} of claimsOf(document)) {
    const claim = payload[name];
    if (!areRequired && expected === undefined) {
      const problem = checkTime(name, claim, tools.now);
      if (problem) return problem;
    } else if (claim === undefined) {
      if (expected === undefined || !areRequired) continue;
      const detail = `The claim ${name} is missing`;
      if (tools.policy === 'strict') return fail('JWT_CLAIMS', detail);
      tools.warn('JWT_CLAIMS', detail);
    } else if (!isSame(claim, expected)) {
      return fail('JWT_CLAIMS', `The claim ${name} is not what the credential says`);
    }
  }
  return undefined;
}

function claimsOf(document: JsonObject): readonly Claim[] {
  const start = document['validFrom'] ?? document['issuanceDate'];
  const end = document['validUntil'] ?? document['expirationDate'];
  return [
    {name: 'iss', expected: idOf(document['issuer'])},
    {name: 'sub', expected: idOf(object(document['credentialSubject']))},
    {name: 'jti', expected: idOf(document)},
    {name: 'nbf', expected: secondsOf(start)},
    {name: 'exp', expected: secondsOf(end)},
  ];
}

/** Times that only the JWT states (RFC 7519 §4.1.4, §4.1.5). */
function checkTime(name: Claim['name'], claim: unknown, now: Date): Finding | undefined {
  if ((name !== 'exp' && name !== 'nbf') || claim === undefined) return undefined;
  if (typeof claim !== 'number') return fail('JWT_CLAIMS', `The claim ${name} is not a NumericDate`);
  // Asked so that a clock that shows no time is past every end and before every start.
  if (name === 'exp') return claim * 1000 > now.getTime() ? undefined : fail('EXPIRED', 'The JWT is expired');
  return claim * 1000 <= now.getTime() ? undefined : fail('NOT_YET_VALID', 'The JWT is not valid yet');
}

/** NumericDate (RFC 7519 §2); fractions of a second are often cut. */
function secondsOf(date: unknown): number | undefined {
  const time = readDateTime(date);
  return time === undefined ? undefined : Math.floor(time / 1000);
}

function isSame(claim: unknown, expected: string | number | undefined): boolean {
  return typeof claim === 'number' ? Math.floor(claim) === expected : claim === expected;
}
