/** Gives jsonld the contexts it asks for, from those that ship with the package, and remembers what it made of them. */
import {CredentialError} from '../errors.js';
import {type ActiveContext, originalOfTwin} from './active-context.js';

/** What jsonld 9 calls a resolved context: a document, and what processing it on top of another context gave. */
interface ResolvedContext {
  readonly document: unknown;
  getProcessed(active: ActiveContext): unknown;
  setProcessed(active: ActiveContext, processed: unknown): void;
}

export type LoadContext = (url: string) => Promise<object | undefined>;

/** Stands in for jsonld's own resolver, which would fetch, and which compares contexts by their JSON text. */
export class ContextResolver {
  readonly #loadContext: LoadContext;
  readonly #byUrl = new Map<string, ResolvedContext[]>();
  readonly #byObject = new WeakMap<object, ResolvedContext>();

  constructor(loadContext: LoadContext) {
    this.#loadContext = loadContext;
  }

  async resolve({context}: {context: unknown}): Promise<readonly ResolvedContext[]> {
    const inner = isObject(context) && '@context' in context ? context['@context'] : context;
    const resolved: ResolvedContext[] = [];
    for (const item of Array.isArray(inner) ? inner : [inner]) {
      if (typeof item === 'string') resolved.push(...(await this.#resolveUrl(item)));
      else resolved.push(this.#resolveObject(item));
    }
    return resolved;
  }

  async #resolveUrl(url: string): Promise<readonly ResolvedContext[]> {
    const known = this.#byUrl.get(url);
    if (known) return known;
    const document = await this.#loadContext(url);
    if (!document)
      throw new CredentialError('ERR_CONTEXT_UNKNOWN', `The context ${url} does not ship with this package`);
    const resolved = [...(await this.resolve({context: document}))];
    this.#byUrl.set(url, resolved);
    return resolved;
  }

  #resolveObject(item: unknown): ResolvedContext {
    if (!isObject(item)) return new Resolved(item);
    const resolved = this.#byObject.get(item) ?? new Resolved(item);
    this.#byObject.set(item, resolved);
    return resolved;
  }
}

class Resolved implements ResolvedContext {
  readonly document: unknown;
  // Weak: what was made for one document goes with it; what was made for the shipped contexts stays as long as they do.
  readonly #processed = new WeakMap<object, unknown>();
  /** By the original of a twin: jsonld makes a new twin for each node that has a type, and would find nothing again. */
  readonly #processedForTwin = new WeakMap<object, unknown>();

  constructor(document: unknown) {
    this.document = document;
  }

  getProcessed(active: ActiveContext): unknown {
    const original = originalOfTwin(active);
    return original ? this.#processedForTwin.get(original) : this.#processed.get(active);
  }

  setProcessed(active: ActiveContext, processed: unknown): void {
    const original = originalOfTwin(active);
    if (original) this.#processedForTwin.set(original, processed);
    else this.#processed.set(active, processed);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
