/**
 * Open Badges 1.1, 1.0 and 0.5. Their documents name no issuer that could be asked who it is, so that no such badge is ever
 * more than undetermined; whether it is still served, unchanged and not taken back can be known.
 * @see https://github.com/1EdTech/openbadges-specification/blob/master/ob_v2p0/history/1.1-specification.md
 */
import {unknownOf} from '../../checks/documents.js';
import {fail, type Finding, pass, unknown} from '../../checks/finding.js';
import {readLegacyDateTime} from '../../checks/dates.js';
import type {Tools} from '../../checks/tools.js';
import {keyFromPem} from '../../keys/pem.js';
import {isJsonObject} from '../../parse/json.js';
import {idOf, list, object, text} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isSameHost, isWebAddress} from './addresses.js';
import type {KeyResult} from './keys.js';
import {type Read, warnOfHttp} from './linked.js';
import type {Parties} from './parties.js';

export function legacyProblems(document: JsonObject, {badgeClass}: Parties): readonly string[] {
  const issuedOn = document['issuedOn'] ?? document['issued_on'];
  const badge = badgeClass?.document;
  return [
    ...(document['recipient'] === undefined ? ['recipient is missing'] : []),
    ...(document['badge'] === undefined ? ['badge is missing'] : []),
    ...(issuedOn !== undefined && readLegacyDateTime(issuedOn) === undefined
      ? ['issuedOn must be a date']
      : []),
    ...(badge && text(badge['name']) === undefined ? ['BadgeClass: name must be a text'] : []),
  ];
}

/** Where the badge is served, or its key is: `verify.url`; the id, since 1.1. */
export function legacyAddress(document: JsonObject): string | undefined {
  const stated = object(document['verify']) ?? object(document['verification']);
  return [text(stated?.['url']), idOf(document)].find((one) => one !== undefined && isWebAddress(one));
}

/**
 * The key at `verify.url`, a bare PEM. It is the issuer's where the issuer's own document stands on the same host; what the
 * issuer is stays unknown.
 */
export async function legacyKey(
  document: JsonObject,
  {parties, tools}: {readonly parties: Parties; readonly tools: Tools},
): Promise<KeyResult> {
  const url = text(object(document['verify'])?.['url']) ?? '';
  const issuer = legacyIssuer();
  if (!isWebAddress(url)) return {integrity: unknown('KEY_UNREACHABLE', 'The badge names no key'), issuer};
  const result = await tools.documents.getText(url, {allowsHttp: true});
  if ('problem' in result) {
    return {
      integrity: unknownOf(result.problem, {unreachable: 'KEY_UNREACHABLE', malformed: 'KEY_UNREACHABLE'}),
      issuer,
    };
  }
  warnOfHttp(url, tools);
  const key = keyFromPem(result.text);
  if (!key) return {integrity: fail('KEY_MALFORMED', `${url.slice(0, 200)} is not a public key`), issuer};
  const isOthers = parties.issuer !== undefined && !isSameHost(parties.issuer.id, url);
  return {
    keys: [key],
    issuer: isOthers ? fail('KEY_NOT_OF_ISSUER', 'The key stands on another host') : issuer,
  };
}

export function legacyIssuer(): Finding {
  return unknown('LEGACY', 'A badge of before Open Badges 2.0 does not prove who issued it');
}

/** Version 1's list: an object whose members are the `uid`s of revoked badges, with the reasons. */
export async function legacyStatus(
  document: JsonObject,
  {parties, read}: {readonly parties: Parties; readonly read: Read},
): Promise<Finding> {
  const written =
    parties.issuer?.document ?? (isJsonObject(parties.writtenIssuer) ? parties.writtenIssuer : undefined);
  const url = idOf(written?.['revocationList']);
  if (url === undefined) return pass('NO_STATUS', 'The issuer has no list of revoked badges');
  const result = await read(url, 'status');
  if ('problem' in result) {
    return unknownOf(result.problem, {unreachable: 'STATUS_UNREACHABLE', malformed: 'STATUS_LIST_INVALID'});
  }
  const uid = text(document['uid']) ?? '';
  const entries = list(result.document['revokedAssertions']);
  const isNamed =
    Object.hasOwn(result.document, uid) || entries.some((entry) => entry === uid || idOf(entry) === uid);
  return isNamed
    ? fail('REVOKED', 'The list names this badge')
    : pass('OK', 'Not in the list of revoked badges');
}
