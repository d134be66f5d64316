/** A pathway as HTML with its shadow root: drawn before any script, in its final places, and taken over by the element as it is. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import type {Language} from '../text/messages.js';
import {PathwayOnServer} from './pathway-on-server.js';

export interface RenderPathwayOptions {
  readonly definition: Pathway;
  /** Of the person for whom the page is made. It stands in the page as it is: such a page must not be cached for others. */
  readonly progress?: PathwayProgress | undefined;
  /** Where single steps lead, by their ids. */
  readonly links?: Readonly<Record<string, string>> | undefined;
  /** Written as the `lang` of the element. @default 'fr' */
  readonly language?: Language;
  /** Of the page's `style-src 'nonce-…'`, where its content security policy allows no other inline style. */
  readonly nonce?: string;
  /**
   * Further attributes of `<badge-pathway>`, by their names in HTML: `badge-href`, `request-href`, `layout`, `direction`,
   * `heading-level`, `backend`, `structure`, `pathway`, `id`, `class`…
   */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * `<badge-pathway …>` with a declarative shadow root and its data as inline JSON, to be put into a page as it is. All text is
 * escaped. Without JavaScript it is read and printed; give it a `badge-href`, so that titles are links.
 *
 * @throws {TypeError} for the name of an attribute that would run a script or is none
 */
export async function renderPathway(options: RenderPathwayOptions): Promise<string> {
  const {definition, progress, links, language = 'fr', nonce, attributes = {}} = options;
  const given = Object.entries(attributes).filter(([name]) => name !== 'lang');
  const json = jsonInHtml({pathway: definition, progress, links});
  const element = new PathwayOnServer(json, language);
  for (const [name, value] of given) {
    if (!isPlainAttribute(name)) throw new TypeError(`Not an attribute for a server to write: ${name}`);
    if (PathwayOnServer.observedAttributes.includes(name)) element.setFromHtml(name, value);
  }
  const {template, css} = await element.draw();
  const shadow = await collectResult(render(template));
  const all = [['lang', language], ...given].map(([name = '', value = '']) => ` ${name}="${escape(value)}"`);
  const withNonce = nonce === undefined ? '' : ` nonce="${escape(nonce)}"`;
  return (
    `<badge-pathway${all.join('')}><template shadowrootmode="open"><style${withNonce}>${css}</style>${shadow}</template>` +
    `<script type="application/json">${json}</script></badge-pathway>`
  );
}

function isPlainAttribute(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name) && !/^on|^style$|^shadowroot/.test(name);
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** No `<` at all: neither the end of the script nor a comment can be in it. */
function jsonInHtml(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
