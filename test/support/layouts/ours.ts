/** Pathways as the layout and its rivals take them, and the layout's drawing as theirs. */
import type {Pathway} from '@pepites/recognition';
import {
  layoutPathway,
  type LayoutEdge,
  type LayoutOptions,
  type LayoutStep,
  type PathwayLayout,
} from '@pepites/recognition/layout.js';
import {pointsOf, type Drawing, type Sketch} from './drawing.ts';

/** Every step of one size: what libraries are compared on. */
export const stepSize = {width: 96, height: 96};

export interface LayoutInput extends Sketch {
  readonly steps: readonly LayoutStep[];
  readonly edges: readonly LayoutEdge[];
}

/** The members of groups are linked by edges, which every library understands. */
export function inputOf({steps, edges}: Pick<Pathway, 'steps' | 'edges'>): LayoutInput {
  return {
    steps: steps.map(({id}, order) => ({id, ...stepSize, order})),
    edges: [
      ...edges,
      ...steps.flatMap((step) =>
        step.kind === 'group'
          ? step.steps.map((from) => ({from, to: step.id, kind: 'suggests' as const}))
          : [],
      ),
    ],
  };
}

export function drawingOf({steps, edges}: PathwayLayout): Drawing {
  return {steps, edges: edges.map(({from, to, path}) => ({from, to, points: pointsOf(path)}))};
}

export function draw({steps, edges}: LayoutInput, options?: LayoutOptions): Drawing {
  return drawingOf(layoutPathway(steps, edges, options));
}
