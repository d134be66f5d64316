/**
 * How many calls one address may make: so that a program that runs wild, or somebody who tries everything, leaves room for others. Counted
 * in this process. What guesses codes is bounded apart, in the store (`people/attempts.ts`).
 */
import {isLoopback} from '@pepites/recognition';
import type {Context} from 'hono';
import {isPublicAddress} from '../verification/private-address.js';

export interface RateLimitOptions {
  /** 0: no bound. */
  readonly callsPerMinute: number;
  /** How many proxies of ours stand before the backend: each adds the address that it saw to `x-forwarded-for`. */
  readonly trustedProxies: number;
  readonly now: () => Date;
}

export interface RateLimit {
  /** Seconds to wait; undefined: the call may go on. */
  count(c: Context): number | undefined;
}

interface Bucket {
  calls: number;
  /** Milliseconds. */
  at: number;
}

/** More addresses than that are not remembered: the longest silent go first. */
const mostAddresses = 50_000;

/** A bucket that leaks: as many at once as in a minute, then one whenever there is room again. */
export function createRateLimit({callsPerMinute, trustedProxies, now}: RateLimitOptions): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = callsPerMinute / 60_000;
  return {
    count: (c) => {
      const address = callsPerMinute === 0 ? undefined : addressOf(c, trustedProxies);
      if (address === undefined) return undefined;
      const at = now().getTime();
      const before = buckets.get(address) ?? {calls: 0, at};
      const calls = Math.max(0, before.calls - (at - before.at) * perMs) + 1;
      // Set anew, so that the map's order is that of the last call.
      buckets.delete(address);
      if (calls > callsPerMinute) {
        buckets.set(address, {calls: callsPerMinute, at});
        return Math.max(1, Math.ceil((calls - callsPerMinute) / perMs / 1000));
      }
      buckets.set(address, {calls, at});
      if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value ?? '');
      return undefined;
    },
  };
}

interface NodeEnvironment {
  readonly incoming?: {readonly socket?: {readonly remoteAddress?: string}};
}

/** Undefined where it is not known whose it is: behind a proxy of ours that nobody told us of, everybody has the proxy's. */
export function addressOf(c: Context, trustedProxies: number): string | undefined {
  const forwarded = c.req.header('x-forwarded-for');
  const near = (c.env as NodeEnvironment | undefined)?.incoming?.socket?.remoteAddress;
  // Who comes past the proxies is known by the connection; and from the open net, who says to be a proxy is none of ours.
  const isProxied = forwarded !== undefined && (trustedProxies > 0 || !isFromOpenNet(near));
  const address = isProxied
    ? trustedProxies > 0
      ? forwarded.split(',').at(-trustedProxies)?.trim()
      : undefined
    : near;
  if (address === undefined || address === '' || isOwn(address)) return undefined;
  return address.includes(':') && !address.startsWith('::ffff:') ? networkOf(address) : address;
}

function isFromOpenNet(address: string | undefined): boolean {
  return address !== undefined && isPublicAddress(address.replace(/^::ffff:/, ''));
}

/** This machine's. */
function isOwn(address: string): boolean {
  return address === '::1' || isLoopback(address.replace(/^::ffff:/, ''));
}

/** One household has as many IPv6 addresses as it likes: they are those of one network. */
function networkOf(address: string): string {
  return address.split(':', 4).join(':');
}
