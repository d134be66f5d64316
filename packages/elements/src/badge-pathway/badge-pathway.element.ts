import {Task, TaskStatus} from '@lit/task';
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {heading} from '../base/heading.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {BadgeStepActivateEvent, BadgeStepEarnedEvent} from '../events/pathway-events.js';
import {pathwayFr} from '../messages/pathway.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {errorKey} from '../text/error-key.js';
import {maxColumns, pathwayStyles} from './badge-pathway.styles.js';
import {followRequest} from './follow-request.js';
import {drawEdges} from './pathway-edges.js';
import {renderCount} from './pathway-count.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import {lineTrail} from './pathway-trail.js';
import {hasMoved, newlyEarned, type PathwayView, type StepView, viewOfPathway} from './pathway-view.js';

const states = ['waiting', 'shown', 'failed', 'empty'] as const;

/**
 * The map of a pathway: where am I, what is next, what does it open. A list on a phone, a rising path where there is room.
 * Without a signed-in person it shows the way; with one, the progress, which it keeps up to date by itself.
 *
 * Keyboard: plain Tab, through the links and the one button. When a badge is earned while the pathway is shown, a polite live
 * region says so.
 *
 * @summary Where a person stands on a pathway of badges, and what is next.
 * @tagname badge-pathway
 * @fires {BadgeStepActivateEvent} badge-step-activate - The person asks to do a step. Cancelable.
 * @fires {BadgeStepEarnedEvent} badge-step-earned - A step has become earned while it was shown.
 * @slot - Fallback, shown until the pathway is there and when it cannot be had. A `<script type="application/json">` here gives
 *   `{pathway, progress}` without a backend.
 * @csspart heading - The title.
 * @csspart step - Each step.
 * @csspart button - The button of the step that is now.
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
    definition: {attribute: false},
    progress: {attribute: false},
    _earned: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    markStyles,
    medallionStyles,
    pathwayStyles,
  ];

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

  /** Where a step's title leads; `{badge}` and `{step}` are replaced. Without it titles are no links. */
  badgeHref = '';

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
  readonly #resize =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.#draw());
  #known: PathwayProgress | undefined;

  readonly #pathway = new Task(this, {
    args: () => [this.definition, this.#backend.context, this.#backend.structure, this.pathway] as const,
    task: (
      [definition, context, structure, pathway],
      {signal},
    ): Promise<Pathway | undefined> | Pathway | undefined => {
      if (definition) return definition;
      const inline = this.#inline()?.pathway;
      if (inline) return inline;
      if (!context.hasBackend || pathway === '') return undefined;
      return context.use((client) => client.pathways.get({structure, pathway}, {signal}));
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
      ] as const,
    task: async ([progress, context, structure, pathway, token], {signal}) => {
      if (progress) return progress;
      if (token === undefined || !context.hasBackend) return this.#inline()?.progress;
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
    this.#resize?.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const map = this.renderRoot.querySelector('.layers');
    this.#resize?.disconnect();
    if (!map) return;
    this.#resize?.observe(map);
    this.#draw();
  }

  /** Asks the backend again. */
  async refresh(): Promise<void> {
    await Promise.allSettled([this.#pathway.run(), this.#progress.run()]);
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
          .map(({title}) => this.#text('justEarned', {title}))
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
      <p>${unsureMark()}<span>${this.#text(errorKey(pathwayFr, error))}</span></p>
      <button class="button secondary" type="button" @click=${this.#onRetry}>${this.#text('retry')}</button>
      <slot></slot>
    </div>`;
  }

  #renderPathway(pathway: Pathway | undefined): TemplateResult {
    if (!pathway || pathway.steps.length === 0) return this.#renderEmpty();
    this.setState(states, 'shown');
    const view = viewOfPathway(pathway, this.#known, this.language);
    const layout = view.levels > maxColumns || view.levels < 2 ? '' : view.isLine ? 'line' : 'layers';
    const options = this.#stepOptions(view);
    return html`<section aria-labelledby="heading">
      <div part="heading">
        ${heading(this.headingLevel, pathway.title[this.language] ?? pathway.title.fr)}
      </div>
      ${renderCount(view, this.#text)}
      ${this.#progress.status === TaskStatus.ERROR ? this.#renderNoProgress() : nothing}
      <div class="path ${layout} of-${view.levels}">
        ${layout === 'line' ? lineTrail(view.steps) : nothing}
        ${layout === 'layers' ? html`<svg class="edges" aria-hidden="true"></svg>` : nothing}
        <ol class="steps">
          ${view.steps.map((step) => renderStep(step, options))}
        </ol>
      </div>
    </section>`;
  }

  #renderEmpty(): TemplateResult {
    this.setState(states, 'empty');
    return hasFallbackContent(this) ? html`<slot></slot>` : html`<p class="quiet">${this.#text('empty')}</p>`;
  }

  #renderNoProgress(): TemplateResult {
    return html`<div class="problem">
      <p>${unsureMark()}<span>${this.#text('progressUnknown')}</span></p>
      <button class="button secondary" type="button" @click=${this.#onRetry}>${this.#text('retry')}</button>
    </div>`;
  }

  #stepOptions(view: PathwayView): StepOptions {
    const first = view.steps.find((step) => step.badge !== undefined && !step.isKey)?.id;
    const canAsk = view.hasPerson || this.requestHref !== '' || followRequest.canFollow(this);
    return {
      text: this.#text,
      language: this.language,
      base: this.#backend.context.backend,
      badgeHref: this.badgeHref,
      isNew: (step) => this._earned.includes(step.id),
      hasButton: (step) =>
        canAsk && (view.hasPerson ? step.state === 'now' || step.state === 'needsMore' : step.id === first),
      onActivate: (step) => {
        this.#activate(step);
      },
    };
  }

  #activate(step: StepView): void {
    if (step.badge === undefined) return;
    const event = new BadgeStepActivateEvent({
      step: step.id,
      badge: step.badge,
      structure: this.#backend.structure,
    });
    if (!this.dispatchEvent(event)) return;
    followRequest(this, {step: step.id, badge: step.badge, href: this.requestHref});
  }

  readonly #onRetry = (): void => {
    void this.refresh();
  };

  #isPending(): boolean {
    const steps = this.#known?.steps;
    if (!steps || this.#backend.session === undefined) return false;
    const pathway = this.#pathway.value;
    const key = pathway ? viewOfPathway(pathway, this.#known, 'fr').key : undefined;
    return steps.some(({state}) => state === 'requested') || (key?.missing === 0 && !key.isEarned);
  }

  /** Notes which steps have become earned since the last answer, and tells the page. */
  #compare(progress: PathwayProgress | undefined): void {
    const before = this.#known;
    this.#known = progress;
    const pathway = this.#pathway.value;
    // What the pathway has found out, the other elements of the same <badge-backend> may want to show.
    if (before && progress && hasMoved(before, progress)) this.#backend.context.notifyChange();
    const earned = before && progress && pathway ? newlyEarned(before, progress) : [];
    if (earned.length === 0) return;
    this._earned = earned;
    for (const {id, badge} of this.#newSteps()) {
      if (badge !== undefined) this.dispatchEvent(new BadgeStepEarnedEvent({step: id, badge}));
    }
  }

  #newSteps(): readonly StepView[] {
    const pathway = this.#pathway.value;
    if (this._earned.length === 0 || !pathway) return [];
    return viewOfPathway(pathway, this.#known, this.language).steps.filter(({id}) =>
      this._earned.includes(id),
    );
  }

  #inline(): {readonly pathway?: Pathway; readonly progress?: PathwayProgress} | undefined {
    const text = inlineJsonText(this);
    return text === undefined
      ? undefined
      : (JSON.parse(text) as {pathway?: Pathway; progress?: PathwayProgress});
  }

  #draw(): void {
    const picture = this.renderRoot.querySelector<SVGSVGElement>('.edges');
    const pathway = this.#pathway.value;
    if (!picture || !pathway) return;
    const steps = new Map<string, Element>();
    for (const item of this.renderRoot.querySelectorAll<HTMLElement>('.step')) {
      const node = item.querySelector('.medallion, .sign');
      if (node) steps.set(item.dataset['step'] ?? '', node);
      item.style.gridColumn = item.dataset['column'] ?? '';
    }
    const earned = this.#known?.steps.filter((s) => s.state === 'earned').map((s) => s.step);
    drawEdges(picture, steps, pathway.edges, new Set(earned));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-pathway': BadgePathwayElement;
  }
}
