/**
 * Scope: which addresses speak for an issuer. Its own host does, unless its Profile says otherwise with `startsWith` or
 * `allowedOrigins`.
 *
 * - `http:` and `https:` of one host are the same: the specification compares hosts.
 * - A Profile that was read over plain `http:` may be anyone's on the way there: it vouches for its own host and no other.
 * - `startsWith` speaks of assertions. A BadgeClass is in scope on the issuer's own host, or where one of the two names it.
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject
 */
import {object, strings} from '../../parse/values.js';
import {isOpenToAll, isSameHost, urlOf} from './addresses.js';
import type {Linked} from './linked.js';

const MAX_ENTRIES = 50;

interface Scope {
  readonly prefixes: readonly string[];
  readonly hosts: readonly string[];
}

export function isAssertionInScope(assertionId: string, issuer: Linked): boolean {
  const {prefixes, hosts} = scopeOf(issuer);
  // Nothing that can be read is nothing said: then only the issuer's own host.
  if (prefixes.length + hosts.length === 0) return isSameHost(assertionId, issuer.id);
  // Both may be stated, and then both must hold.
  const startsRight = prefixes.length === 0 || prefixes.some((prefix) => startsWith(assertionId, prefix));
  const isFromHost = hosts.length === 0 || hosts.some((host) => isOnHost(assertionId, host));
  return startsRight && isFromHost && mayVouch(issuer, assertionId);
}

export function isBadgeClassInScope(badgeClassId: string, issuer: Linked): boolean {
  const {prefixes, hosts} = scopeOf(issuer);
  if (isSameHost(badgeClassId, issuer.id)) return true;
  const isNamed =
    prefixes.some((prefix) => startsWith(badgeClassId, prefix)) ||
    hosts.some((host) => isOnHost(badgeClassId, host));
  return isNamed && mayVouch(issuer, badgeClassId);
}

function scopeOf({document}: Linked): Scope {
  const verification = object(document['verification']) ?? {};
  return {
    prefixes: strings(verification['startsWith']).slice(0, MAX_ENTRIES),
    hosts: strings(verification['allowedOrigins']).slice(0, MAX_ENTRIES),
  };
}

function mayVouch(issuer: Linked, address: string): boolean {
  return !isOpenToAll(issuer.id) || isSameHost(issuer.id, address);
}

/** Hosts are compared whole: `https://inae.example` does not begin `https://inae.example.evil.example/`. */
function startsWith(address: string, prefix: string): boolean {
  const [url, start] = [urlOf(address), urlOf(prefix)];
  return (
    url !== undefined && start !== undefined && url.host === start.host && url.href.startsWith(start.href)
  );
}

/** A host name; some write the port too, or a whole origin. */
function isOnHost(address: string, allowed: string): boolean {
  const url = urlOf(address);
  const host = (urlOf(allowed)?.host ?? allowed).toLowerCase();
  return url !== undefined && (host === url.host || (host === url.hostname && url.port === ''));
}
