/** The engine of one call of `pepites verify`: documents, keys, lists and contexts are had once for all its inputs. */
import type {FetchDocument, Policy} from '@pepites/credentials';
import {createCanonicalizer, createVerifier, type Verifier} from '@pepites/credentials/verify.js';
import type {FetchedBytes, SafeFetchOptions} from './safe-fetch.js';

export type FetchBytes = (url: string, options: SafeFetchOptions) => Promise<FetchedBytes>;

export interface EnginesOptions {
  readonly clock: () => Date;
  readonly policy: Policy;
  /** Undefined when the caller named none. */
  readonly recognisedIssuers: readonly string[] | undefined;
  readonly timeoutMs: number;
  readonly fetchBytes: FetchBytes;
}

/** Gives the engine for a badge, made when it is first needed. */
export type Engines = (reach: {readonly allowsLoopback: boolean}) => Verifier;

/**
 * One engine for badges of the open web, and one apart for badges of this machine's own backend: what was fetched from this
 * machine must not be remembered for a badge that may not ask it. Both share one canonicaliser.
 */
export function createEngines({fetchBytes, recognisedIssuers, ...options}: EnginesOptions): Engines {
  const canonicalize = createCanonicalizer();
  const made = new Map<boolean, Verifier>();
  return ({allowsLoopback}) => {
    const known = made.get(allowsLoopback);
    if (known) return known;
    const engine = createVerifier({
      ...options,
      ...(recognisedIssuers && {recognisedIssuers}),
      canonicalize,
      fetchDocument: documentFetch(fetchBytes, allowsLoopback),
    });
    made.set(allowsLoopback, engine);
    return engine;
  };
}

function documentFetch(fetchBytes: FetchBytes, allowsLoopback: boolean): FetchDocument {
  return async (url, options) => {
    const {status, mediaType, bytes} = await fetchBytes(url, {...options, allowsLoopback});
    return {url, status, mediaType, body: new TextDecoder().decode(bytes)};
  };
}
