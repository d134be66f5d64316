/** Into which ordered lists the steps of a pathway go: one, or one for each chapter, for each band of a map, or for each part of a long list. */
import {type BandStep, stepsInOneBand} from './map-bands.js';
import type {StagePlan} from './map-stage.js';
import type {Chapter} from './pathway-chapters.js';
import type {PathwayView} from './pathway-view.js';

export interface PathList {
  readonly steps: readonly BandStep[];
  /** In which band of the map it lies. */
  readonly band: number;
  readonly chapter?: Chapter;
  /** One of several, drawn when it comes into view. */
  readonly isCut: boolean;
  /** The next list goes on with the same. */
  readonly hasMore: boolean;
}

export function listsOf({steps, chapters}: PathwayView, plan: StagePlan | undefined): readonly PathList[] {
  const all = steps.map((step, number): BandStep => ({step, number}));
  if (chapters.length > 0 && (!plan || plan.bands.length === 1)) {
    const isCut = !plan && all.length > stepsInOneBand;
    const shown = plan && new Set(plan.steps);
    const known = new Map(
      all.filter(({step}) => !shown || shown.has(step)).map((each) => [each.step.id, each]),
    );
    return chapters.map((chapter) => ({
      steps: chapter.steps.flatMap((id) => known.get(id) ?? []),
      band: 0,
      chapter,
      isCut,
      hasMore: false,
    }));
  }
  const parts = plan ? plan.bands.map((band) => band.steps) : partsOf(all);
  return parts.map((part, index) => ({
    steps: part,
    band: index,
    isCut: parts.length > 1,
    hasMore: index < parts.length - 1,
  }));
}

function partsOf(steps: readonly BandStep[]): readonly (readonly BandStep[])[] {
  const count = Math.max(1, Math.ceil(steps.length / stepsInOneBand));
  return Array.from({length: count}, (_, index) =>
    steps.slice(index * stepsInOneBand, (index + 1) * stepsInOneBand),
  );
}
