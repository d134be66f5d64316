import {awaitsReview} from '@pepites/recognition';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {outlineHeading} from '../base/outline-heading.js';
import {pictureUrl} from '../base/picture-url.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {shareContext} from '../context/share-context.js';
import {reviewFr} from '../messages/review.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {boxStyles} from '../styles/box.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {codeOf} from '../text/error-key.js';
import {EvidenceFiles} from '../evidence/evidence-files.js';
import {reviewErrorWords} from './review-error.js';
import {frameStyles} from './review-frame.styles.js';
import {type FocusTarget, ReviewFlow} from './review-flow.js';
import type {ReviewQueue} from './review-list.js';
import type {ReviewOptions} from './review-screen.js';

const states = ['empty', 'signed-out', 'waiting', 'shown', 'failed'] as const;
/** The queue of others changes slowly: it is read again less often than one's own request. */
const queueEveryMs = 15_000;

const focusSelectors: Readonly<Record<FocusTarget, readonly string[]>> = {
  heading: ['#heading'],
  problem: [
    '[data-focus="problem"]',
    '[aria-invalid="true"]:is(input, textarea)',
    '[aria-invalid="true"] input',
    '#heading',
  ],
};

/**
 * For examiners: the requests that wait, the oldest first; one of them open, with its evidence beside what the badge asks for;
 * and three answers: yes, something is missing, not yet. What is written for a request is kept while the element lives.
 *
 * Keyboard: plain Tab and the native controls. When a request opens, its title takes the focus; after an answer the next one
 * opens, and a polite live region says that the answer was sent.
 *
 * @summary The examiners' queue, and their answers.
 * @tagname badge-review
 * @fires {BadgeReviewDecideEvent} badge-review-decide - An answer is about to be sent. Cancelable.
 * @fires {BadgeReviewDecidedEvent} badge-review-decided - The backend has the answer.
 * @slot - Fallback, shown while there is no backend.
 * @csspart card - The surface.
 * @csspart button - The buttons that open a request and send an answer.
 * @cssstate empty @cssstate signed-out @cssstate waiting @cssstate shown @cssstate failed
 */
export class BadgeReviewElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _announcement: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
    cardStyles,
    frameStyles,
    visuallyHiddenStyles,
    truthStyles,
    noteStyles,
    boxStyles,
    markStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _announcement = '';

  readonly #text = this.useMessages({
    fr: reviewFr,
    en: async () => (await import('../messages/review.en.js')).reviewEn,
    es: async () => (await import('../messages/review.es.js')).reviewEs,
    ar: async () => (await import('../messages/review.ar.js')).reviewAr,
    uk: async () => (await import('../messages/review.uk.js')).reviewUk,
  });
  readonly #backend = new BackendController(this);
  readonly #files = new EvidenceFiles(this);
  readonly #flow = new ReviewFlow(this, this.#backend);

  #screens: typeof import('./review-screens.js') | undefined;

  readonly #queue = new Task(this, {
    args: () =>
      [
        this.#backend.context,
        this.#backend.structure,
        this.#backend.session?.token,
        this.#backend.revision,
      ] as const,
    task: async ([context, structure, token], {signal}): Promise<ReviewQueue | undefined> => {
      if (token === undefined || !context.hasBackend) return undefined;
      const {items, waiting} = await withPart(
        context.use((client) => client.reviews.queue({structure}, {signal})),
        this.#loadScreens(),
      );
      const open = items.filter((request) => awaitsReview(request.state));
      open.sort((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt));
      return {items: open, waiting};
    },
  });

  constructor() {
    super();
    new RefreshController(this, {
      isPending: () => this.#backend.session !== undefined && !this.#flow.open,
      isLive: () => this.#backend.session !== undefined,
      refresh: () => void this.#queue.run(),
      everyMs: queueEveryMs,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#backend.hasBackend && !this.#backend.session) void import('../badge-sign-in/badge-sign-in.js');
    const {focusTarget} = this.#flow;
    if (!focusTarget) return;
    this.#flow.focusTarget = undefined;
    for (const selector of focusSelectors[focusTarget]) {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (!found) continue;
      found.focus();
      return;
    }
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#renderView()}
      <div class="visually-hidden" role="status">${this._announcement}</div>
    </div>`;
  }

  #renderView(): TemplateResult {
    if (!this.#backend.hasBackend) {
      this.setState(states, 'empty');
      return html`<slot></slot>`;
    }
    if (!this.#backend.session) return this.#renderSignIn();
    if (this.#flow.open) {
      this.setState(states, 'shown');
      return this.#renderOpen();
    }
    if (this.#flow.opening !== undefined) {
      this.setState(states, 'waiting');
      return this.#card(html`<p class="waiting">${this.#text('opening')}</p>`);
    }
    return this.#queue.render({
      initial: () => this.#renderWaiting(),
      pending: () => (this.#queue.value ? this.#renderQueue(this.#queue.value) : this.#renderWaiting()),
      complete: (queue) => (queue ? this.#renderQueue(queue) : this.#renderWaiting()),
      error: (error) => this.#renderFailed(error),
    });
  }

  #renderSignIn(): TemplateResult {
    this.setState(states, 'signed-out');
    return this.#card(
      html`<p>${this.#text('signIn')}</p>
        <div @context-request=${this.#shareContext}>
          <badge-sign-in
            structure=${this.#backend.structure}
            heading-level=${this.headingLevel + 1}
          ></badge-sign-in>
        </div>`,
    );
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    return this.#card(html`<p class="waiting">${this.#text('waiting')}</p>`);
  }

  #renderQueue(queue: ReviewQueue): TemplateResult {
    this.setState(states, 'shown');
    const {error} = this.#flow;
    return this.#card(
      html`${error === undefined ? nothing : this.#renderProblem(error)}${this.#screens?.renderList(queue, this.#options())}`,
    );
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    const isForbidden = ['FORBIDDEN', 'NOT_AN_EXAMINER'].includes(codeOf(error));
    return this.#card(
      html`${this.#renderProblem(error)}
        <div class="actions">
          <button
            class="button secondary"
            type="button"
            @click=${isForbidden ? this.#onOtherAccount : () => void this.#queue.run()}
          >
            ${this.#text(isForbidden ? 'otherAccount' : 'retry')}
          </button>
        </div>`,
    );
  }

  #renderProblem(error: unknown): TemplateResult {
    return html`<div class="box truth" data-focus="problem" tabindex="-1">
      ${unsureMark()}<strong>${reviewErrorWords(error, this.#text)}</strong>
    </div>`;
  }

  #renderOpen(): TemplateResult {
    if (!this.#screens) return this.#renderWaiting();
    const items = this.#queue.value?.items ?? [];
    const id = this.#flow.open?.request.id;
    return this.#screens.renderRequest({
      ...this.#options(),
      position: items.findIndex((request) => request.id === id) + 1,
      total: items.length,
      onSend: () => void this.#onSend(),
      onLater: () => {
        this.#leave();
        this.#flow.close();
      },
      onNext: () => void this.#openNext(id),
    });
  }

  #card(content: TemplateResult): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="heading">
      ${outlineHeading({level: this.headingLevel, id: 'heading', className: 'title'}, this.#text('title'))}
      ${content}
    </section>`;
  }

  async #loadScreens(): Promise<void> {
    if (this.#screens) return;
    const screens = await import('./review-screens.js');
    this.#screens = screens;
    this.addStyles(screens.screenStyles);
  }

  #options(): ReviewOptions {
    return {
      flow: this.#flow,
      files: this.#files,
      backend: this.#backend,
      text: this.#text,
      language: this.language,
      headingLevel: this.headingLevel,
      now: new Date(),
      pictureOf: (url) => pictureUrl(url, this.#backend.context.backend),
    };
  }

  async #onSend(): Promise<void> {
    const before = this.#flow.open?.request;
    const decided = await this.#flow.send();
    if (!before || !decided) return;
    this._announcement = this.#text('sent', {name: before.earnerName});
    await this.#openNext(before.id);
    this.#backend.context.notifyChange();
  }

  /** Opens the request that comes after `id` in the queue, else the first; without one, the list says that none waits. */
  async #openNext(id: string | undefined): Promise<void> {
    const items = this.#queue.value?.items ?? [];
    const at = items.findIndex((request) => request.id === id);
    const next = items[at + 1] ?? items.find((request) => request.id !== id);
    this.#leave();
    if (next) await this.#flow.openRequest(next.id);
    else {
      await this.#queue.run();
      this.#flow.close();
    }
  }

  /** Gives the files of the open request back. */
  #leave(): void {
    this.#files.clear();
  }

  readonly #onOtherAccount = (): void => {
    const {structure, context} = this.#backend;
    void context
      .use((client) => client.me.signOut({structure}))
      .catch(() => undefined)
      .finally(() => {
        context.setSession(undefined);
      });
  };

  readonly #shareContext = shareContext(() => this.#backend.context);
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-review': BadgeReviewElement;
  }
}
