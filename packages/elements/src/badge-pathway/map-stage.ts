/** What a map needs beside its templates: its sheet of places, the steps that turned out taller than reckoned, its zoom, its closed groups. */
import {bandsOf, type LayoutBand} from '@pepites/recognition/layout.js';
import {type Direction, type Placement, Placing} from './map-placement.js';
import {sheetOf} from './map-sheet.js';
import {sizeOf, type StepSize, unitsPerEm} from './map-sizes.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {Wording} from './step-words.js';

export interface StagePlan extends Placement {
  readonly bands: readonly LayoutBand[];
}

export const zooms = [0.5, 0.65, 0.8, 1, 1.25, 1.5] as const;

/** More steps than this are drawn band by band, as they come into view. */
const stepsInOneBand = 60;

export class MapStage {
  collapsed: ReadonlySet<string> = new Set();
  zoom = 1;

  readonly #root: ShadowRoot;
  readonly #changed: () => void;
  readonly #placing = new Placing();
  /** Made at the first update: a server has neither. */
  #sheet: CSSStyleSheet | undefined;
  #heights: ResizeObserver | undefined;
  /** Heights of steps that are taller than reckoned, while they say the same. */
  readonly #taller = new Map<string, {readonly said: string; readonly height: number}>();
  #plan: StagePlan | undefined;
  #places = '';
  #written = '';
  #isShown = false;
  /** For which layout, and with which first step, heights are observed. */
  #observed: readonly [StagePlan['layout'] | undefined, Element | null] | undefined;

  /** @param changed is called when steps have to be placed anew */
  constructor(root: ShadowRoot, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** Where the steps stand, as a style sheet. */
  get places(): string {
    return this.#places;
  }

  place(
    view: PathwayView,
    options: Wording & {readonly direction: Direction; readonly hasButton: (step: StepView) => boolean},
  ): StagePlan {
    const {direction, hasButton} = options;
    const placement = this.#placing.place(view, {
      direction,
      collapsed: this.collapsed,
      sizeOf: (step) => this.#sizeOf(step, sizeOf(step, options, hasButton(step))),
    });
    const length = placement.steps.length > stepsInOneBand ? 1200 : Number.MAX_SAFE_INTEGER;
    const isAcross = direction === 'across';
    const bands = bandsOf(placement.layout, {direction: isAcross ? 'ltr' : 'ttb', length});
    this.#plan = {...placement, bands};
    this.#places = sheetOf(placement, bands, {isAcross});
    return this.#plan;
  }

  /** After each render. */
  update(): void {
    const {adoptedStyleSheets: sheets} = this.#root;
    this.#sheet ??= new CSSStyleSheet();
    if (this.#places !== this.#written) this.#sheet.replaceSync(this.#places);
    this.#written = this.#places;
    if (!sheets.includes(this.#sheet)) this.#root.adoptedStyleSheets = [...sheets, this.#sheet];
    const plan = this.#root.querySelector<HTMLElement>('.map .plan');
    if (plan) plan.style.fontSize = this.zoom === 1 ? '' : `${this.zoom}em`;
    plan?.classList.toggle('zoomed', this.zoom !== 1);
    if (plan && !this.#isShown) this.#showDue(plan);
    this.#heights ??= new ResizeObserver((entries) => {
      this.#measure(entries);
    });
    this.#observe(this.#heights);
  }

  /** Anew only when steps stand elsewhere: what is observed is measured once more, which takes its time where there are many. */
  #observe(heights: ResizeObserver): void {
    const layout = this.#plan?.layout;
    const first = this.#root.querySelector('.map .step');
    const [layoutBefore, firstBefore] = this.#observed ?? [];
    if (layout === layoutBefore && first === firstBefore) return;
    this.#observed = [layout, first];
    heights.disconnect();
    for (const step of this.#root.querySelectorAll('.map .step')) heights.observe(step);
  }

  disconnect(): void {
    this.#observed = undefined;
    this.#heights?.disconnect();
  }

  /** @param by 1: larger; -1: smaller */
  zoomBy(by: 1 | -1): void {
    const at = zooms.findIndex((zoom) => zoom === this.zoom);
    this.zoom = zooms[Math.min(zooms.length - 1, Math.max(0, at + by))] ?? 1;
    this.#changed();
  }

  fold(group: string): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(group)) collapsed.add(group);
    this.collapsed = collapsed;
    this.#changed();
  }

  /** Once, and along the map only: the page itself is not moved. */
  #showDue(plan: HTMLElement): void {
    const map = plan.parentElement;
    const due = plan.querySelector<HTMLElement>('[aria-current]');
    if (!map || map.clientWidth === 0) return;
    this.#isShown = true;
    if (!due || map.scrollWidth <= map.clientWidth) return;
    const [frame, step] = [map.getBoundingClientRect(), due.getBoundingClientRect()];
    map.scrollLeft += step.left + step.width / 2 - frame.left - frame.width / 2;
  }

  #sizeOf(step: StepView, reckoned: StepSize): StepSize {
    const measured = this.#taller.get(step.id);
    if (measured?.said !== (step.state ?? '')) return reckoned;
    return {...reckoned, height: Math.max(reckoned.height, measured.height)};
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    let isTaller = false;
    const views = new Map(this.#plan?.steps.map((step) => [step.id, step]));
    for (const {target, borderBoxSize} of entries) {
      const id = target instanceof HTMLElement ? (target.dataset['step'] ?? '') : '';
      const placed = this.#plan?.layout.steps.get(id);
      const style = getComputedStyle(target);
      // In a list steps are as tall as they like.
      if (!placed || style.position !== 'absolute') continue;
      const height = Math.ceil(
        ((borderBoxSize[0]?.blockSize ?? 0) / Number.parseFloat(style.fontSize)) * unitsPerEm,
      );
      if (height <= placed.height + 1) continue;
      this.#taller.set(id, {said: views.get(id)?.state ?? '', height});
      isTaller = true;
    }
    if (isTaller) requestAnimationFrame(this.#changed);
  }
}
