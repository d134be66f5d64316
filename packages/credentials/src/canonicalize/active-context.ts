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

/** Carries exactly what jsonld's own copy carries: differences would be differences in meaning. */
function copy(this: ActiveContext): ActiveContext {
  const child: ActiveContext = {
    mappings: new Map(this.mappings),
    protected: {...this.protected},
    inverse: null,
    getInverse: this.getInverse,
    clone: this.clone,
    revertToPreviousContext: this.revertToPreviousContext,
    origin: this,
  };
  if (this.previousContext) child.previousContext = this.previousContext;
  if (this['@base'] !== undefined) child['@base'] = this['@base'];
  if (this['@language'] !== undefined) child['@language'] = this['@language'];
  if (this['@vocab'] !== undefined) child['@vocab'] = this['@vocab'];
  return child;
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
