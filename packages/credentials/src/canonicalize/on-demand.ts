/** The canonicaliser, loaded when the first JSON-LD is to be read: a badge that is a JWT, or of version 2, needs none. */
import type {Canonicalize} from './canonicalize.js';

export type {Canonicalize, CanonicalizeOptions} from './canonicalize.js';

/** Loads JSON-LD ahead of its first use. */
export function preloadJsonLd(): void {
  // Whoever needs it will hear of a failure.
  import('./canonicalize.js').catch(() => undefined);
}

/**
 * A canonicaliser with a memory of its own for processed contexts, which ship with the package and never change.
 * @see createCanonicalizer in canonicalize.ts for what it throws
 */
export function createCanonicalizer(): Canonicalize {
  let loading: Promise<Canonicalize> | undefined;
  return async (document, options) => {
    loading ??= load();
    return (await loading)(document, options);
  };
}

async function load(): Promise<Canonicalize> {
  const jsonLd = await import('./canonicalize.js');
  return jsonLd.createCanonicalizer();
}
