/** Who supports a structure, as HTML with its shadow root. */
import {BadgeSupportersElement} from '../badge-supporters/badge-supporters.element.js';
import type {GivenSupporters} from '../badge-supporters/read-supporters.js';
import {jsonInHtml, type RenderOptions, writeElement} from './write-element.js';

export interface RenderSupportersOptions extends RenderOptions, GivenSupporters {}

/**
 * `<badge-supporters …>` with a declarative shadow root and the list as inline JSON. With `backend`, `structure` and `badge` among the
 * `attributes`, people support once the script is there.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 * @throws {CodedError} SUPPORTERS_MALFORMED
 */
export async function renderSupporters({
  badge,
  supporters,
  ...options
}: RenderSupportersOptions): Promise<string> {
  const inside = {'': jsonInHtml({badge, supporters})};
  return writeElement(new BadgeSupportersElement(), 'badge-supporters', {...options, inside});
}
