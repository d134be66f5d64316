/** What a document with badges holds: our own list, one of an Open Badges 3.0 host, an array of credentials, or one badge. */
import type {JsonObject} from '@pepites/credentials';
import type {Award, WallBadges} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';

/** More are not read: it is said. */
export const mostBadges = 1000;

export interface ListedBadge {
  readonly input: JsonObject | string | Uint8Array;
  /** Where it was found: pictures of that origin may be shown. */
  readonly base?: string;
  readonly award?: Award;
  readonly isKey?: boolean;
  readonly imageUrl?: string | undefined;
  readonly credentialUrl?: string | undefined;
}

export interface BadgeList {
  readonly name?: string;
  readonly listed: readonly ListedBadge[];
}

/** Anything that is neither JSON nor a compact JWS, whose header is JSON in base64url. */
export function isUrl(text: string): boolean {
  return !/^\s*(?:[{[]|eyJ[\w-]*\.)/.test(text);
}

/** @throws {CodedError} LIST_UNREADABLE for a page that holds no badges */
export function listedIn(bytes: Uint8Array, base: string): BadgeList {
  const first = bytes.find((byte) => ![9, 10, 13, 32, 0xef, 0xbb, 0xbf].includes(byte));
  if (first === undefined || first === '<'.charCodeAt(0)) {
    // A drawn badge begins as a page does.
    const text = new TextDecoder().decode(bytes.slice(0, 2000));
    if (/<svg\b/i.test(text) && !/<html\b/i.test(text)) return {listed: [{input: bytes, base}]};
    throw new CodedError('LIST_UNREADABLE', `No badges at ${base}`);
  }
  if (first !== '{'.charCodeAt(0) && first !== '['.charCodeAt(0)) return {listed: [{input: bytes, base}]};
  const value = parseJson(bytes, base);
  const name =
    isObject(value) && typeof value['name'] === 'string' && Array.isArray(value['items'])
      ? value['name']
      : undefined;
  const entries = entriesOf(value);
  if (!entries) return {listed: [{input: bytes, base}]};
  return {...(name !== undefined && {name}), listed: entries.flatMap((entry) => listedBadge(entry, base))};
}

function parseJson(bytes: Uint8Array, base: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CodedError('LIST_UNREADABLE', `No JSON at ${base}`, {cause});
  }
}

/** `GetOpenBadgeCredentialsResponse` of Open Badges 3.0 has two arrays. undefined: it is one badge. */
function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  const {items, credential, compactJwsString} = value;
  if (Array.isArray(items)) return items as unknown[];
  if (!Array.isArray(credential) && !Array.isArray(compactJwsString)) return undefined;
  return [...arrayOf(credential), ...arrayOf(compactJwsString)];
}

function listedBadge(entry: unknown, base: string): ListedBadge[] {
  if (typeof entry === 'string') return [{input: entry, base}];
  if (!isObject(entry)) return [];
  const {credential, imageUrl, credentialUrl, isKey} = entry as Partial<
    Record<keyof WallBadges['items'][number], unknown>
  >;
  if (!isObject(credential) && typeof credential !== 'string') return [{input: entry, base}];
  return [
    {
      input: credential,
      base,
      isKey: isKey === true,
      imageUrl: besideList(imageUrl, base),
      credentialUrl: besideList(credentialUrl, base),
    },
  ];
}

/** Only what lies where the list does: a page fetches from nowhere else. */
function besideList(url: unknown, base: string): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url, base)) return undefined;
  const {origin, href} = new URL(url, base);
  return origin === new URL(base).origin ? href : undefined;
}

const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
