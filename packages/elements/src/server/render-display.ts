/** A badge as HTML with its shadow root, with what the server has found of it. */
import type {JsonObject, Verdict} from '@pepites/credentials';
import {BadgeDisplayElement} from '../badge-display/badge-display.element.js';
import {served} from '../badge-display/served-verdict.js';
import {jsonInHtml, type RenderOptions, writeElement} from './write-element.js';

export interface RenderDisplayOptions extends RenderOptions {
  /**
   * The badge: an object, its JSON text, or a compact JWS. It stands in the page as it is; with a `src` among the `attributes` it does not,
   * and the element fetches it there: give then what is there, byte by byte.
   */
  readonly credential: JsonObject | string;
  /**
   * What the server has found, by `verify` of `@pepites/credentials`. It is shown as the server's own word, under the name `by`, until
   * the element has checked the badge itself. Without it the badge is shown as not checked yet.
   */
  readonly checked?: CheckedByServer | undefined;
}

export interface CheckedByServer {
  readonly verdict: Verdict;
  /** Who has checked, as readers know it. */
  readonly by: string;
  readonly at: Date;
}

/**
 * `<badge-display …>` with a declarative shadow root and the badge as inline JSON. All text is escaped. A picture that the badge holds
 * in itself needs `data:` among the page's `img-src`. Its `verify`, `form`, `page`, `heading-level`, `backend` and `structure` are
 * among the `attributes`.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 * @throws {CredentialError} ERR_NOT_A_CREDENTIAL and its like, for what is no badge
 */
export async function renderDisplay({
  credential,
  checked,
  ...options
}: RenderDisplayOptions): Promise<string> {
  const text = typeof credential === 'string' ? credential : JSON.stringify(credential);
  const isFetched = options.attributes?.['src'] !== undefined;
  const json = isFetched ? text : text.replaceAll('<', '\\u003c');
  const found = checked && {by: checked.by, at: checked.at.toISOString(), verdicts: [checked.verdict]};
  const element = new BadgeDisplayElement();
  if (isFetched) element.credential = text;
  const inside = {...(!isFetched && {'': json}), ...(found && {verdict: jsonInHtml(served(found, json))})};
  return writeElement(element, 'badge-display', {...options, inside});
}
