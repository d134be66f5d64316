import {html, type TemplateResult} from 'lit';
import {inlineJsonText} from '../base/light-dom.js';
import {ShownElement} from '../base/shown-element.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {type GivenSupporters, readSupporters} from './read-supporters.js';
import type {SupportersDrawing} from './supporters-drawing.js';

const standings = ['stranger', 'supporter', 'listed'] as const;

/**
 * Who supports a structure or a project: those who have its supporters' badge and chose to be shown, as a wall of small plates with
 * their names. "I support you" gives the badge in one step, in a dialog; who has it is then asked whether to be on the list, under
 * which name, and may leave the list or give the badge back whenever they like. Nobody is shown who did not say so.
 *
 * Keyboard: links and buttons in their order. What was done is said in a polite live region, and takes the focus. "See all" moves the
 * focus to the first supporter that it shows.
 *
 * @summary Shows who supports a structure, and lets people support it.
 * @tagname badge-supporters
 * @fires {BadgeSupportStartEvent} badge-support-start - Somebody wants to support. Cancelable: the page then gives the badge its own way.
 * @fires {BadgeRequestSentEvent} badge-request-sent - Somebody has asked for the badge, for themselves or for an organisation.
 * @fires {BadgeSupportListedEvent} badge-support-listed - A supporter is on the list from now on, or no more.
 * @fires {BadgeSupportReturnedEvent} badge-support-returned - A supporter has given the badge back.
 * @slot - Fallback, such as a list of names, shown until there are supporters and when they cannot be had. A
 *   `<script type="application/json">` here with `{badge: {name, imageUrl}, supporters: [{name, since, isOrganisation, url, logoUrl}]}`
 *   is what is shown, without a backend.
 * @csspart card - The surface.
 * @csspart wall - The list of supporters.
 * @csspart supporter - Each supporter.
 * @csspart button - "I support you".
 * @cssstate empty
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 * @cssstate stranger
 * @cssstate supporter
 * @cssstate listed
 */
export class BadgeSupportersElement extends ShownElement {
  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    max: {type: Number},
    headingLevel: {type: Number, attribute: 'heading-level'},
    definition: {attribute: false},
  };

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of the supporters' badge in the structure. */
  badge = '';

  /** How many are shown before "see all"; 0: all of them. */
  max = 0;

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** The supporters themselves, for pages without a backend. */
  definition: GivenSupporters | undefined;

  readonly #backend = new BackendController(this);
  #drawing: SupportersDrawing | undefined;

  protected override readonly found = new Task(this, {
    args: () =>
      [
        this.#backend.context,
        this.#backend.structure,
        this.badge,
        this.definition,
        this.#backend.revision,
      ] as const,
    task: async ([context, structure, badge, definition], {signal}) => {
      const asked = {context, structure, badge, definition, json: inlineJsonText(this)};
      return this.withDrawing(readSupporters(asked, signal), this.#load());
    },
  });

  protected override render(): TemplateResult {
    this.setState(standings, this.#drawing?.standing ?? 'stranger');
    return html`<div lang=${this.language}>${this.renderFound(this.found, this.#drawing)}</div>`;
  }

  async #load(): Promise<void> {
    const part = await import('./supporters-drawing.js');
    if (this.#drawing) return;
    this.#drawing = new part.SupportersDrawing(this, {
      backend: this.#backend,
      text: this.useMessages(part.drawingWords),
      addStyles: (styles) => {
        this.addPartStyles(styles);
      },
      useWords: async (words) => {
        const text = this.useMessages(words);
        await this.loadWords();
        return text;
      },
      found: () => this.found.value,
    });
    // The sentence of a failure may be there already.
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-supporters': BadgeSupportersElement;
  }
}
