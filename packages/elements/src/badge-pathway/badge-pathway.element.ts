import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {type CSSResult, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent} from '../base/light-dom.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {pathwayFr} from '../messages/pathway.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey} from '../text/error-key.js';
import type {ShownPathway} from './given-pathway.js';
import type {MapFault} from './map-fault.js';
import {PathwayData} from './pathway-data.js';
import type {PathwayLook} from './pathway-path.js';
import {PathwayPart, type Picture} from './pathway-part.js';

const states = ['waiting', 'shown', 'failed', 'empty'] as const;

/**
 * The map of a pathway: where am I, what is next, what does it open. A list on a phone, a rising path or a map where there is room.
 * Without a signed-in person it shows the way; with one, the progress, which it keeps up to date by itself.
 *
 * Keyboard: plain Tab, through the steps and the one button; above 12 steps one tab stop, and the arrow keys, Home, End and letters go
 * from step to step. When a badge is earned while the pathway is shown, a polite live region says so. An opened step is a dialog: it
 * says what a badge shows and what it leads to; to the person who is signed in it gives an offered key badge to take, the evidence that
 * they sent, and links by which to share the badge. Each of these is asked for at the backend when its button is pressed, not before;
 * what comes of it is said in a polite live region, beside the buttons.
 *
 * @summary Where a person stands on a pathway of badges, and what is next.
 * @tagname badge-pathway
 * @fires {BadgeStepActivateEvent} badge-step-activate - The person asks to do a step. Cancelable.
 * @fires {BadgeStepOpenEvent} badge-step-open - The person opens a step. Cancelable.
 * @fires {BadgeStepClaimEvent} badge-step-claim - The person takes a key badge that is offered to them. Cancelable.
 * @fires {BadgeCourseOpenEvent} badge-course-open - The person wants to see what they have done of a course's badge. Cancelable.
 * @fires {BadgeEvidenceOpenEvent} badge-evidence-open - The person wants to see the evidence of a badge of theirs. Cancelable.
 * @fires {BadgeAwardAnswerEvent} badge-award-answer - The person accepts or refuses a badge of theirs that was examined. Cancelable.
 * @fires {BadgeAwardShareEvent} badge-award-share - The person wants to share a badge of theirs. Cancelable.
 * @fires {BadgeShareEvent} badge-share - A way to share a badge of theirs was chosen, and nothing has left yet. Cancelable.
 * @fires {BadgeStepEarnedEvent} badge-step-earned - A step has become earned while it was shown.
 * @fires {BadgePersonProposeEvent} badge-person-propose - An adviser proposes a badge to one of the `people`. Cancelable.
 * @fires {BadgePathwayFaultEvent} badge-pathway-fault - Something is wrong with the pathway, or it cannot be had; `faults` has the codes.
 * @slot - Fallback, shown until the pathway is there and when it cannot be had. Without a backend it is also what is drawn: a
 *   `<script type="application/json">` with `{pathway, progress, links}`, or a list that people read without JavaScript,
 *   `<ol><li data-badge="id" data-state="earned"><a href="…">Title</a></li>…</ol>`; its attributes are `data-badge`, `data-step`,
 *   `data-after`, `data-requires`, `data-key`, `data-at-least`, `data-state`, `data-awarded`, `data-month`, `data-hint`,
 *   `data-optional`, `data-image`, `data-issuer` and `data-also-from`, and an `<ol>` inside an item is a group "n of m".
 * @csspart heading - The title.
 * @csspart step - Each step.
 * @csspart button - The button of the step that is now.
 * @csspart own-badges - Where visitors put their badges, with `drop-badges`.
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 * @cssstate empty
 */
export class BadgePathwayElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    pathway: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    requestHref: {attribute: 'request-href'},
    badgeHref: {attribute: 'badge-href'},
    layout: {},
    direction: {},
    dropBadges: {type: Boolean, attribute: 'drop-badges'},
    people: {type: Boolean},
    definition: {attribute: false},
    progress: {attribute: false},
  };

  static override styles = [BadgeElement.styles, noteStyles, visuallyHiddenStyles];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of the pathway in the structure. */
  pathway = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** Where "ask for this badge" leads; `{badge}` and `{step}` are replaced. Without it: the nearest `<badge-request>`. */
  requestHref = '';

  /** Where a step's title leads; `{badge}` and `{step}` are replaced. Without it a step opens here. */
  badgeHref = '';

  /** How it is drawn where there is room: `auto`; `line`, a rising line for a few steps in a row, else a list; `map`, whatever its form. */
  layout: PathwayLook = 'auto';

  /** Where a map goes: `down` the page, or `across` it. */
  direction: 'down' | 'across' = 'down';

  /** Offers visitors who are not signed in to see where they stand, by badges that they choose or drop; these stay in the page. */
  dropBadges = false;

  /**
   * For advisers who are signed in, on registered origins: the people of the structure and where each one is, the reminders of this
   * month, sheets with codes to print. `request-href` then says where a badge is asked for together with a person: `{person}` is
   * replaced too.
   */
  people = false;

  /** The pathway itself, for pages without a backend. */
  definition: Pathway | undefined;

  /** The progress itself, for pages without a backend. */
  progress: PathwayProgress | undefined;

  readonly #text = this.useMessages({
    fr: pathwayFr,
    en: async () => (await import('../messages/pathway.en.js')).pathwayEn,
    es: async () => (await import('../messages/pathway.es.js')).pathwayEs,
    ar: async () => (await import('../messages/pathway.ar.js')).pathwayAr,
    uk: async () => (await import('../messages/pathway.uk.js')).pathwayUk,
  });
  readonly #backend = new BackendController(this);
  readonly #part = new PathwayPart((draw) => this.#use(draw));
  readonly #data = new PathwayData(this, {backend: this.#backend, part: this.#part});

  constructor() {
    super();
    new RefreshController(this, {
      isPending: () => this.#data.isPending,
      isLive: () => this.#backend.session !== undefined,
      refresh: () => void this.#data.progress.run(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#part.loaded?.drawing.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {pathway, progress} = this.#data;
    const failed = [pathway, progress].find(({status}) => status === 'error');
    this.#part.loaded?.drawing.update({pathway: pathway.value, error: failed?.error});
  }

  /** What is wrong with the pathway that is shown, or why it cannot be: codes, and the steps concerned. */
  get faults(): readonly MapFault[] {
    return this.#part.loaded?.drawing.watch.faults ?? [];
  }

  /** Asks the backend again. */
  async refresh(): Promise<void> {
    await this.#data.refresh();
  }

  protected override async prepare(): Promise<void> {
    await this.#part.load();
    if (this.dropBadges) await this.#part.loaded?.drawing.loadOwn();
    await this.refresh();
  }

  /** Where the steps stand on the map, as a style sheet; for a server, which writes it beside the other styles. */
  protected get places(): string {
    return this.#part.loaded?.drawing.places ?? '';
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#data.pathway.render({
        initial: () => this.#renderWaiting(),
        pending: () =>
          this.#data.pathway.value ? this.#renderPathway(this.#data.pathway.value) : this.#renderWaiting(),
        complete: (pathway) => this.#renderPathway(pathway),
        error: (error) => this.#renderFailed(error),
      })}
      <div class="visually-hidden" role="status">
        ${this.#data.pathway.value ? this.#part.loaded?.drawing.sayNews(this.#part.loaded.text) : ''}
      </div>
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    if (hasFallbackContent(this)) return html`<slot></slot>`;
    return html`<p class="waiting">${this.#text('waiting')}</p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    const words = this.#part.loaded?.draw.sayFailure(error, this.#part.loaded.text);
    return this.#renderProblem(words ?? this.#text(errorKey(pathwayFr, error)), html`<slot></slot>`);
  }

  #renderProblem(words: string, after: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="problem">
      <p>${this.#part.loaded?.draw.unsureMark()}<span>${words}</span></p>
      <button class="button secondary" type="button" @click=${this.#onRetry}>${this.#text('retry')}</button>
      ${after}
    </div>`;
  }

  #renderPathway(pathway: ShownPathway | undefined): TemplateResult {
    const picture = this.#part.loaded;
    if (!pathway || !picture || pathway.steps.length === 0) return this.#renderEmpty();
    this.setState(states, 'shown');
    return picture.drawing.render({
      pathway,
      progress: this.#data.known,
      text: picture.text,
      language: this.language,
      context: this.#backend.context,
      structure: this.#backend.structure,
      headingLevel: this.headingLevel,
      trouble:
        this.#data.progress.status === 'error'
          ? this.#renderProblem(picture.text('progressUnknown'))
          : nothing,
      badgeHref: this.badgeHref,
      requestHref: this.requestHref,
      isServerDrawn: this.drawn !== null,
      isOwnOffered: this.dropBadges && !this.#data.known && !this.#backend.session,
      isOfPeople: this.people,
      look: this.layout,
      direction: this.direction,
    });
  }

  #renderEmpty(): TemplateResult {
    this.setState(states, 'empty');
    return hasFallbackContent(this) ? html`<slot></slot>` : html`<p class="quiet">${this.#text('empty')}</p>`;
  }

  readonly #onRetry = (): void => {
    void this.refresh();
  };

  #use(draw: Picture['draw']): Picture {
    const styles: CSSResult[] = [];
    const add = (more: readonly CSSResult[]): void => {
      styles.push(...more);
      this.addStyles(styles);
    };
    const drawing = draw.createDrawing(this, add);
    // The sentence of a failure may be there already; it now gets its mark.
    this.requestUpdate();
    return {draw, text: this.useMessages(draw.mapWords), drawing};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-pathway': BadgePathwayElement;
  }
}
