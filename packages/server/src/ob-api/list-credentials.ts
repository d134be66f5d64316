/** `GET /credentials`: the badges that a person received here, and those of others that are kept here; as they were signed. */
import type {Account} from '../oauth/account.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {ObRefusal} from './ob-refusal.js';
import {isOpenBadge3} from './open-badge-3.js';

const usualLimit = 50;
const largestLimit = 100;

interface Held {
  readonly credential: string;
  /** When it came here: who asks for what is new means that. */
  readonly at: string;
}

interface Wanted {
  readonly limit: number;
  readonly offset: number;
  readonly since: string | undefined;
}

/** @throws {ObRefusal} QUERY_INVALID */
export async function listCredentials(
  services: Services,
  account: Account,
  {address, query}: {readonly address: string; readonly query: URLSearchParams},
): Promise<Response> {
  const wanted = readQuery(query);
  const {limit, offset, since} = wanted;
  const all = (await heldBy(services, account))
    .filter(({at}) => since === undefined || at > since)
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  const shown = all.slice(offset, offset + limit).map(({credential}) => credential);
  const isJson = (credential: string): boolean => credential.startsWith('{');
  // The very text that was signed: read and written again, a number could come out otherwise.
  const credential = shown.filter(isJson).join(',');
  const compactJwsStrings = JSON.stringify(shown.filter((one) => !isJson(one)));
  return new Response(`{"credential":[${credential}],"compactJwsStrings":${compactJwsStrings}}`, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-total-count': String(all.length),
      link: linksTo(address, wanted, all.length),
    },
  });
}

async function heldBy({db}: Services, {person, structure}: Account): Promise<Held[]> {
  const awards = await db
    .selectFrom('award')
    .select(['credential', 'issued_at', 'awarded_at'])
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    // What somebody received for an organisation is not theirs.
    .where('organisation_id', 'is', null)
    .where('state', '=', 'issued')
    .where('suspended_at', 'is', null)
    .orderBy('id')
    .execute();
  const foreign = await db
    .selectFrom('foreign_badge')
    .select(['credential', 'created_at', 'verdict'])
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  return [
    ...awards.flatMap(({credential, issued_at: issued, awarded_at: awarded}) =>
      credential === null ? [] : [{credential: credential.trim(), at: issued ?? awarded}],
    ),
    ...foreign
      .filter(({verdict, credential}) => {
        const {outcome, recipient} = fromJsonText(verdict);
        return outcome === 'verified' && recipient !== 'fail' && isOpenBadge3(credential);
      })
      .map(({credential, created_at: at}) => ({credential: credential.trim(), at})),
  ];
}

function readQuery(query: URLSearchParams): Wanted {
  const since = query.get('since');
  if (since !== null && Number.isNaN(Date.parse(since)))
    throw new ObRefusal('QUERY_INVALID', 'since: an ISO 8601 date is needed');
  return {
    limit: Math.min(wholeNumber(query, 'limit', 1) ?? usualLimit, largestLimit),
    offset: wholeNumber(query, 'offset', 0) ?? 0,
    since: since === null ? undefined : new Date(since).toISOString(),
  };
}

function wholeNumber(query: URLSearchParams, name: string, least: number): number | undefined {
  const written = query.get(name);
  if (written === null) return undefined;
  if (!/^\d{1,9}$/.test(written) || Number(written) < least)
    throw new ObRefusal('QUERY_INVALID', `${name}: a whole number from ${least} on is needed`);
  return Number(written);
}

function linksTo(address: string, {limit, offset, since}: Wanted, total: number): string {
  const link = (rel: string, at: number): string => {
    const query = new URLSearchParams({limit: String(limit), offset: String(at)});
    if (since !== undefined) query.set('since', since);
    return `<${address}?${query.toString()}>; rel="${rel}"`;
  };
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  return [
    ...(offset + limit < total ? [link('next', offset + limit)] : []),
    link('last', last),
    link('first', 0),
    ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
  ].join(', ');
}
