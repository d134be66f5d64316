/**
 * From a JSON-LD document to canonical N-Quads (RDFC-1.0): the bytes that a Data Integrity proof signs. The one place that
 * knows jsonld, so that a faster one can take its place. Its inner modules are used because the front module sets up network
 * loaders and a global; versions are pinned, and the conformance vectors hold the result.
 */
/// <reference path="./dependencies.d.ts" />
import events from 'jsonld/lib/events.js';
import expander from 'jsonld/lib/expand.js';
import rdf from 'jsonld/lib/toRdf.js';
import rdfCanonize from 'rdf-canonize';

import {loadContext as loadShippedContext} from '../contexts/registry.js';
import {isWellFormed} from '../encoding/well-formed.js';
import {CredentialError} from '../errors.js';
import {isJsonObject} from '../parse/json.js';
import type {JsonObject} from '../types.js';
import {createInitialContext} from './active-context.js';
import {ContextResolver, type LoadContext} from './context-resolver.js';

export interface CanonicalizeOptions {
  readonly signal?: AbortSignal;
}

export type Canonicalize = (document: JsonObject, options?: CanonicalizeOptions) => Promise<string>;

/** Quads above which a document is not looked at: far above any badge, far below what would block a page. */
const MAX_QUADS = 10_000;

/**
 * Makes a canonicaliser with a memory of its own for processed contexts (bounded by the contexts that `loadContext` knows).
 *
 * The function it returns works in safe mode: whatever would be dropped silently is an error.
 * @throws {CredentialError} ERR_CONTEXT_UNKNOWN, ERR_TERM_UNDEFINED, ERR_CANONICALIZATION, ERR_TOO_LARGE (too many quads, or a
 *   graph made to be costly)
 * @see https://www.w3.org/TR/rdf-canon/
 */
export function createCanonicalizer(loadContext: LoadContext = loadShippedContext): Canonicalize {
  const contextResolver = new ContextResolver(loadContext);
  const activeCtx = createInitialContext();
  return async (document, {signal} = {}) => {
    const options = {
      // Without a base: a relative address would otherwise become another one, which is signed and not shown.
      base: null,
      keepFreeFloatingNodes: false,
      contextResolver,
      eventHandler: [events.safeEventHandler],
    };
    try {
      const expanded = await expander.expand({activeCtx, element: document, options});
      const quads = rdf.toRDF(nodesOf(expanded), options);
      if (quads.length > MAX_QUADS)
        throw new CredentialError('ERR_TOO_LARGE', `More than ${MAX_QUADS} quads`);
      const text = await rdfCanonize.canonize(quads, {algorithm: 'RDFC-1.0', ...(signal && {signal})});
      if (!isWellFormed(text)) throw new CredentialError('ERR_CANONICALIZATION', 'A text is not Unicode');
      return text;
    } catch (cause) {
      throw asCredentialError(cause);
    }
  };
}

/** What jsonld does after expansion: a graph that stands alone is the document, and the nodes are an array. */
function nodesOf(expanded: unknown): readonly unknown[] {
  const isGraphAlone = isJsonObject(expanded) && '@graph' in expanded && Object.keys(expanded).length === 1;
  const nodes: unknown = isGraphAlone ? expanded['@graph'] : expanded;
  if (Array.isArray(nodes)) return nodes;
  return nodes === null || nodes === undefined ? [] : [nodes];
}

function asCredentialError(cause: unknown): CredentialError {
  if (cause instanceof CredentialError) return cause;
  const {
    name,
    message = '',
    details,
  } = cause as {
    name?: string;
    message?: string;
    details?: {event?: {code?: string; details?: object}; cause?: unknown};
  };
  if (details?.cause instanceof CredentialError) return details.cause;
  if (name === 'jsonld.ValidationError') {
    const event = details?.event;
    const what = `${event?.code ?? ''} ${JSON.stringify(event?.details ?? {}).slice(0, 200)}`;
    return new CredentialError('ERR_TERM_UNDEFINED', `Not fully defined by its contexts: ${what}`, {cause});
  }
  if (message.startsWith('Maximum deep iterations')) {
    return new CredentialError('ERR_TOO_LARGE', 'The graph is too costly to canonicalise', {cause});
  }
  return new CredentialError('ERR_CANONICALIZATION', message.slice(0, 300), {cause});
}
