/**
 * Two thirds of the time of jsonld 9 goes into deep copies of contexts (https://github.com/digitalbazaar/jsonld.js/issues/414).
 * Term definitions never change once made, so a shallow copy is enough. The copy function travels with each context object,
 * therefore it is changed on an initial context of our own, and nothing global is touched. May go when the issue is closed.
 */
/// <reference path="./dependencies.d.ts" />
import context from 'jsonld/lib/context.js';

/** The members of jsonld's active context that a copy must carry. */
export interface ActiveContext {
  /** What it was copied from. */
  origin?: ActiveContext;
  mappings: Map<string, object | null>;
  protected: Readonly<Record<string, unknown>>;
  inverse: object | null;
  getInverse: () => object;
  clone: () => ActiveContext;
  revertToPreviousContext: () => ActiveContext;
  previousContext?: ActiveContext;
  '@base'?: string;
  '@language'?: string;
  '@vocab'?: string;
}

/** An initial context whose descendants are copied on write. */
export function createInitialContext(): object {
  const initial = {...context.getInitialContext({})} as ActiveContext;
  return Object.assign(initial, {
    mappings: new Map(),
    protected: {},
    clone: copy,
    revertToPreviousContext: revert,
  });
}

function copy(this: ActiveContext): ActiveContext {
  return new Copy(this);
}

/** Carries exactly what jsonld's own copy carries, term definitions once they are asked for: most copies are never read. */
class Copy implements ActiveContext {
  readonly origin: ActiveContext;
  readonly getInverse: ActiveContext['getInverse'];
  inverse: object | null = null;
  // Declared only: jsonld asks whether a context has these members at all.
  declare previousContext?: ActiveContext;
  declare '@base'?: string;
  declare '@language'?: string;
  declare '@vocab'?: string;
  #mappings: ActiveContext['mappings'] | undefined;
  #protected: ActiveContext['protected'] | undefined;

  constructor(origin: ActiveContext) {
    this.origin = origin;
    this.getInverse = origin.getInverse;
    if (origin.previousContext) this.previousContext = origin.previousContext;
    if (origin['@base'] !== undefined) this['@base'] = origin['@base'];
    if (origin['@language'] !== undefined) this['@language'] = origin['@language'];
    if (origin['@vocab'] !== undefined) this['@vocab'] = origin['@vocab'];
  }

  get mappings(): ActiveContext['mappings'] {
    this.#mappings ??= new Map(this.origin.mappings);
    return this.#mappings;
  }

  get protected(): ActiveContext['protected'] {
    this.#protected ??= {...this.origin.protected};
    return this.#protected;
  }

  clone(): ActiveContext {
    return new Copy(this);
  }

  revertToPreviousContext(): ActiveContext {
    return this.previousContext ?? this;
  }
}

function revert(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}

/**
 * Before it processes a context that does not propagate (one that belongs to a type), jsonld copies the active context, only to
 * note where to go back to. Such a copy says what its original says.
 * @returns the original, or undefined for any other context
 */
export function originalOfTwin({origin, previousContext}: ActiveContext): ActiveContext | undefined {
  return origin !== undefined && origin === previousContext ? origin : undefined;
}
