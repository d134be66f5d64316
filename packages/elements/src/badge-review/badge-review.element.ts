import {type CSSResult, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {trueMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {CodedError} from '../base/coded-error.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {shareContext} from '../context/share-context.js';
import {reviewFrameFr} from '../messages/review-frame.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {errorKey} from '../text/error-key.js';
import {backendPage} from './backend-page.js';
import type {DeskOptions, ReviewDesk} from './review-desk.js';
import {type FrameOptions, renderCard, renderPageLink} from './review-frame.js';
import {frameStyles} from './review-frame.styles.js';

const states = ['empty', 'signed-out', 'waiting', 'shown', 'failed'] as const;

/**
 * For examiners: the requests that wait, the oldest first; one of them open, with its evidence beside what the badge asks for;
 * and three answers: yes, something is missing, not yet. What is written for a request is kept while the element lives. With
 * `link`, for somebody without an account: the one request that they were invited to.
 *
 * It works on the backend's own pages and on those that the structure registered; elsewhere it says so and leads there. A link in
 * the evidence is fetched by nobody but the examiner who follows it.
 *
 * Keyboard: plain Tab and the native controls. In the list, the arrow keys, Home and End go from the button of one request to that
 * of another; in a request, Ctrl (or ⌘) and Enter send the answer, Escape goes back to the list. When a request opens, its title
 * takes the focus; after an answer the next one opens, and a polite live region says that the answer was sent.
 *
 * @summary The examiners' queue, and their answers.
 * @tagname badge-review
 * @fires {BadgeReviewDecideEvent} badge-review-decide - An answer is about to be sent. Cancelable.
 * @fires {BadgeReviewDecidedEvent} badge-review-decided - The backend has the answer.
 * @fires {BadgeReviewHandedOverEvent} badge-review-handed-over - The examiner left the request to others.
 * @slot - Fallback, shown while there is no backend.
 * @csspart card - The surface.
 * @csspart button - The buttons that open a request and send an answer.
 * @cssstate empty @cssstate signed-out @cssstate waiting @cssstate shown @cssstate failed
 */
export class BadgeReviewElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    link: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _announcement: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
    cardStyles,
    frameStyles,
    truthStyles,
    noteStyles,
    boxStyles,
    markStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** What stands last in the address of an invitation; it asks for the code. Works on the backend's own pages only. */
  link = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _announcement = '';
  #isDone = false;

  readonly #text = this.useMessages({
    fr: reviewFrameFr,
    en: async () => (await import('../messages/review-frame.en.js')).reviewFrameEn,
    es: async () => (await import('../messages/review-frame.es.js')).reviewFrameEs,
    ar: async () => (await import('../messages/review-frame.ar.js')).reviewFrameAr,
    uk: async () => (await import('../messages/review-frame.uk.js')).reviewFrameUk,
  });
  readonly #backend = new BackendController(this);
  #adopted: readonly CSSResult[] = [];
  /** All that is needed once somebody is in; it stays, with what was written, when their session ends. */
  readonly #desk: Task<readonly [boolean], ReviewDesk | undefined> = new Task(this, {
    args: () => [this.#isInside] as const,
    task: ([isInside]) => this.#desk.value ?? (isInside ? this.#openDesk() : undefined),
  });

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#backend.hasBackend && !this.#isInside) void import('../badge-sign-in/badge-sign-in.js');
    if (this.#isInside) this.#desk.value?.moveFocus(this.renderRoot);
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      <div class="said ${this.#isDone ? 'done' : ''}" role="status">
        ${this._announcement === '' ? nothing : html`${trueMark()}<span>${this._announcement}</span>`}
      </div>
      ${this.#renderView()}
    </div>`;
  }

  #renderView(): unknown {
    if (!this.#backend.hasBackend) {
      this.setState(states, 'empty');
      return html`<slot></slot>`;
    }
    if (!this.#isInside) return this.#renderSignIn();
    const desk = this.#desk.value;
    if (desk) {
      const {state, view} = desk.render();
      this.setState(states, state);
      return view;
    }
    return this.#desk.status === 'error' ? this.#renderFailed() : this.#renderWaiting();
  }

  #renderSignIn(): TemplateResult {
    this.setState(states, 'signed-out');
    return renderCard(
      html`<p>${this.#text('signIn')}</p>
        <div @context-request=${this.#shareContext}>
          <badge-sign-in
            structure=${this.#backend.structure}
            heading-level=${this.headingLevel + 1}
          ></badge-sign-in>
        </div>
        ${renderPageLink(this.#text('elsewhere'), this.#frame())}`,
      this.#frame(),
    );
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    return renderCard(html`<p class="waiting">${this.#text('waiting')}</p>`, this.#frame());
  }

  #renderFailed(): TemplateResult {
    this.setState(states, 'failed');
    return renderCard(
      html`<p class="box">${this.#text(errorKey(reviewFrameFr, this.#desk.error))}</p>
        <div class="actions">
          <button class="button secondary" type="button" @click=${() => void this.#desk.run()}>
            ${this.#text('retry')}
          </button>
        </div>`,
      this.#frame(),
    );
  }

  /** With an account, or at the door of an invitation. */
  get #isInside(): boolean {
    return this.#backend.hasBackend && (this.link !== '' || this.#backend.session !== undefined);
  }

  async #openDesk(): Promise<ReviewDesk> {
    const {ReviewDesk, reviewWords, screenStyles} = await import('./review-desk.js').catch(unreachable);
    return new ReviewDesk(this, {
      backend: this.#backend,
      text: await this.#adopt(screenStyles, reviewWords),
      adopt: this.#adopt,
      frame: () => this.#frame(),
      say: (sentence, isDone = false) => {
        this.#isDone = isDone;
        this._announcement = sentence;
      },
    });
  }

  readonly #adopt: DeskOptions['adopt'] = async (styles, words) => {
    // Those of a part before stay.
    this.#adopted = [...this.#adopted, ...styles];
    this.addStyles(this.#adopted);
    const text = this.useMessages(words);
    await this.loadWords();
    return text;
  };

  #frame(): FrameOptions {
    const {context, structure} = this.#backend;
    const {link, headingLevel} = this;
    return {text: this.#text, headingLevel, pageUrl: backendPage(context.backend, {structure, link})};
  }

  readonly #shareContext = shareContext(() => this.#backend.context);
}

function unreachable(cause: unknown): never {
  throw new CodedError('UNREACHABLE', 'A part of the element cannot be loaded', {cause});
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-review': BadgeReviewElement;
  }
}
