/** Fetches one document of the open web for a verification, without reaching into the network that this machine stands in. */
import {lookup as resolveName, type LookupAddress} from 'node:dns';
import {request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import {BlockList, isIP, type LookupFunction} from 'node:net';
import {CredentialError} from '@pepites/credentials';
import {isLoopback} from '@pepites/recognition';

export interface SafeFetchOptions {
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  /** This machine may be asked: the badge was given by a backend that runs here. */
  readonly allowsLoopback: boolean;
}

export interface FetchedBytes {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const maxRedirects = 3;

/**
 * The document at `url`, whatever its status. `https:` only, except on loopback where that is allowed. The address that a
 * name resolves to is checked when the connection is made, so that it cannot change in between; each redirect is checked again.
 *
 * @throws {CredentialError} ERR_TOO_LARGE, ERR_TOO_MANY_REDIRECTS, which a verdict tells apart
 * @throws {Error} when the address may not be asked, or does not answer
 */
export async function safeFetch(url: string, options: SafeFetchOptions): Promise<FetchedBytes> {
  let address = new URL(url);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await ask(address, options);
    const status = response.statusCode ?? 0;
    const {location} = response.headers;
    if (status < 300 || status > 399 || location === undefined) {
      return {status, mediaType: mediaTypeOf(response), bytes: await readBody(response, options.maxBytes)};
    }
    response.destroy();
    address = new URL(location, address);
  }
  throw new CredentialError('ERR_TOO_MANY_REDIRECTS', `more than ${maxRedirects} redirects`);
}

function ask(url: URL, {signal, allowsLoopback}: SafeFetchOptions): Promise<IncomingMessage> {
  // Only a name that says so: another one that resolves to this machine is a trap.
  const isLocal = allowsLoopback && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new Error('only https: addresses are fetched');
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal)) assertPublic(literal, isLocal);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'application/json, application/ld+json, application/jwt, image/png, image/svg+xml, */*;q=0.5',
    };
    request(url, {signal, headers, lookup: checkedLookup(isLocal), agent: false}, resolve)
      .on('error', reject)
      .end();
  });
}

/** Resolves as Node does, and gives only addresses that may be asked. */
function checkedLookup(allowsLoopback: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolveName(hostname, {...options, all: true}, (error, found: LookupAddress[]) => {
      if (error) {
        done(error, []);
        return;
      }
      const allowed = found.filter(({address}) => isPublic(address, allowsLoopback));
      const [first] = allowed;
      if (!first) done(new Error(`${hostname} is in a private network`), []);
      else if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
}

/** Ranges that are not of the open Internet (IANA special-purpose address registries, RFC 6890 and later). */
const specialRanges = {
  ipv4:
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 ' +
    '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  // Of IPv6 only 2000::/3 is given out; in it, these are tunnels and documentation.
  ipv6: '2001::/23 2001:db8::/32 2002::/16 3fff::/20',
} as const;

const special = blockListOf(specialRanges);
const given = blockListOf({ipv4: '0.0.0.0/0', ipv6: '2000::/3'});
const loopback = blockListOf({ipv4: '127.0.0.0/8', ipv6: '::1/128'});

function blockListOf(ranges: Record<'ipv4' | 'ipv6', string>): BlockList {
  const list = new BlockList();
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const range of ranges[family].split(' ')) {
      const [network = '', prefix] = range.split('/');
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}

function isPublic(address: string, allowsLoopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(address, family)) return allowsLoopback;
  return given.check(address, family) && !special.check(address, family);
}

function assertPublic(address: string, allowsLoopback: boolean): void {
  if (!isPublic(address, allowsLoopback)) throw new Error(`${address} is in a private network`);
}

function mediaTypeOf(response: IncomingMessage): string {
  return (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new CredentialError('ERR_TOO_LARGE', `more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
