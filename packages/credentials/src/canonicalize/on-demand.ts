/** The canonicaliser, loaded when the first JSON-LD is to be read: a badge that is a JWT, or of version 2, needs none. */
import {once} from '../on-demand.js';
import type {Canonicalize} from './canonicalize.js';

export type {Canonicalize, CanonicalizeOptions} from './canonicalize.js';

/** The part that reads JSON-LD. */
export const loadJsonLd = once(() => import('./canonicalize.js'));

/**
 * A canonicaliser with a memory of its own for processed contexts, which ship with the package and never change.
 * @see createCanonicalizer in canonicalize.ts for what it throws
 */
export function createCanonicalizer(): Canonicalize {
  const load = once(async () => (await loadJsonLd()).createCanonicalizer());
  return async (document, options) => (await load())(document, options);
}
