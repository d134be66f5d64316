/** Opens a client of Open Badge Passport. Nothing is asked until it is used. */
import {isLoopback, isPageOn, readBadgePage} from '@pepites/recognition';
import {type Clock, ownClock} from '../obf/pace.js';
import type {ObpBadge, ObpCallOptions, ObpClient, ObpState} from './client.js';
import {ObpError} from './obp-error.js';
import {type ObpFetch, ReadOnlyTransport} from './read-only-transport.js';
import {badgeShape, groupShape, groupsShape, readJson, stateShape} from './shapes.js';

export interface ObpOptions {
  /** `https://openbadgepassport.com/app`: with the path that its pages begin with. */
  readonly url: string;
  /** The only way to the network: it decides what may be reached. */
  readonly fetch: ObpFetch;
  /** For one call. @default 8000 */
  readonly timeoutMs?: number;
  /** From the start of a call to the start of the next. @default 100 */
  readonly spacingMs?: number;
  /** Of one answer. @default 3_000_000 */
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

const json = 'application/json';
const idForm = /^\d{1,15}$/;

/** @throws {TypeError} when `url` is no `https:` address, nor one of this machine */
export function openObp(options: ObpOptions): ObpClient {
  const base = readBase(options.url);
  const {origin} = new URL(base);
  const transport = new ReadOnlyTransport({
    fetch: options.fetch,
    clock: options.clock ?? ownClock,
    timeoutMs: options.timeoutMs ?? 8000,
    spacingMs: options.spacingMs ?? 100,
    maxBytes: options.maxBytes ?? 3_000_000,
  });
  const ask = async (name: string, url: string, {signal}: ObpCallOptions = {}): Promise<Uint8Array> =>
    (await transport.get({name, url, accept: json, signal})).bytes;
  const badgeId = (call: string, page: string): string => {
    if (idForm.test(page)) return page;
    const found = readBadgePage(page);
    if (found?.kind !== 'badge' || !isPageOn(base, found)) throw new ObpError('ADDRESS_REFUSED', {call});
    return found.id;
  };
  const numbers = (call: string, ...ids: readonly string[]): void => {
    if (!ids.every((id) => idForm.test(id))) throw new ObpError('ADDRESS_REFUSED', {call});
  };
  /** Below the platform's own address, or nothing. */
  const own = (path: string): string | undefined => {
    const isBelow = path !== '' && URL.canParse(path, `${base}/`);
    const url = isBelow ? new URL(path, `${base}/`) : undefined;
    return url?.origin === origin && url.username === '' ? url.href : undefined;
  };

  return {
    url: base,

    badge: async (page, asked) => {
      const id = badgeId('badge', page);
      const bytes = await ask('badge', `${base}/obpv1/p/badge/info/${id}`, asked);
      return badgeOf(readJson('badge', bytes, badgeShape), own);
    },

    state: async (page, asked) => {
      const id = badgeId('state', page);
      const bytes = await ask('state', `${base}/obpv1/badge/verify/${id}`, asked);
      return stateOf(readJson('state', bytes, stateShape));
    },

    groups: async (person, asked) => {
      numbers('groups', person);
      const bytes = await ask('groups', `${origin}/displayer/${person}/groups.json`, asked);
      return readJson('groups', bytes, groupsShape).groups.map(({groupId, name, badges}) => ({
        id: String(groupId),
        name,
        count: badges,
      }));
    },

    groupBadges: async (person, group, asked) => {
      numbers('groupBadges', person, group);
      const bytes = await ask('groupBadges', `${origin}/displayer/${person}/group/${group}.json`, asked);
      return readJson('groupBadges', bytes, groupShape).badges.map(({hostedUrl, imageUrl, assertion}) => {
        const picture = own(imageUrl);
        return {
          name: assertion.badge.name,
          description: assertion.badge.description,
          issuerName: assertion.badge.issuer.name,
          ...(picture !== undefined && {imageUrl: picture}),
          ...(hostedUrl !== '' && {assertionUrl: hostedUrl}),
        };
      });
    },

    picture: async (url, {signal} = {}) => {
      const address = own(url);
      if (address === undefined) throw new ObpError('ADDRESS_REFUSED', {call: 'picture'});
      const {bytes} = await transport.get({name: 'picture', url: address, accept: 'image/png', signal});
      if (!isPng(bytes)) throw new ObpError('UNEXPECTED_REPLY', {call: 'picture', message: 'Not a PNG'});
      return bytes;
    },

    knows: (address) => {
      const page = readBadgePage(address);
      return page !== undefined && isPageOn(base, page);
    },
  };
}

function badgeOf(
  read: ReturnType<typeof readJson<typeof badgeShape>>,
  own: (path: string) => string | undefined,
): ObpBadge {
  const [first] = read.content;
  const imageUrl = own(first?.image_file ?? '');
  const holderName = `${read.first_name} ${read.last_name}`.trim();
  return {
    id: read.id,
    name: first?.name ?? '',
    description: first?.description ?? '',
    issuerName: first?.issuer_content_name ?? '',
    isRevoked: read.revoked,
    ...(imageUrl !== undefined && {imageUrl}),
    ...(read.issued_on !== undefined && {issuedAt: read.issued_on}),
    ...(read.expires_on !== undefined && {expiresAt: read.expires_on}),
    ...(holderName !== '' && {holderName}),
    ...(read.assertion_url !== '' && {assertionUrl: read.assertion_url}),
    ...(read.assertion_json !== '' && {assertion: read.assertion_json}),
  };
}

function stateOf(read: ReturnType<typeof readJson<typeof stateShape>>): ObpState {
  return {
    assertionStatus: read['assertion-status'],
    imageStatus: read['badge-image-status'],
    criteriaStatus: read['badge-criteria-status'],
    issuerStatus: read['badge-issuer-status'],
    isRevoked: read['revoked?'] || read['assertion-status'] === 410,
    isExpired: read['expired?'],
    ...(read.asr !== '' && {assertionUrl: read.asr}),
    ...(read.revocation_reason !== '' && {reason: read.revocation_reason}),
  };
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, at) => bytes[at] === byte);
}

function readBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSafe || url.username !== '')
    throw new TypeError('Open Badge Passport has an https: address');
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
