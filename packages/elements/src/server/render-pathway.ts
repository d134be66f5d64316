/** A pathway as HTML with its shadow root: drawn before any script, in its final places, and taken over by the element as it is. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {BadgePathwayElement} from '../badge-pathway/badge-pathway.element.js';
import {jsonInHtml, type RenderOptions, writeElement} from './write-element.js';

export interface RenderPathwayOptions extends RenderOptions {
  readonly definition: Pathway;
  /** Of the person for whom the page is made. It stands in the page as it is: such a page must not be cached for others. */
  readonly progress?: PathwayProgress | undefined;
  /** Where single steps lead, by their ids. */
  readonly links?: Readonly<Record<string, string>> | undefined;
}

/**
 * `<badge-pathway …>` with a declarative shadow root and its data as inline JSON, to be put into a page as it is. All text is
 * escaped. Without JavaScript it is read and printed; give it a `badge-href` among the `attributes`, so that titles are links.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 */
export async function renderPathway({
  definition,
  progress,
  links,
  ...options
}: RenderPathwayOptions): Promise<string> {
  const inside = {'': jsonInHtml({pathway: definition, progress, links})};
  return writeElement(new BadgePathwayElement(), 'badge-pathway', {...options, inside});
}
