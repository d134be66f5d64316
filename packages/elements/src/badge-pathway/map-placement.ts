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
  #key = '';
  #placement: Placement | undefined;
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
    const key = JSON.stringify([direction, shown]);
    const views = new Map(view.steps.map((step) => [step.id, step]));
    if (!this.#placement || key !== this.#key) {
      const before = this.#direction === direction ? this.#placement?.layout : undefined;
      const layout = layoutPathway(shown.steps, shown.edges, {
        direction: directions[direction],
        ...gaps[direction],
        ...(before && {previous: before}),
      });
      this.#placement = {steps: [], layout, frames: framesOf(shown.steps, layout)};
    }
    this.#key = key;
    this.#direction = direction;
    const {layout, frames} = this.#placement;
    const steps = [...layout.steps.keys()].flatMap((id) => views.get(id) ?? []);
    return {steps, layout, frames};
  }
}
