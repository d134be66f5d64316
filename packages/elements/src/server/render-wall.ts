/** A person’s badges as HTML with its shadow root, with what the server has found of each. */
import type {JsonObject, Verdict} from '@pepites/credentials';
import {served} from '../badge-display/served-verdict.js';
import {BadgeWallElement} from '../badge-wall/badge-wall.element.js';
import {jsonInHtml, type RenderOptions, writeElement} from './write-element.js';

export interface WallItemOnServer {
  /** The badge: an object, its JSON text, or a compact JWS. It stands in the page as it is. */
  readonly credential: JsonObject | string;
  /** What the server has found of it, by `verify` of `@pepites/credentials`. */
  readonly verdict?: Verdict | undefined;
  /** Of the page's own origin: the badge as a picture that holds it, and by itself. */
  readonly imageUrl?: string | undefined;
  readonly credentialUrl?: string | undefined;
  readonly isKey?: boolean | undefined;
}

export interface RenderWallOptions extends RenderOptions {
  /** The first 1,000 are shown. */
  readonly items: readonly WallItemOnServer[];
  /** Name of the person, where they want it shown. */
  readonly name?: string | undefined;
  /** Who has found the verdicts, as readers know it, and when. They are shown as its word, until the element has checked all badges itself. */
  readonly checked?: {readonly by: string; readonly at: Date} | undefined;
}

/**
 * `<badge-wall …>` with a declarative shadow root and the badges as inline JSON. All text is escaped. Give it the `pageUrl`: pictures and
 * addresses of its origin are shown.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 */
export async function renderWall({items, name, checked, ...options}: RenderWallOptions): Promise<string> {
  const list = items.map(({credential, imageUrl, credentialUrl, isKey}) => ({
    credential: asJson(credential),
    imageUrl,
    credentialUrl,
    isKey,
  }));
  const json = jsonInHtml({name, items: list});
  const found = checked && {
    by: checked.by,
    at: checked.at.toISOString(),
    verdicts: items.map(({verdict}) => verdict),
  };
  const inside = {'': json, ...(found && {verdict: jsonInHtml(served(found, json))})};
  return writeElement(new BadgeWallElement(), 'badge-wall', {...options, inside});
}

/** A JWS stays what it is; of a text that is none, the element says that it is no badge. */
function asJson(credential: JsonObject | string): unknown {
  if (typeof credential !== 'string') return credential;
  try {
    return JSON.parse(credential);
  } catch {
    return credential;
  }
}
