/** All that draws a pathway: the list, and the line or the map where there is room. Loaded while the pathway itself is on its way. */
import type {PathwayProgress} from '@pepites/recognition';
import {type CSSResult, html, nothing, type TemplateResult} from 'lit';
import {BadgePathwayFaultEvent} from '../events/pathway-fault-event.js';
import type {BackendController} from '../context/backend-controller.js';
import {mapFr} from '../messages/map.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {pipStyles} from '../styles/pip.styles.js';
import {seatStyles} from '../styles/seat.styles.js';
import {signpostStyles} from '../styles/signpost.styles.js';
import {errorKey} from '../text/error-key.js';
import {translate} from '../text/messages.js';
import {keepTogether} from '../text/keep-together.js';
import {lineStyles, maxColumns} from './line.styles.js';
import {mapStyles as planStyles} from './map.styles.js';
import type {Direction} from './map-placement.js';
import {renderLines} from './map-picture.js';
import {MapStage, type StagePlan} from './map-stage.js';
import {findSteps, renderTools} from './map-tools.js';
import {pathwayStyles} from './badge-pathway.styles.js';
import type {ShownPathway} from './given-pathway.js';
import {areSameFaults, faultOf, faultsOf, type MapFault, sayFaults} from './map-faults.js';
import type {OwnBadges, OwnPlace} from './own-badges.js';
import {printStyles} from './print.styles.js';
import {renderCount} from './pathway-count.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {PeopleDesk, PeopleRead} from './people/people-desk.js';
import {mostTabStops, StepKeys} from './step-keys.js';
import {StepOpening} from './step-opening.js';
import {isDue} from './step-words.js';

export {unsureMark} from '../art/marks.js';
export {heading} from '../base/heading.js';
export {followRequest} from './follow-request.js';
export {activateStep, isAwaited, tellEarned} from './step-acts.js';
export {readGivenPathway} from './given-pathway.js';
export {hasMoved, newlyEarned, viewOfPathway} from './pathway-view.js';

export const mapWords = {
  fr: mapFr,
  en: async () => (await import('../messages/map.en.js')).mapEn,
};

export const mapStyles = [
  buttonStyles,
  fieldStyles,
  markStyles,
  medallionStyles,
  seatStyles,
  signpostStyles,
  pipStyles,
  pathwayStyles,
  lineStyles,
  planStyles,
  printStyles,
];

/** The sentence for a pathway that cannot be had. */
export function sayFailure(error: unknown, text: MapOptions['text']): string {
  return text(errorKey(mapFr, error));
}

/** How a pathway is drawn where there is room. */
export type PathwayLook = 'auto' | 'line' | 'map';

export interface MapOptions extends Omit<StepOptions, 'hasButton' | 'isFolded' | 'onFold' | 'onOpen'> {
  readonly pathway: ShownPathway;
  readonly structure: string;
  readonly heading: TemplateResult;
  /** Said between the count and the path. */
  readonly trouble: TemplateResult | typeof nothing;
  /** Is there anywhere to ask for a badge, for somebody who is not signed in? */
  readonly canAsk: boolean;
  /** Offers visitors to see where they stand by badges of their own. */
  readonly own: OwnPlace['context'] | undefined;
  /** Several people, instead of the way of one. */
  readonly isOfPeople: boolean;
  readonly look: PathwayLook;
  readonly direction: Direction;
}

/** Draws one pathway, and keeps what outlives a render: where the steps stand, which one has the focus, what is sought. */
export class PathwayDrawing {
  readonly #stage: MapStage;
  readonly #keys: StepKeys;
  readonly #opening: StepOpening;
  #own: OwnBadges | undefined;
  #isOwnAsked = false;
  readonly #root: ShadowRoot;
  readonly #changed: () => void;
  readonly #addStyles: (styles: readonly CSSResult[]) => void;
  #faults: readonly MapFault[] = [];
  #desk: PeopleDesk | undefined;
  #sought = '';
  #view: PathwayView | undefined;
  #at = -1;

  /** @param changed asks for a new render */
  constructor(root: ShadowRoot, changed: () => void, addStyles: (styles: readonly CSSResult[]) => void) {
    this.#root = root;
    this.#changed = changed;
    this.#addStyles = addStyles;
    this.#stage = new MapStage(root, changed);
    this.#keys = new StepKeys(root);
    this.#opening = new StepOpening(root, changed, addStyles);
  }

  /** Asks where the people are; what comes is shown by the next `render`. */
  async readPeople(backend: BackendController, asked: PeopleRead): Promise<void> {
    const part = await import('./people/people-desk.js');
    this.#desk ??= new part.PeopleDesk(this.#root, {translate, errorKey}, this.#changed);
    await this.#desk.read(backend, asked);
  }

  render(view: PathwayView, options: MapOptions): TemplateResult {
    if (options.isOfPeople) {
      this.#view = undefined;
      return html`<section class="people" aria-labelledby="heading">
        <div part="heading">${options.heading}</div>
        ${options.trouble} ${this.#desk?.render(view.steps, options.language)}
      </section>`;
    }
    this.#view = view;
    const look = lookOf(view, options.look);
    const due = view.steps.find(isDue)?.id;
    const first = view.steps.find((step) => step.badge !== undefined && !step.isKey)?.id;
    const stepOptions: StepOptions = {
      ...options,
      hasButton: (step) =>
        view.hasPerson && !options.own ? isDue(step) : options.canAsk && step.id === (due ?? first),
      onOpen: (step) => void this.#opening.open(step, options.structure),
      isFolded: ({id}) => this.#stage.collapsed.has(id),
      onFold: ({id}) => {
        this.#stage.fold(id);
      },
    };
    const isLong = view.steps.length > mostTabStops;
    const plan =
      look === 'map' ? this.#stage.place(view, {...stepOptions, direction: options.direction}) : undefined;
    return html`<section aria-labelledby="heading">
      <div part="heading">${options.heading}</div>
      ${renderCount(view, options.text)} ${sayKeys(view, options)} ${options.trouble}
      ${sayFaults(faultsOf(options.pathway), options.text)}
      ${isLong ? this.#renderTools(view, plan, options) : nothing}
      ${plan ? renderPlan(plan, stepOptions) : renderLine(view, look, stepOptions)}
      ${isLong ? html`<span class="end" tabindex="-1"></span>` : nothing} ${this.#renderOwn(options)}
      ${this.#opening.render(view, options)}
    </section>`;
  }

  /** Where a visitor stands, by the badges that they have shown. */
  ownProgress(pathway: ShownPathway): PathwayProgress | undefined {
    return this.#own?.progressOn(pathway);
  }

  /** Where the steps stand on the map, as a style sheet; empty where there is no map. */
  get places(): string {
    return this.#stage.places;
  }

  /** What is wrong with what is shown; the page is told when it changes. */
  get faults(): readonly MapFault[] {
    return this.#faults;
  }

  /** After each render. @param shown the pathway, if there is one, and why more cannot be shown */
  update({pathway, error}: {readonly pathway: ShownPathway | undefined; readonly error: unknown}): void {
    this.#tell([
      ...(error === undefined ? [] : [faultOf(error)]),
      ...(pathway === undefined ? [] : faultsOf(pathway)),
    ]);
    this.#desk?.update();
    const view = this.#view;
    if (!view) return;
    this.#opening.update();
    this.#stage.update();
    this.#keys.update({isOn: view.steps.length > mostTabStops, due: view.steps.find(isDue)?.id});
  }

  disconnect(): void {
    this.#stage.disconnect();
  }

  #renderOwn({own: context, structure, pathway, language}: MapOptions): TemplateResult | typeof nothing {
    if (!context) return nothing;
    if (!this.#own) void this.#loadOwn();
    return this.#own?.render({context, structure, pathway, language}) ?? nothing;
  }

  /** Without its part the map is whole all the same. */
  async #loadOwn(): Promise<void> {
    if (this.#isOwnAsked) return;
    this.#isOwnAsked = true;
    const part = await import('./own-badges.js').catch(() => undefined);
    if (!part) return;
    this.#addStyles(part.ownStyles);
    this.#own = new part.OwnBadges(this.#root, this.#changed);
    this.#changed();
  }

  #tell(faults: readonly MapFault[]): void {
    if (areSameFaults(faults, this.#faults)) return;
    this.#faults = faults;
    if (faults.length > 0) this.#root.host.dispatchEvent(new BadgePathwayFaultEvent(faults));
  }

  #renderTools(view: PathwayView, plan: StagePlan | undefined, {text}: MapOptions): TemplateResult {
    const found = findSteps(plan?.steps ?? view.steps, this.#sought);
    return html`<button
        class="button secondary skip"
        type="button"
        @click=${() => {
          this.#root.querySelector<HTMLElement>('.end')?.focus();
        }}
      >
        ${text('skip')}
      </button>
      ${renderTools({
        text,
        sought: this.#sought,
        found,
        hasMap: plan !== undefined,
        zoom: this.#stage.zoom,
        onFind: (sought) => {
          this.#sought = sought;
          this.#at = -1;
          this.#changed();
        },
        onNext: () => {
          this.#at = (this.#at + 1) % Math.max(1, found.length);
          const step = found[this.#at];
          if (step) this.#keys.focus(step.id);
        },
        onZoom: (by) => {
          this.#stage.zoomBy(by);
        },
      })}
      <p class="visually-hidden" id="keys">${text('keys')}</p>`;
  }
}

/** A few steps one after the other are a rising line; one step alone, or a line of many, a list. */
function lookOf({isLine, levels, steps}: PathwayView, wanted: PathwayLook): 'line' | 'list' | 'map' {
  if (wanted === 'map') return 'map';
  if (isLine && levels > 1 && levels <= maxColumns) return 'line';
  return wanted === 'line' || isLine || steps.length < 2 ? 'list' : 'map';
}

/** A key badge that has just come: said where everybody sees it, not only in the live region. */
function sayKeys(
  {steps}: PathwayView,
  {text, isNew}: Pick<MapOptions, 'text' | 'isNew'>,
): TemplateResult | typeof nothing {
  const keys = steps.filter((step) => step.isKey && isNew(step));
  if (keys.length === 0) return nothing;
  return html`<p class="cheer">${keys.map(({title}) => keepTogether(text('keyJustEarned', {title})))}</p>`;
}

function renderLine(view: PathwayView, look: 'line' | 'list' | 'map', options: StepOptions): TemplateResult {
  const isLine = look === 'line';
  return html`<div class="path ${isLine ? `line of-${view.levels}` : ''}">
    ${isLine ? lineTrail(view.steps) : nothing}
    <ol class="steps">
      ${view.steps.map((step, place) => renderStep(step, place, options))}
    </ol>
  </div>`;
}

function renderPlan(plan: StagePlan, options: StepOptions): TemplateResult {
  const {steps, bands, layout} = plan;
  const views = new Map<string, readonly [StepView, number]>(
    steps.map((step, place) => [step.id, [step, place]]),
  );
  let from = 1;
  const total = layout.steps.size;
  return html`<div class="path map">
    <div class="plan">
      ${renderLines(plan)}
      ${bands.map((band, index) => {
        const start = from;
        from += band.steps.length;
        const words = options.text('band', {from: start, to: from - 1, total});
        return html`<ol
          class="steps b${index} ${bands.length > 1 ? 'band' : ''}"
          start=${start}
          aria-label=${bands.length > 1 ? words : nothing}
          aria-describedby=${total > mostTabStops ? 'keys' : nothing}
        >
          ${band.steps.map(({id}) => {
            const found = views.get(id);
            return found ? renderStep(found[0], found[1], options) : nothing;
          })}
        </ol>`;
      })}
    </div>
  </div>`;
}
