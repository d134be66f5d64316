import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {type CSSResult, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {LightDomController} from '../base/light-dom-controller.js';
import {hasFallbackContent, hasListOfBadges, inlineJsonText} from '../base/light-dom.js';
import {ServerDrawnElement} from '../base/server-drawn-element.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {pathwayFr} from '../messages/pathway.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey, isUnreachable} from '../text/error-key.js';
import type {GivenPathway, ShownPathway} from './given-pathway.js';
import type {MapFault} from './map-faults.js';
import type {MapOptions, PathwayDrawing, PathwayLook} from './pathway-map.js';
import type {PathwayView, StepView} from './pathway-view.js';

/** What draws a pathway, and its words. */
interface Picture {
  readonly draw: typeof import('./pathway-map.js');
  readonly text: MapOptions['text'];
  readonly drawing: PathwayDrawing;
}

const states = ['waiting', 'shown', 'failed', 'empty'] as const;

/**
 * The map of a pathway: where am I, what is next, what does it open. A list on a phone, a rising path or a map where there is room.
 * Without a signed-in person it shows the way; with one, the progress, which it keeps up to date by itself.
 *
 * Keyboard: plain Tab, through the steps and the one button; above 12 steps one tab stop, and the arrow keys, Home, End and letters go
 * from step to step. When a badge is earned while the pathway is shown, a polite live
 * region says so.
 *
 * @summary Where a person stands on a pathway of badges, and what is next.
 * @tagname badge-pathway
 * @fires {BadgeStepActivateEvent} badge-step-activate - The person asks to do a step. Cancelable.
 * @fires {BadgeStepOpenEvent} badge-step-open - The person opens a step. Cancelable.
 * @fires {BadgeStepEarnedEvent} badge-step-earned - A step has become earned while it was shown.
 * @fires {BadgePersonProposeEvent} badge-person-propose - An adviser proposes a badge to one of the `people`. Cancelable.
 * @fires {BadgePathwayFaultEvent} badge-pathway-fault - Something is wrong with the pathway, or it cannot be had; `faults` has the codes.
 * @slot - Fallback, shown until the pathway is there and when it cannot be had. Without a backend it is also what is drawn: a
 *   `<script type="application/json">` with `{pathway, progress, links}`, or a list that people read without JavaScript,
 *   `<ol><li data-badge="id" data-state="earned"><a href="…">Title</a></li>…</ol>`; its attributes are `data-badge`, `data-step`,
 *   `data-after`, `data-requires`, `data-key`, `data-at-least`, `data-state`, `data-awarded`, `data-month`, `data-hint`,
 *   `data-optional`, `data-image` and `data-issuer`, and an `<ol>` inside an item is a group "n of m".
 * @csspart heading - The title.
 * @csspart step - Each step.
 * @csspart button - The button of the step that is now.
 * @csspart own-badges - Where visitors put their badges, with `drop-badges`.
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 * @cssstate empty
 */
export class BadgePathwayElement extends ServerDrawnElement {
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
    _earned: {state: true, attribute: false},
  };

  static override styles = [ServerDrawnElement.styles, noteStyles, visuallyHiddenStyles];

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

  /** Steps that have become earned while they were shown. */
  private _earned: readonly string[] = [];

  readonly #text = this.useMessages({
    fr: pathwayFr,
    en: async () => (await import('../messages/pathway.en.js')).pathwayEn,
  });
  readonly #backend = new BackendController(this);
  #picture: Picture | undefined;
  #known: PathwayProgress | undefined;

  readonly #inside = new LightDomController(this);

  readonly #pathway = new Task(this, {
    args: () =>
      [
        this.definition,
        this.#backend.context,
        this.#backend.structure,
        this.pathway,
        this.#isAsked ? 0 : this.#inside.revision,
      ] as const,
    task: async ([, context, structure, pathway], {signal}): Promise<ShownPathway | undefined> => {
      const given = await this.#given();
      if (given?.pathway || !this.#isAsked) return given?.pathway;
      // What draws the pathway is loaded while the pathway is.
      return withPart(
        context.use((client) => client.pathways.get({structure, pathway}, {signal})),
        this.#loadPicture(),
      );
    },
  });

  readonly #progress = new Task(this, {
    args: () =>
      [
        this.progress,
        this.#backend.context,
        this.#backend.structure,
        this.pathway,
        this.#backend.session?.token,
        this.#backend.revision,
        this.people,
        this.#isAsked ? 0 : this.#inside.revision,
      ] as const,
    task: async ([progress, context, structure, pathway, token], {signal}) => {
      if (this.people) {
        await this.#loadPicture();
        await this.#picture?.drawing.readPeople(this.#backend, {pathway, signal});
        return undefined;
      }
      if (progress !== undefined || token === undefined || !context.hasBackend)
        return (await this.#given())?.progress();
      return context.use((client) => client.pathways.progress({structure, pathway}, {signal}));
    },
    onComplete: (progress) => {
      this.#compare(progress);
    },
  });

  constructor() {
    super();
    new RefreshController(this, {
      isPending: () => this.#isPending(),
      isLive: () => this.#backend.session !== undefined,
      refresh: () => void this.#progress.run(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#picture?.drawing.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const failed = [this.#pathway, this.#progress].find(({status}) => status === 'error');
    this.#picture?.drawing.update({pathway: this.#pathway.value, error: failed?.error});
  }

  /** What is wrong with the pathway that is shown, or why it cannot be: codes, and the steps concerned. */
  get faults(): readonly MapFault[] {
    return this.#picture?.drawing.faults ?? [];
  }

  /** Asks the backend again. */
  async refresh(): Promise<void> {
    await Promise.allSettled([this.#pathway.run(), this.#progress.run()]);
  }

  protected override async prepare(): Promise<void> {
    await this.#loadPicture();
    await this.refresh();
  }

  /** Where the steps stand on the map, as a style sheet; for a server, which writes it beside the other styles. */
  protected get places(): string {
    return this.#picture?.drawing.places ?? '';
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#pathway.render({
        initial: () => this.#renderWaiting(),
        pending: () =>
          this.#pathway.value ? this.#renderPathway(this.#pathway.value) : this.#renderWaiting(),
        complete: (pathway) => this.#renderPathway(pathway),
        error: (error) => this.#renderFailed(error),
      })}
      <div class="visually-hidden" role="status">
        ${this.#newSteps()
          .map(({title}) => this.#picture?.text('justEarned', {title}))
          .join(' ')}
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
    return html`<div class="problem">
      <p>
        ${this.#picture?.draw.unsureMark()}<span
          >${this.#picture?.draw.sayFailure(error, this.#picture.text) ?? this.#text(errorKey(pathwayFr, error))}</span
        >
      </p>
      <button class="button secondary" type="button" @click=${this.#onRetry}>${this.#text('retry')}</button>
      <slot></slot>
    </div>`;
  }

  #renderPathway(pathway: ShownPathway | undefined): TemplateResult {
    const picture = this.#picture;
    if (!pathway || !picture || pathway.steps.length === 0) return this.#renderEmpty();
    this.setState(states, 'shown');
    return picture.drawing.render(this.#view(pathway, picture), {
      text: picture.text,
      language: this.language,
      base: this.#backend.context.backend,
      pathway,
      heading: picture.draw.heading(
        this.headingLevel,
        (pathway.title[this.language] ?? pathway.title.fr) || picture.text('unnamed'),
      ),
      trouble: this.#progress.status === 'error' ? this.#renderNoProgress() : nothing,
      badgeHref: this.badgeHref,
      canAsk: this.#canAsk(picture),
      own: this.#isOwnOffered ? this.#backend.context : undefined,
      structure: this.#backend.structure,
      isOfPeople: this.people,
      look: this.layout,
      direction: this.direction,
      isNew: (step) => this._earned.includes(step.id),
      onActivate: (step) => {
        picture.draw.activateStep(this, step, {structure: this.#backend.structure, href: this.requestHref});
      },
    });
  }

  #view(pathway: ShownPathway, {draw, drawing}: Picture): PathwayView {
    const own = this.#isOwnOffered ? drawing.ownProgress(pathway) : undefined;
    return draw.viewOfPathway(pathway, this.#known ?? own, this.language);
  }

  get #isOwnOffered(): boolean {
    return this.dropBadges && !this.#known && !this.#backend.session;
  }

  #canAsk({draw}: Picture): boolean {
    // A server does not see the rest of the page.
    if (this.isServerDrawn) return this.renderRoot.querySelector('[part=button]') !== null;
    return this.requestHref !== '' || draw.followRequest.canFollow(this);
  }

  #renderEmpty(): TemplateResult {
    this.setState(states, 'empty');
    return hasFallbackContent(this) ? html`<slot></slot>` : html`<p class="quiet">${this.#text('empty')}</p>`;
  }

  #renderNoProgress(): TemplateResult {
    return html`<div class="problem">
      <p>${this.#picture?.draw.unsureMark()}<span>${this.#text('progressUnknown')}</span></p>
      <button class="button secondary" type="button" @click=${this.#onRetry}>${this.#text('retry')}</button>
    </div>`;
  }

  readonly #styles: CSSResult[] = [];

  #addStyles(styles: readonly CSSResult[]): void {
    this.#styles.push(...styles);
    this.addStyles(this.#styles);
  }

  readonly #onRetry = (): void => {
    void this.refresh();
  };

  #isPending(): boolean {
    if (this.#backend.session === undefined) return false;
    // What was asked for just before the network went would never be shown otherwise.
    if (this.#progress.status === 'error' && isUnreachable(this.#progress.error)) return true;
    const [draw, known] = [this.#picture?.draw, this.#known];
    return draw !== undefined && known !== undefined && draw.isAwaited(this.#pathway.value, known);
  }

  /** Notes which steps have become earned since the last answer, and tells the page. */
  #compare(progress: PathwayProgress | undefined): void {
    const before = this.#known;
    this.#known = progress;
    const draw = this.#picture?.draw;
    if (!before || !progress || !draw) return;
    // What the pathway has found out, the other elements of the same <badge-backend> may want to show.
    if (draw.hasMoved(before, progress)) this.#backend.context.notifyChange();
    const earned = this.#pathway.value ? draw.newlyEarned(before, progress) : [];
    if (earned.length === 0) return;
    this._earned = earned;
    draw.tellEarned(this, this.#newSteps());
  }

  #newSteps(): readonly StepView[] {
    const pathway = this.#pathway.value;
    const picture = this.#picture;
    if (this._earned.length === 0 || !pathway || !picture) return [];
    return this.#view(pathway, picture).steps.filter(({id}) => this._earned.includes(id));
  }

  async #loadPicture(): Promise<void> {
    if (this.#picture) return;
    const draw = await import('./pathway-map.js');
    this.#picture ??= {
      draw,
      text: this.useMessages(draw.mapWords),
      drawing: new draw.PathwayDrawing(
        this.renderRoot as ShadowRoot,
        () => {
          this.requestUpdate();
        },
        (styles) => {
          this.#addStyles(styles);
        },
      ),
    };
    // The sentence of a failure may be there already; it now gets its mark.
    this.requestUpdate();
    this.#addStyles(draw.mapStyles);
  }

  get #isAsked(): boolean {
    return this.#backend.context.hasBackend && this.pathway !== '';
  }

  #reading: Promise<GivenPathway | undefined> | undefined;

  /** What the page itself says; read once for all that ask at the same time, who then go on together. */
  #given(): Promise<GivenPathway | undefined> {
    this.#reading ??= this.#read();
    queueMicrotask(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** In properties, as JSON, or, where no backend is asked, as a list. */
  async #read(): Promise<GivenPathway | undefined> {
    const {definition, progress} = this;
    const json = inlineJsonText(this);
    const list = !this.#isAsked && hasListOfBadges(this) ? this : undefined;
    if (!definition && !progress && json === undefined && !list) return undefined;
    await withPart(Promise.resolve(), this.#loadPicture());
    return this.#picture?.draw.readGivenPathway({definition, progress, json, list});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-pathway': BadgePathwayElement;
  }
}
