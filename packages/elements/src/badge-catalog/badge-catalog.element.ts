import type {Badge} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import {inlineJsonText} from '../base/light-dom.js';
import {ShownElement} from '../base/shown-element.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import type {CatalogDrawing} from './catalog-drawing.js';
import {readCatalog} from './read-catalog.js';

/**
 * The badges that one can earn here: each with its picture, what it is about, how it is earned and how soon an answer comes. Its criteria
 * open; "Ask" asks for it, in a dialog, on a page of the site's own, or as the page likes. To who is signed in it says what they have
 * and what they have asked for. Badges that are given no more are not shown.
 *
 * Keyboard: the search, the filters, then the disclosure and the button of each card, in their order. How many badges are shown is said in
 * a polite live region.
 *
 * @summary The badges that one can ask for here, with filters, criteria, and a way to ask.
 * @tagname badge-catalog
 * @fires {BadgeCatalogAskEvent} badge-catalog-ask - Somebody asks for a badge. Cancelable: the page then goes on its own way.
 * @slot - Fallback, shown until there are badges and when they cannot be had. A `<script type="application/json">` here with the badges
 *   (`[…]` or `{badges: […]}`, as the backend says them) is what is shown, without a backend; so is a list, which people read without
 *   JavaScript: `<ul><li data-badge="id" data-way="reviewed" data-moment="START"><a href="…">Name</a><p>…</p></li>…</ul>`, with
 *   `data-image` and `data-days` too.
 * @csspart badges - The list of badges.
 * @csspart badge - Each card.
 * @csspart button - Each "Ask".
 * @cssstate empty
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 */
export class BadgeCatalogElement extends ShownElement {
  static override properties = {
    backend: {},
    structure: {},
    requestHref: {attribute: 'request-href'},
    headingLevel: {type: Number, attribute: 'heading-level'},
    badges: {attribute: false},
  };

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Where "Ask" leads; `{badge}` is replaced. Without it the badge is asked for in a dialog. */
  requestHref = '';

  /** Level of the title in the page, 1 to 6; 0 where the page has said it already: no title is shown. */
  headingLevel = 2;

  /** The badges themselves, for pages without a backend. */
  badges: readonly Badge[] | undefined;

  readonly #backend = new BackendController(this);
  #drawing: CatalogDrawing | undefined;

  protected override readonly found = new Task(this, {
    args: () => [this.#backend.context, this.#backend.structure, this.badges] as const,
    task: async ([context, structure, badges], {signal}) => {
      const asked = {context, structure, badges, json: inlineJsonText(this), root: this};
      return this.withDrawing(readCatalog(asked, signal), this.#load());
    },
  });

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>${this.renderFound(this.found, this.#drawing)}</div>`;
  }

  async #load(): Promise<void> {
    const part = await import('./catalog-drawing.js');
    if (this.#drawing) return;
    this.#drawing = new part.CatalogDrawing(this, {
      backend: this.#backend,
      text: this.useMessages(part.drawingWords),
      addStyles: (styles) => {
        this.addPartStyles(styles);
      },
    });
    // The sentence of a failure may be there already.
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-catalog': BadgeCatalogElement;
  }
}
