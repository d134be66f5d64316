/** Who and what an assertion is about: its BadgeClass, and the Profile of the issuer, each read where it is published. */
import {unknownOf} from '../../checks/documents.js';
import {fail, type Finding, pass, unknown} from '../../checks/finding.js';
import type {Tools} from '../../checks/tools.js';
import {isJsonObject} from '../../parse/json.js';
import {idOf, typesOf} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isWebAddress} from './addresses.js';
import {type Linked, ownIdProblem, type Read} from './linked.js';

export interface Parties {
  /** Undefined for an endorsement, and where it could not be read. */
  readonly badgeClass: Linked | undefined;
  /** True where the BadgeClass was written into the assertion. */
  readonly isEmbedded: boolean;
  /** What is wrong with the BadgeClass before its members are looked at. */
  readonly badgeClassProblem: Finding | undefined;
  /** The id of the issuer, as the BadgeClass or the endorsement names it; empty when it is not known. */
  readonly issuerId: string;
  /** The Profile as its own address serves it. */
  readonly issuer: Linked | undefined;
  /** A pass when the Profile was read. */
  readonly issuerFinding: Finding;
  /** What was written of the issuer, for show where its Profile could not be read. */
  readonly writtenIssuer: unknown;
}

export interface PartiesNeed {
  readonly read: Read;
  readonly tools: Tools;
  /** Before 2.0, documents had no ids: then the address alone counts. */
  readonly isLegacy: boolean;
}

const NO_BADGE_CLASS = {badgeClass: undefined, isEmbedded: false, badgeClassProblem: undefined};
const UNREACHABLE = {unreachable: 'HOSTED_UNREACHABLE', malformed: 'HOSTED_UNREACHABLE'} as const;
const ISSUER_UNREACHABLE = {unreachable: 'ISSUER_UNREACHABLE', malformed: 'ISSUER_UNREACHABLE'} as const;

export async function readParties(document: JsonObject, need: PartiesNeed): Promise<Parties> {
  const found = typesOf(document).includes('Endorsement')
    ? NO_BADGE_CLASS
    : await readBadgeClass(document['badge'], need);
  const written = found === NO_BADGE_CLASS ? document['issuer'] : found.badgeClass?.document['issuer'];
  const issuerId = idOf(written) ?? '';
  const issuer = await readProfile(issuerId, need);
  const isRead = 'document' in issuer;
  return {
    ...found,
    issuerId,
    writtenIssuer: written,
    issuer: isRead ? issuer : undefined,
    issuerFinding: isRead ? pass() : issuer,
  };
}

async function readBadgeClass(
  badge: unknown,
  need: PartiesNeed,
): Promise<Pick<Parties, 'badgeClass' | 'isEmbedded' | 'badgeClassProblem'>> {
  const id = typeof badge === 'string' || isJsonObject(badge) ? (idOf(badge) ?? '') : '';
  // An object with nothing but an id is a reference, written long.
  if (
    isJsonObject(badge) &&
    Object.keys(badge).some((name) => !['id', '@id', 'type', '@type'].includes(name))
  ) {
    return {badgeClass: {id, document: badge}, isEmbedded: true, badgeClassProblem: undefined};
  }
  const problem = (badgeClassProblem: Finding) => ({
    badgeClass: undefined,
    isEmbedded: false,
    badgeClassProblem,
  });
  if (!isWebAddress(id))
    return problem(fail('SCHEMA_INVALID', 'badge is neither a web address nor a BadgeClass'));
  const result = await need.read(id);
  if ('problem' in result) return problem(unknownOf(result.problem, UNREACHABLE));
  const badgeClass = {id, document: result.document};
  const claim = await identityProblem(badgeClass, need);
  return claim === undefined
    ? {badgeClass, isEmbedded: false, badgeClassProblem: undefined}
    : problem(fail('SCHEMA_INVALID', claim));
}

/** Always from its own address: what a badge says of its issuer proves nothing. */
async function readProfile(id: string, need: PartiesNeed): Promise<Linked | Finding> {
  if (!isWebAddress(id))
    return unknown('ISSUER_UNREACHABLE', 'The issuer has no address where it could be asked');
  const result = await need.read(id);
  if ('problem' in result) return unknownOf(result.problem, ISSUER_UNREACHABLE);
  const issuer = {id, document: result.document};
  const ownId = idOf(result.document);
  if (ownId !== undefined && !isWebAddress(ownId)) {
    return unknown(
      'ISSUER_UNREACHABLE',
      `The issuer says that it is ${ownId.slice(0, 200)}, where nobody can ask`,
    );
  }
  const claim = await identityProblem(issuer, need);
  return claim === undefined ? issuer : fail('HOSTED_DIFFERS', claim);
}

async function identityProblem(
  linked: Linked,
  {read, tools, isLegacy}: PartiesNeed,
): Promise<string | undefined> {
  if (isLegacy && idOf(linked.document) === undefined) return undefined;
  return ownIdProblem(linked, {read, tools});
}
