/** An element with its shadow root as HTML, to be put into a page as it is. */
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import type {BadgeElement} from '../base/badge-element.js';
import type {Language} from '../text/messages.js';
import {drawOnServer, type Inside} from './on-server.js';

/** What every element can be told about the page that it will stand in. */
export interface RenderOptions {
  /** Written as the `lang` of the element. @default 'fr' */
  readonly language?: Language | undefined;
  /** Of the page's `style-src 'nonce-…'`, where its content security policy allows no other inline style. */
  readonly nonce?: string | undefined;
  /** Further attributes of the element, by their names in HTML: `heading-level`, `backend`, `structure`, `id`, `class`… */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** Address of the page. Pictures of its own origin are shown; without it, only those of the backend and those that a badge holds. */
  readonly pageUrl?: string | undefined;
}

/** @throws {TypeError} for the name of an attribute that would run a script or is none */
export async function writeElement(
  element: BadgeElement,
  tag: string,
  {language = 'fr', nonce, attributes = {}, pageUrl, inside}: RenderOptions & {readonly inside: Inside},
): Promise<string> {
  const given = Object.entries(attributes).filter(([name]) => name !== 'lang');
  const evil = given.find(([name]) => !isPlainAttribute(name));
  if (evil) throw new TypeError(`Not an attribute for a server to write: ${evil[0]}`);
  const {template, css} = await drawOnServer(element, {language, attributes, inside, pageUrl});
  const shadow = await collectResult(render(template));
  const all = [['lang', language], ...given].map(([name = '', value = '']) => ` ${name}="${escape(value)}"`);
  const withNonce = nonce === undefined ? '' : ` nonce="${escape(nonce)}"`;
  const scripts = Object.entries(inside).map(
    ([name, json]) => `<script type="application/json"${name === '' ? '' : ` data-${name}`}>${json}</script>`,
  );
  return (
    `<${tag}${all.join('')}><template shadowrootmode="open"><style${withNonce}>${css}${untilWhole}${withoutScript}</style>${shadow}<style${withNonce}></style></template>` +
    `${scripts.join('')}</${tag}>`
  );
}

/**
 * A browser may paint while it is still reading: half a step would move when its words come. So nothing is shown before the last
 * `<style>` is there; unless the rest is long in coming.
 */
const untilWhole =
  '@keyframes late{to{visibility:visible}}:host>:not(:has(~style)){visibility:hidden;animation:late 0s 4s forwards}';

/** Nothing is there to press in vain; what a button says is read. */
const withoutScript =
  '@media (scripting:none){.button:not(a),.tools,.filters,form{display:none!important}' +
  'button:not(.button){pointer-events:none;text-decoration:none}}';

/** For `inside`. No `<` at all: neither the end of the script nor a comment can be in it. */
export function jsonInHtml(data: unknown): string {
  const text = JSON.stringify(data) as string | undefined;
  return (text ?? 'null').replaceAll('<', '\\u003c');
}

function isPlainAttribute(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name) && !/^on|^style$|^shadowroot/.test(name);
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
