/** Fetches one document of the open web for a verification, without reaching into the network that this machine stands in. */
import {lookup as resolveName, type LookupAddress} from 'node:dns';
import {request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import {BlockList, isIP, type LookupFunction} from 'node:net';
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
 * @throws {Error} when the address may not be asked, does not answer, sends more than `maxBytes` or redirects too often
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
  throw new Error(`more than ${maxRedirects} redirects`);
}

function ask(url: URL, {signal, allowsLoopback}: SafeFetchOptions): Promise<IncomingMessage> {
  const isLocal = isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal && allowsLoopback)) {
    throw new Error('only https: addresses are fetched');
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal)) assertPublic(literal, allowsLoopback);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'application/json, application/ld+json, application/jwt, image/png, image/svg+xml, */*;q=0.5',
    };
    request(url, {signal, headers, lookup: checkedLookup(allowsLoopback), agent: false}, resolve)
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

/** Addresses that are not of the open Internet (IANA special-purpose registries, RFC 6890 and successors). */
const specialBlocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]; // prettier-ignore

function isPublic(address: string, allowsLoopback: boolean): boolean {
  // An IPv4 address in IPv6 clothes is judged as what it is.
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 === undefined) {
    if (address === '::1') return allowsLoopback;
    // Only 2000::/3 is given out; in it, tunnels and documentation lead elsewhere.
    return /^[23]/.test(address) && !/^(2001:0?:|2001::|2001:db8:|2002:)/i.test(address);
  }
  if (v4.startsWith('127.')) return allowsLoopback;
  const list = new BlockList();
  for (const [net, prefix] of specialBlocks) list.addSubnet(net, prefix);
  return !list.check(v4);
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
      throw new Error(`more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
