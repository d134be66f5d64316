/**
 * What the given copy of a hosted badge says otherwise than its own address does. Only what is served counts; a copy that
 * contradicts it in what matters was changed by somebody, or is not the badge that it says it is.
 */
import {fail, type Finding, unknown} from '../../checks/finding.js';
import {readLegacyDateTime} from '../../checks/dates.js';
import {isJsonObject} from '../../parse/json.js';
import {idOf, list} from '../../parse/values.js';
import type {JsonObject, Policy} from '../../types.js';
import {isSameAddress} from './addresses.js';
import {isSameJson} from './linked.js';
import type {Parties} from './parties.js';
import {methodOf} from './shape.js';

/** Of an assertion or an endorsement. What else differs may be a newer edition. */
const DECISIVE: readonly string[] = [
  'uid',
  'recipient',
  'salt',
  'badge',
  'issuedOn',
  'issued_on',
  'expires',
  'verification',
  'verify',
  'claim',
  'issuer',
];
const DECISIVE_OF_BADGE_CLASS: readonly string[] = ['name', 'description', 'criteria', 'issuer'];
const DECISIVE_OF_PROFILE: readonly string[] = ['name', 'description'];
/** They say how a document is written, not what it says. */
const SPELLING: readonly string[] = ['@context', 'id', 'type', '@type', '@id'];

export interface Copies {
  readonly given: JsonObject;
  readonly served: JsonObject;
  readonly parties: Parties;
  readonly policy: Policy;
  readonly warn: (code: string, detail: string) => void;
}

/**
 * HOSTED_DIFFERS, or undefined. What an issuer or an earner may have changed since (evidence, a picture) leaves open which of
 * the two is the badge: the copy is not what its address serves, and may be an older edition of it.
 */
export function differenceFinding({given, served, parties, policy, warn}: Copies): Finding | undefined {
  // An address alone, as old images carry it, contradicts nothing.
  if (Object.keys(given).every((name) => name === 'id' || name === 'verify')) return undefined;
  const decisive: string[] = [];
  const other: string[] = [];
  const note = (path: string, isDecisive: boolean) => (isDecisive ? decisive : other).push(path);
  compare({given, served, decisive: DECISIVE, path: '', note});
  const badge = given['badge'];
  // What the address itself serves of the issuer in place is not the copy's doing; the Profile's own word is shown.
  const isCopied = (name: string) => isSameJson(given[name], served[name]);
  const badgeClass = parties.badgeClass?.document;
  if (isJsonObject(badge) && badgeClass && !isCopied('badge')) {
    compare({given: badge, served: badgeClass, decisive: DECISIVE_OF_BADGE_CLASS, path: 'badge.', note});
  }
  const issuer = isJsonObject(badge) ? badge['issuer'] : given['issuer'];
  if (isJsonObject(issuer) && parties.issuer && !isCopied(isJsonObject(badge) ? 'badge' : 'issuer')) {
    const {document} = parties.issuer;
    compare({given: issuer, served: document, decisive: DECISIVE_OF_PROFILE, path: 'issuer.', note});
  }
  const all = [...decisive, ...other];
  if (all.length === 0) return undefined;
  const detail = `The given copy has another ${all.slice(0, 10).join(', ')} than its address serves`;
  if (decisive.length > 0) return fail('HOSTED_DIFFERS', detail);
  if (policy === 'strict') return unknown('HOSTED_DIFFERS', detail);
  warn('HOSTED_DIFFERS', detail);
  return undefined;
}

interface Pair {
  readonly given: JsonObject;
  readonly served: JsonObject;
  readonly decisive: readonly string[];
  readonly path: string;
  readonly note: (path: string, isDecisive: boolean) => void;
}

/** Members that only the served document has are what was added since. */
function compare({given, served, decisive, path, note}: Pair): void {
  for (const [name, value] of Object.entries(given)) {
    if (
      SPELLING.includes(name) ||
      isSameMember(name, {given: value, served: memberOf(served, name), owners: [given, served]})
    )
      continue;
    note(path + name, decisive.includes(name));
  }
}

/** Version 2.0 renamed a member. */
function memberOf(served: JsonObject, name: string): unknown {
  return name === 'verify' || name === 'verification'
    ? (served['verification'] ?? served['verify'])
    : served[name];
}

interface Member {
  readonly given: unknown;
  readonly served: unknown;
  readonly owners: readonly [JsonObject, JsonObject];
}

function isSameMember(name: string, {given, served, owners}: Member): boolean {
  if (isSameJson(given, served)) return true;
  if (served === undefined) return false;
  if (name === 'badge' || name === 'issuer' || name === 'criteria') return isSameThing(name, given, served);
  if (name === 'issuedOn' || name === 'expires' || name === 'issued_on') return isSameMoment(given, served);
  if (name === 'verification' || name === 'verify') return isSameVerification(given, served, owners);
  if (name === 'recipient') return isSameJson(plainRecipient(given), plainRecipient(served));
  return isSameJson(alone(given), alone(served));
}

/**
 * A thing is its id, whether written as a text or an object. The objects' members are compared with the published documents
 * afterwards; those of criteria, which have none, here.
 */
function isSameThing(name: string, given: unknown, served: unknown): boolean {
  const [id, servedId] = [idOf(given), idOf(served)];
  if (id === undefined && servedId === undefined) return name === 'badge' && isBothObjects(given, served);
  if (!isSameAddress(id ?? '', servedId ?? '')) return false;
  return name !== 'criteria' || !isBothObjects(given, served);
}

function isBothObjects(a: unknown, b: unknown): boolean {
  return isJsonObject(a) && isJsonObject(b);
}

function isSameMoment(given: unknown, served: unknown): boolean {
  const time = readLegacyDateTime(given);
  return time !== undefined && time === readLegacyDateTime(served);
}

/** `hosted` and `HostedBadge` are one, and so are `verify` and `verification`; the address is that of the badge already. */
function isSameVerification(given: unknown, served: unknown, owners: Member['owners']): boolean {
  const rest = (value: unknown) => {
    if (!isJsonObject(value)) return value;
    const {type: _type, '@type': _alias, url: _url, ...others} = value;
    return others;
  };
  return methodOf(owners[0]) === methodOf(owners[1]) && isSameJson(rest(given), rest(served));
}

/** Hexadecimal digits in either case; one type alone or in a list. */
function plainRecipient(recipient: unknown): unknown {
  if (!isJsonObject(recipient)) return recipient;
  const {identity, type} = recipient;
  const isHashed = recipient['hashed'] === true && typeof identity === 'string';
  return {...recipient, type: list(type), identity: isHashed ? identity.toLowerCase() : identity};
}

function alone(value: unknown): unknown {
  const items = list(value);
  return items.length === 1 ? items[0] : value;
}
