/** May this address be asked at all, and at which IP address: decided before anything is sent. */
import {lookup as lookupAddresses} from 'node:dns/promises';
import {isIP} from 'node:net';
import {isLoopback} from '@pepites/recognition';
import {FetchError} from './fetch-error.js';
import {isLoopbackAddress, isPublicAddress} from './private-address.js';

/** Names to addresses. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Ports above 1023 where something else than a web server listens (WHATWG Fetch, "bad port"). */
const otherPorts = new Set([
  ...[1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679],
  ...[6697, 10080],
]);

/**
 * `https:`, at the usual port or one above 1023; `http:` and every port on this machine, where that is allowed.
 * @throws {FetchError} ADDRESS_REFUSED
 */
export function checkedUrl(target: string, {allowsLoopback}: {readonly allowsLoopback: boolean}): URL {
  if (!URL.canParse(target)) throw new FetchError('ADDRESS_REFUSED', 'Not an address');
  const url = new URL(target);
  const isLocal = allowsLoopback && isLoopback(url.hostname);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  if (!isAllowed || url.username !== '' || url.password !== '')
    throw new FetchError(
      'ADDRESS_REFUSED',
      `${url.protocol}//${url.hostname} is not fetched: only https: without a user is`,
    );
  const port = Number(url.port);
  // An empty port is the usual one.
  if (!isLocal && port !== 0 && (port < 1024 || otherPorts.has(port)))
    throw new FetchError('ADDRESS_REFUSED', `Port ${port} is not fetched from`);
  return url;
}

/**
 * The IP address to connect to. All that a name has are checked: one private address among public ones is a trap, not a choice.
 * @throws {FetchError} ADDRESS_REFUSED, UNREACHABLE, TIMED_OUT
 */
export async function checkedAddress(
  url: URL,
  options: {readonly allowsLoopback: boolean; readonly resolve?: Resolve | undefined},
  signal: AbortSignal,
): Promise<string> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [hostname] : await resolveName(hostname, options.resolve, signal);
  // Only a name that says so leads to this machine: another one that does is a trap.
  const isLocal = options.allowsLoopback && isLoopback(url.hostname);
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) || (isLocal && isLoopbackAddress(address));
  const [first] = addresses;
  if (first === undefined || !addresses.every(isAllowed))
    throw new FetchError('ADDRESS_REFUSED', `${hostname} is in a private network`);
  return first;
}

async function resolveName(
  hostname: string,
  resolve: Resolve = resolveBySystem,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new FetchError('TIMED_OUT', `${hostname}: no address in time`));
    });
  });
  try {
    return await Promise.race([resolve(hostname), aborted]);
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError('UNREACHABLE', `${hostname} has no address`, {cause});
  }
}

const resolveBySystem: Resolve = async (hostname) =>
  (await lookupAddresses(hostname, {all: true})).map(({address}) => address);
