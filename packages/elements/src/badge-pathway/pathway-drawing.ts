/** Draws one pathway, and keeps what outlives a render: where the steps stand, which one has the focus, what is sought, what is new. */
import type {PathwayProgress} from '@pepites/recognition';
import {type CSSResult, html, type LitElement, nothing, type TemplateResult} from 'lit';
import {isOnServer} from '../base/is-on-server.js';
import {heading} from '../base/heading.js';
import type {BackendContext} from '../context/backend-context.js';
import type {BackendController} from '../context/backend-controller.js';
import {remembered} from '../text/remembered.js';
import {FaultWatch} from './fault-watch.js';
import {followRequest} from './follow-request.js';
import type {ShownPathway} from './given-pathway.js';
import type {DataHost} from './pathway-data.js';
import {KeptView} from './kept-view.js';
import type {LongPathway} from './long-pathway.js';
import {mostTabStops, stepsInOneBand} from './map-bands.js';
import type {Direction} from './map-placement.js';
import {MapStage} from './map-stage.js';
import {OwnOffer} from './own-offer.js';
import {renderCount} from './pathway-count.js';
import {listsOf} from './pathway-lists.js';
import {type DrawnLook, lookOf, type PathwayLook, renderLine, renderPlan} from './pathway-path.js';
import type {StepOptions} from './pathway-step.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {PeopleDesk, PeopleRead} from './people/people-desk.js';
import {hasMoved, ProgressNews} from './progress-news.js';
import {LiveProgress} from './live-progress.js';
import {activateStep, isAwaited} from './step-acts.js';
import {StepOpening} from './step-opening.js';
import {isReadFirst} from './step-words.js';

export interface DrawOptions extends Pick<StepOptions, 'text' | 'language' | 'badgeHref'> {
  readonly pathway: ShownPathway;
  readonly progress: PathwayProgress | undefined;
  readonly context: BackendContext;
  readonly structure: string;
  /** Level of the title in the page. */
  readonly headingLevel: number;
  /** Said between the count and the path. */
  readonly trouble: TemplateResult | typeof nothing;
  readonly requestHref: string;
  /** A server does not see the rest of the page: what it has drawn says whether a badge can be asked for. */
  readonly isServerDrawn: boolean;
  /** Offers visitors to see where they stand by badges of their own. */
  readonly isOwnOffered: boolean;
  /** Several people, instead of the way of one. */
  readonly isOfPeople: boolean;
  readonly look: PathwayLook;
  readonly direction: Direction;
}

interface PartOptions extends DrawOptions, StepOptions {
  /** From the opened step. */
  readonly onAsk: (step: StepView) => void;
  /** Is there anywhere to ask for a badge, for somebody who is not signed in? */
  readonly canAsk: boolean;
}

export interface DrawingStyles {
  readonly addStyles: (styles: readonly CSSResult[]) => void;
  readonly useLook: (look: DrawnLook, columns: number) => void;
}

/** The element, and what its page has set. */
export type PathwayHost = LitElement & DataHost;

export class PathwayDrawing {
  readonly #host: PathwayHost;
  readonly #root: ShadowRoot;
  readonly #views = new KeptView();
  readonly #stage: MapStage;
  readonly #opening: StepOpening;
  readonly #news: ProgressNews;
  readonly #own: OwnOffer;
  readonly #live: LiveProgress;
  readonly watch: FaultWatch;
  readonly #addStyles: DrawingStyles['addStyles'];
  readonly #useLook: DrawingStyles['useLook'];
  #long: LongPathway | undefined;
  #desk: PeopleDesk | undefined;
  #view: PathwayView | undefined;
  /** Of the last render: a step that has not changed is not drawn anew, and what is pressed on it does what is right then. */
  #options: DrawOptions | undefined;

  /** @param styles.useLook adds those of what is drawn, before each render */
  constructor(host: PathwayHost, {addStyles, useLook}: DrawingStyles) {
    this.#host = host;
    this.#root = host.renderRoot as ShadowRoot;
    this.#addStyles = addStyles;
    this.#useLook = useLook;
    this.#stage = new MapStage(this.#root, this.#changed);
    this.#opening = new StepOpening(host, addStyles);
    this.#news = new ProgressNews(host);
    this.#own = new OwnOffer({root: this.#root, changed: this.#changed, addStyles});
    this.#live = new LiveProgress(host);
    this.watch = new FaultWatch(host);
  }

  /** Asks where the people are; what comes is shown by the next `render`. */
  async readPeople(backend: BackendController, asked: PeopleRead): Promise<void> {
    const part = await import('./people/people-desk.js');
    this.#desk ??= new part.PeopleDesk(this.#root, this.#changed);
    await this.#desk.read(backend, asked);
  }

  /** Before a pathway is drawn for the first time: loads what belongs to its first picture, and nothing else does. */
  async prepare(pathway: ShownPathway): Promise<void> {
    await Promise.all([
      this.watch.prepare(pathway),
      pathway.steps.length > mostTabStops ? this.#loadLong() : undefined,
    ]);
  }

  render(options: DrawOptions): TemplateResult {
    this.#options = options;
    const {pathway, language, text} = options;
    const own = options.isOwnOffered ? this.#own.progressOn(pathway) : undefined;
    const view = this.#views.of(pathway, options.progress ?? own, language);
    this.#view = view;
    const title = heading(
      options.headingLevel,
      (pathway.title[language] ?? pathway.title.fr) || text('unnamed'),
    );
    if (options.isOfPeople) return this.#renderPeople(view, title, options);
    const parts = this.#partOptions(view, options);
    const look = lookOf(view, options.look);
    this.#useLook(look, view.levels);
    const isLong = view.steps.length > mostTabStops;
    const plan = look === 'map' ? this.#stage.place(view, parts) : undefined;
    const lists = listsOf(view, plan);
    const drawn = this.#stage.drawnOf(lists, {isWhole: options.isServerDrawn});
    return html`<section aria-labelledby="heading">
      <div part="heading">${title}</div>
      ${renderCount(view, text, {language, canShare: options.context.session !== undefined})}
      ${this.#news.renderKeys(view, text)} ${options.trouble} ${this.watch.render(pathway, text)}
      ${(isLong && this.#long?.render(view, plan, text)) || nothing}
      ${plan ? renderPlan(plan, lists, {...parts, drawn}) : renderLine(view, lists, {...parts, drawn, isLine: look === 'line'})}
      ${isLong ? html`<span class="end" tabindex="-1"></span>` : nothing}
      ${options.isOwnOffered ? this.#own.render(options) : nothing} ${this.#opening.render(view, parts)}
    </section>`;
  }

  /** The place for a visitor's own badges, before the first `render`: what a server drew has it. */
  async loadOwn(): Promise<void> {
    await this.#own.load();
  }

  /** What has just been earned, for the live region. */
  sayNews(text: DrawOptions['text']): string {
    return this.#view ? this.#news.say(this.#view, text) : '';
  }

  /** @returns is any step in another state than before? */
  compare(
    before: PathwayProgress,
    after: PathwayProgress,
    shown: {readonly pathway: ShownPathway | undefined; readonly language: string},
  ): boolean {
    const {pathway, language} = shown;
    if (pathway) this.#news.compare(before, after, {pathway, language});
    return hasMoved(before, after);
  }

  /** Is something on its way that the backend must be asked for? Not while it says so by itself. */
  isAwaited(pathway: ShownPathway | undefined, known: PathwayProgress): boolean {
    return !this.#live.isHeard && isAwaited(pathway, known);
  }

  /** Where the steps stand on the map, as a style sheet; empty where there is no map. */
  get places(): string {
    return this.#stage.places;
  }

  /** After each render. @param shown the pathway, if there is one, and why more cannot be shown */
  update(shown: Parameters<FaultWatch['update']>[0]): void {
    this.watch.update(shown);
    this.#live.update(this.#options);
    this.#desk?.update();
    const view = this.#view;
    if (!view) return;
    this.#opening.update();
    this.#stage.update();
    this.#long?.update(view, {isLong: view.steps.length > mostTabStops});
  }

  disconnect(): void {
    this.#stage.disconnect();
    this.#live.stop();
  }

  /** Without it a long pathway is whole, but slow to go through. */
  async #loadLong(): Promise<void> {
    const part = await import('./long-pathway.js').catch(() => undefined);
    if (!part || this.#long) return;
    this.#addStyles(part.longStyles);
    this.#long = new part.LongPathway({
      root: this.#root,
      stage: this.#stage,
      changed: this.#changed,
      whole: () => this.#whole(),
    });
  }

  /** Draws the steps of a map that are not drawn yet; undefined when all are there. */
  #whole(): Promise<unknown> | undefined {
    if (this.#stage.isWhole) return undefined;
    this.#stage.finish();
    return this.#host.updateComplete;
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  #partOptions(view: PathwayView, options: DrawOptions): PartOptions {
    const {requestHref, badgeHref, language, context} = options;
    const canAsk =
      options.isServerDrawn && !isOnServer
        ? this.#root.querySelector('[part=button]') !== null
        : requestHref !== '' || followRequest.canFollow(this.#host);
    const due = view.steps.find(({isDue}) => isDue)?.id;
    const ask = (step: StepView): void => {
      const latest = this.#options ?? options;
      activateStep(this.#host, step, {
        structure: latest.structure,
        href: latest.requestHref,
        open: () => void this.#opening.open(step, latest),
      });
    };
    const first = view.steps.find((step) => step.badge !== undefined && !step.isKey)?.id;
    return {
      ...options,
      text: remembered(options.text),
      canAsk,
      base: context.backend,
      isLong: view.steps.length > stepsInOneBand,
      sameAs: [language, badgeHref, context.backend, canAsk, options.isOwnOffered],
      isNew: this.#news.isNew,
      hasButton: (step) =>
        view.hasPerson && !options.isOwnOffered ? step.isDue : canAsk && step.id === (due ?? first),
      isFolded: ({id}) => this.#stage.collapsed.has(id),
      onOpen: (step) => void this.#opening.open(step, this.#options ?? options),
      onActivate: (step) => {
        const latest = this.#options ?? options;
        if (step.offer) void this.#opening.claim(step, latest);
        else if (isReadFirst(step)) void this.#opening.open(step, latest);
        else ask(step);
      },
      onAsk: ask,
      onFold: ({id}) => {
        this.#stage.fold(id);
      },
    };
  }

  #renderPeople(view: PathwayView, title: TemplateResult, options: DrawOptions): TemplateResult {
    this.#view = undefined;
    return html`<section class="people" aria-labelledby="heading">
      <div part="heading">${title}</div>
      ${options.trouble} ${this.#desk?.render(view.steps, options.language)}
    </section>`;
  }
}
