/** Reads what a host answers: pages of credentials, a profile. */
import type {HostedCredentials} from '@pepites/recognition';
import type {HostDescription} from './discover.js';
import {CredentialHostError} from './host-error.js';
import {type HostReply, member} from './host-http.js';

type JsonObject = HostedCredentials['credentials'][number];

/** @throws {CredentialHostError} ADDRESS_REFUSED for a page that is not the host's: the token would go there */
export function startUrl(
  {base, protocol}: HostDescription,
  {page, limit, since}: {readonly page?: string; readonly limit?: number; readonly since?: Date},
): string {
  if (page !== undefined) return ownUrl(base, page);
  const query = new URLSearchParams({
    ...(limit !== undefined && {limit: String(limit)}),
    ...(since && {since: since.toISOString()}),
  });
  const resource = protocol === 'ob3' ? 'credentials' : 'assertions';
  return `${base}/${resource}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

export function pageOf(description: HostDescription, {headers, value, status}: HostReply): HostedCredentials {
  const isBadgeConnect = description.protocol === 'badgeConnect';
  const credentials = isBadgeConnect ? member(value, 'results') : member(value, 'credential');
  const compact = isBadgeConnect ? member(value, 'signedAssertions') : member(value, 'compactJwsStrings');
  if (typeof value !== 'object' || value === null) throw unexpected(status, 'The page is no JSON object');
  const next = linkTo('next', headers.get('link'));
  const count = Number(headers.get('x-total-count') ?? Number.NaN);
  return {
    credentials: listOf(credentials, status, isObject),
    compactJws: listOf(compact, status, (one): one is string => typeof one === 'string'),
    ...(next !== undefined && {nextPage: ownUrl(description.base, next)}),
    ...(Number.isInteger(count) && count >= 0 && {totalCount: count}),
  };
}

export function asObject({protocol}: HostDescription, {value, status}: HostReply): JsonObject {
  const found = protocol === 'badgeConnect' ? listOf(member(value, 'results'), status, isObject)[0] : value;
  return isObject(found) ? found : unexpectedly(status, 'The profile is no JSON object');
}

function listOf<T>(value: unknown, status: number, is: (one: unknown) => one is T): T[] {
  if (value === undefined || value === null) return [];
  // "Compacted" JSON writes one without its brackets.
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every(is) ? list : unexpectedly(status, 'An entry is not what the standard says');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 8288: `<https://…>; rel="next"`. */
function linkTo(relation: string, header: string | null): string | undefined {
  for (const [, url, parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>((?:\s*;\s*[^,;]+)*)/g)) {
    const relations = /;\s*rel\s*=\s*"?([^";,]+)"?/i.exec(parameters)?.[1]?.split(/\s+/) ?? [];
    if (url !== undefined && relations.includes(relation)) return url;
  }
  return undefined;
}

function ownUrl(base: string, url: string): string {
  const at = URL.canParse(url, `${base}/`) ? new URL(url, `${base}/`) : undefined;
  if (at?.origin !== new URL(base).origin)
    throw new CredentialHostError('ADDRESS_REFUSED', {message: 'The next page is not on the host'});
  return at.href;
}

function unexpected(status: number, message: string): CredentialHostError {
  return new CredentialHostError('UNEXPECTED_REPLY', {status, message});
}

function unexpectedly(status: number, message: string): never {
  throw unexpected(status, message);
}
