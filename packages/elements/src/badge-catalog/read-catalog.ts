/** The badges of a catalogue: from what the page gives, else from the backend. */
import type {Badge} from '@pepites/recognition';
import type {BackendContext} from '../context/backend-context.js';

export interface CatalogSources {
  readonly badges: unknown;
  /** The text of the inline JSON. */
  readonly json: string | undefined;
  /** The element, whose list is read where there is nothing else. */
  readonly root: Element;
  readonly context: BackendContext;
  readonly structure: string;
}

/** A badge, and where the page says that more is told of it. */
export interface CatalogItem {
  readonly badge: Badge;
  /** Safe to follow. */
  readonly href?: string | undefined;
}

const listSelector = ':scope > :is(ul, ol) > [data-badge]';

/**
 * The property wins over the JSON, the JSON over the backend, and the backend over the list. Retired badges are left out. undefined: there
 * is nothing to look for.
 * @throws {CodedError} JSON_MALFORMED, CATALOG_MALFORMED; a `BackendError`
 */
export async function readCatalog(
  {badges, json, root, context, structure}: CatalogSources,
  signal: AbortSignal,
): Promise<readonly CatalogItem[] | undefined> {
  const isGiven = badges !== undefined || json !== undefined;
  if (!isGiven && context.hasBackend) {
    const {items} = await context.use((client) => client.badges.list({structure}, {signal}));
    return items.filter(({isRetired}) => isRetired !== true).map((badge) => ({badge}));
  }
  if (!isGiven && root.querySelector(listSelector) === null) return undefined;
  const {catalogOfData, catalogOfList} = await import('./given-catalog.js');
  return isGiven ? catalogOfData(badges, json) : catalogOfList(root.querySelectorAll(listSelector));
}
