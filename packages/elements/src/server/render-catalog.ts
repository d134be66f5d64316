/** The badges that one can ask for, as HTML with its shadow root. */
import type {Badge} from '@pepites/recognition';
import {BadgeCatalogElement} from '../badge-catalog/badge-catalog.element.js';
import {jsonInHtml, type RenderOptions, writeElement} from './write-element.js';

export interface RenderCatalogOptions extends RenderOptions {
  /** As the backend says them; those that are given no more are left out. */
  readonly badges: readonly Badge[];
}

/**
 * `<badge-catalog …>` with a declarative shadow root and the badges as inline JSON. Give it a `request-href` among the `attributes`, so
 * that one asks without JavaScript too.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 * @throws {CodedError} CATALOG_MALFORMED
 */
export async function renderCatalog({badges, ...options}: RenderCatalogOptions): Promise<string> {
  const shown = badges.filter(({isRetired}) => isRetired !== true);
  const inside = {'': jsonInHtml({badges: shown})};
  return writeElement(new BadgeCatalogElement(), 'badge-catalog', {...options, inside});
}
