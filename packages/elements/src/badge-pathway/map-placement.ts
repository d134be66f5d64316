/** Where the steps of a pathway stand on its map. Laid out anew only when something in it has changed, near to where all stood before. */
import {
  collapseGroups,
  framesOf,
  type LayoutFrame,
  layoutPathway,
  type LayoutStep,
  type PathwayLayout,
} from '@pepites/recognition/layout.js';
import type {PathwayView, StepView} from './pathway-view.js';
import {joinOf, type StepSize} from './map-sizes.js';

export interface Placement {
  /** In reading order; without those that a closed group holds. */
  readonly steps: readonly StepView[];
  /** By what number the sheet calls each step; it stays when a group is closed. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly layout: PathwayLayout;
  readonly frames: readonly LayoutFrame[];
}

export type Direction = 'down' | 'across';

export interface PlacingOptions {
  readonly direction: Direction;
  /** Groups whose steps are not shown. */
  readonly collapsed: ReadonlySet<string>;
  readonly sizeOf: (step: StepView) => StepSize;
}

/** Between levels there is room for an edge to bend, and to be followed by the eye. */
const gaps = {down: {levelGap: 52, stepGap: 28}, across: {levelGap: 56, stepGap: 20}} as const;
const directions = {down: 'ttb', across: 'ltr'} as const;

/** One for each map that is shown: it remembers where the steps stood. */
export class Placing {
  #placed: ReturnType<typeof collapseGroups> | undefined;
  #placement: Pick<Placement, 'layout' | 'frames'> | undefined;
  #direction: Direction = 'down';

  place(view: PathwayView, {direction, collapsed, sizeOf}: PlacingOptions): Placement {
    const all = view.steps.map((step, order): LayoutStep => ({
      id: step.id,
      ...sizeOf(step),
      ...joinOf(step, direction),
      order,
      ...(step.members && {members: step.members}),
    }));
    const shown = collapseGroups(all, view.edges, collapsed);
    const views = new Map(view.steps.map((step) => [step.id, step]));
    const isSame = this.#direction === direction && JSON.stringify(shown) === JSON.stringify(this.#placed);
    if (!this.#placement || !isSame) {
      const before = this.#direction === direction ? this.#placement?.layout : undefined;
      const layout = layoutPathway(shown.steps, shown.edges, {
        direction: directions[direction],
        ...gaps[direction],
        ...(before && {previous: before}),
      });
      this.#placement = {layout, frames: framesOf(shown.steps, layout)};
    }
    this.#placed = shown;
    this.#direction = direction;
    const {layout, frames} = this.#placement;
    const steps = [...layout.steps.keys()].flatMap((id) => views.get(id) ?? []);
    return {steps, numbers: new Map(view.steps.map(({id}, place) => [id, place])), layout, frames};
  }
}
