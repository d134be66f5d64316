/** What a map needs beside its templates: its sheet of places, the steps that turned out taller than reckoned, its zoom, its closed groups, and how much of it is drawn. */
import {BandQueue} from './band-queue.js';
import {bandsOfMap, type MapBand} from './map-bands.js';
import {type Direction, type Placement, Placing} from './map-placement.js';
import {sheetOf} from './map-sheet.js';
import {sizeOf, type StepSize, unitsPerEm} from './map-sizes.js';
import {showZoom, type Zoom, zoomFrom} from './map-zoom.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {PathList} from './pathway-lists.js';
import type {StepOptions} from './pathway-step.js';

export interface StagePlan extends Placement {
  readonly direction: Direction;
  readonly bands: readonly MapBand[];
}

export interface StageOptions extends Pick<StepOptions, 'text' | 'language' | 'hasButton' | 'sameAs'> {
  readonly direction: Direction;
}

export class MapStage {
  collapsed: ReadonlySet<string> = new Set();
  zoom: Zoom = 1;

  readonly #root: ShadowRoot;
  readonly #changed: () => void;
  readonly #placing = new Placing();
  /** Made at the first update: a server has neither. */
  #sheet: CSSStyleSheet | undefined;
  #heights: ResizeObserver | undefined;
  /** Heights of steps that are taller than reckoned, while they say the same. */
  readonly #taller = new Map<string, {readonly said: string; readonly height: number}>();
  /** Counts what was found taller. */
  #revision = 0;
  readonly #queue: BandQueue;
  /** The last plan, and what it was made from. */
  #plan: StagePlan | undefined;
  #madeFrom: readonly unknown[] = [];
  #places = '';
  #written = '';
  #isShown = false;
  /** For which layout heights are observed, and of which steps. */
  #observed:
    {readonly layout: StagePlan['layout'] | undefined; readonly counts: Map<Element, number>} | undefined;

  /** @param changed is called when steps have to be placed anew */
  constructor(root: ShadowRoot, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
    this.#queue = new BandQueue(changed);
  }

  /** Where the steps stand, as a style sheet. */
  get places(): string {
    return this.#places;
  }

  place(view: PathwayView, options: StageOptions): StagePlan {
    const {direction, hasButton, sameAs} = options;
    const madeFrom = [view, direction, this.collapsed, this.#revision, ...sameAs];
    if (this.#plan && areSame(madeFrom, this.#madeFrom)) return this.#plan;
    const placement = this.#placing.place(view, {
      direction,
      collapsed: this.collapsed,
      sizeOf: (step) => this.#sizeOf(step, sizeOf(step, options, hasButton(step))),
    });
    const isSameLayout = this.#plan?.layout === placement.layout;
    const bands = bandsOfMap(placement, direction);
    this.#plan = {...placement, direction, bands};
    this.#madeFrom = madeFrom;
    if (!isSameLayout) this.#places = sheetOf(placement.layout, bands, {isAcross: direction === 'across'});
    return this.#plan;
  }

  /** How many lists are to be drawn now. @param options.isWhole all at once, as a server does */
  drawnOf(lists: readonly PathList[], {isWhole}: {readonly isWhole: boolean}): number {
    this.#queue.plan(
      lists.map(({steps}) => steps.length),
      {isWhole: isWhole || typeof requestAnimationFrame === 'undefined'},
    );
    return this.#queue.drawn;
  }

  /** Is every step there? */
  get isWhole(): boolean {
    return this.#queue.isWhole;
  }

  /** The next render draws all that is left. */
  finish(): void {
    this.#queue.finish();
  }

  /** After each render. */
  update(): void {
    const {adoptedStyleSheets: sheets} = this.#root;
    this.#sheet ??= new CSSStyleSheet();
    if (this.#places !== this.#written) this.#sheet.replaceSync(this.#places);
    this.#written = this.#places;
    if (!sheets.includes(this.#sheet)) this.#root.adoptedStyleSheets = [...sheets, this.#sheet];
    this.#heights ??= new ResizeObserver((entries) => {
      this.#measure(entries);
    });
    this.#observe(this.#heights);
    this.#queue.update();
  }

  /** All of them anew only when steps stand elsewhere: what is observed is measured once more. */
  #observe(heights: ResizeObserver): void {
    const layout = this.#plan?.layout;
    const map = this.#root.querySelector('.map');
    if (!map || this.#observed?.layout !== layout || !this.#observed?.counts.has(map)) {
      heights.disconnect();
      this.#observed = {layout, counts: new Map()};
      if (map) heights.observe(map);
      if (map) this.#observed.counts.set(map, 1);
    }
    const {counts} = this.#observed;
    for (const list of map?.querySelectorAll('.steps') ?? []) {
      const {children} = list;
      if (counts.get(list) === children.length) continue;
      counts.set(list, children.length);
      // To observe one twice is to observe it once.
      for (const step of children) heights.observe(step);
    }
  }

  disconnect(): void {
    this.#observed = undefined;
    this.#heights?.disconnect();
  }

  /** Nothing is rendered anew. @param by 1: larger; -1: smaller @returns the zoom that is shown */
  zoomBy(by: 1 | -1): Zoom {
    this.zoom = zoomFrom(this.zoom, by);
    const plan = this.#root.querySelector<HTMLElement>('.map > .plan');
    if (plan) showZoom(plan, this.zoom);
    return this.zoom;
  }

  fold(group: string): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(group)) collapsed.add(group);
    this.collapsed = collapsed;
    this.#changed();
  }

  /**
   * Once, and along the map only: the page itself is not moved. Where the step that is to be done is further down than a screen, the
   * beginning is shown. Reckoned, since the step may not be drawn yet.
   */
  #showBeginning(map: HTMLElement): void {
    const plan = this.#plan;
    const {clientWidth: width} = map;
    if (!plan || width === 0) return;
    this.#isShown = true;
    const {steps, layout} = plan;
    const unit = (map.querySelector('.plan')?.clientWidth ?? 0) / layout.width;
    const due = layout.steps.get(steps.find(({isDue}) => isDue)?.id ?? '');
    const isNear = due !== undefined && (due.y + due.height) * unit <= window.innerHeight;
    const shown = isNear ? due : layout.steps.get(steps[0]?.id ?? '');
    if (!shown || map.scrollWidth <= width) return;
    const start = (shown.x + shown.width / 2) * unit - width / 2;
    map.scrollLeft = getComputedStyle(map).direction === 'rtl' ? -start : start;
  }

  #sizeOf(step: StepView, reckoned: StepSize): StepSize {
    const measured = this.#taller.get(step.id);
    if (measured?.said !== (step.state ?? '')) return reckoned;
    return {...reckoned, height: Math.max(reckoned.height, measured.height)};
  }

  /** Steps are measured only where they are drawn: those in bands off the screen when these come into view. */
  #measure(entries: readonly ResizeObserverEntry[]): void {
    let isTaller = false;
    for (const {target, borderBoxSize} of entries) {
      if (!(target instanceof HTMLElement)) continue;
      if (target.matches('.map')) {
        if (!this.#isShown) this.#showBeginning(target);
        continue;
      }
      const id = target.dataset['step'] ?? '';
      const placed = this.#plan?.layout.steps.get(id);
      const style = getComputedStyle(target);
      // In a list steps are as tall as they like.
      if (!placed || style.position !== 'absolute') continue;
      const height = Math.ceil(
        ((borderBoxSize[0]?.blockSize ?? 0) / Number.parseFloat(style.fontSize)) * unitsPerEm,
      );
      if (height <= placed.height + 1) continue;
      const said = this.#plan?.steps.find((step) => step.id === id)?.state ?? '';
      this.#taller.set(id, {said, height});
      this.#revision++;
      isTaller = true;
    }
    if (isTaller) requestAnimationFrame(this.#changed);
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
