/** Lists that name revoked badges one by one: that of Open Badges 2.0, and 1EdTechRevocationList of 3.0. */
import {isJsonObject} from '../parse/json.js';
import {idOf, list} from '../parse/values.js';
import {unknownOf} from './documents.js';
import {fail, type Finding, pass, unknown} from './finding.js';
import type {Tools} from './tools.js';

export interface RevocationQuery {
  readonly url: string;
  /** Ids by which the list may name the badge (`id`; in version 1 also `uid`). */
  readonly ids: readonly string[];
  readonly issuerId: string;
  /** Members that hold the entries: one of them must be there. */
  readonly members: readonly string[];
  readonly allowsHttp?: boolean;
}

/**
 * REVOKED when the list names the badge. The list itself is not signed: its address stands in the signed badge, or in the
 * issuer's own profile, and whoever answers there speaks for the issuer.
 */
export async function checkRevocationList(query: RevocationQuery, tools: Tools): Promise<Finding> {
  const {url, allowsHttp = false} = query;
  const result = await tools.documents.get(url, {freshness: 'status', allowsHttp});
  if ('problem' in result) {
    return unknownOf(result.problem, {unreachable: 'STATUS_UNREACHABLE', malformed: 'STATUS_LIST_INVALID'});
  }
  const {document} = result;
  const owner = idOf(document['issuer']);
  if (owner !== undefined && owner !== query.issuerId) {
    return unknown('STATUS_LIST_NOT_OF_ISSUER', 'The list was made by another issuer');
  }
  const named = query.members.filter((member) => document[member] !== undefined);
  if (named.length === 0) return unknown('STATUS_LIST_INVALID', `${url} is not a list of revoked badges`);
  const wanted = new Set(query.ids.map(normalised));
  const members = named.map((member) => document[member]);
  const entries = members.flatMap(list);
  const entry = entries.find((candidate) => isRevoked(candidate, wanted));
  if (entry !== undefined) return fail('REVOKED', reasonOf(entry));
  // What cannot be read may be this badge.
  return members.every(isList) && entries.every(isReadable)
    ? pass('OK', 'Not in the list of revoked badges')
    : unknown('STATUS_LIST_INVALID', 'The list, or an entry of it, cannot be read');
}

/** An array; or an entry alone. */
function isList(member: unknown): boolean {
  return (typeof member === 'object' && member !== null) || (typeof member === 'string' && member !== '');
}

/** A text; an object that has an id; or what has room for none (a number, null), and names nobody. */
function isReadable(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return true;
  return isJsonObject(entry) && [entry['id'], entry['uid']].some((id) => typeof id === 'string' && id !== '');
}

/** An entry is an id, or an object with one; `revoked: false` takes it back. */
function isRevoked(entry: unknown, wanted: ReadonlySet<string>): boolean {
  if (typeof entry === 'string') return wanted.has(normalised(entry));
  if (!isJsonObject(entry) || entry['revoked'] === false) return false;
  return [entry['id'], entry['uid']].some((id) => typeof id === 'string' && wanted.has(normalised(id)));
}

function reasonOf(entry: unknown): string {
  const reason = isJsonObject(entry) ? entry['revocationReason'] : undefined;
  return typeof reason === 'string' ? `The list says: ${reason.slice(0, 200)}` : 'The list names this badge';
}

/** Ids are equal once percent-decoded and trimmed (Open Badges 3.0, "Credential Equality and Comparison"). */
function normalised(id: string): string {
  try {
    return decodeURIComponent(id.trim());
  } catch {
    // Not percent-encoded: it is compared as it stands.
    return id.trim();
  }
}
