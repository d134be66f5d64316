/** The view of a pathway, from one render to the next: steps that say the same stay the very same objects, and nothing of them is drawn again. */
import type {PathwayProgress} from '@pepites/recognition';
import type {ShownPathway} from './given-pathway.js';
import {type PathwayView, type StepView, viewOfPathway} from './pathway-view.js';

export class KeptView {
  #madeFrom: readonly unknown[] = [];
  #view: PathwayView | undefined;

  of(pathway: ShownPathway, progress: PathwayProgress | undefined, language: string): PathwayView {
    const madeFrom = [pathway, progress, language];
    const before = this.#view;
    if (before && madeFrom.every((each, place) => each === this.#madeFrom[place])) return before;
    const view = viewOfPathway(pathway, progress, language);
    const known = new Map(before?.steps.map((step) => [step.id, step]));
    const steps = view.steps.map((step) => {
      const was = known.get(step.id);
      return was && isSame(was, step) ? was : step;
    });
    this.#madeFrom = madeFrom;
    return (this.#view = {...view, steps});
  }
}

function isSame(one: StepView, other: StepView): boolean {
  return (Object.keys(other) as (keyof StepView)[]).every((key) => isEqual(one[key], other[key]));
}

/** Lists of words, and counts, by what is in them; a badge by itself. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return isSmall(one) && isSmall(other) && JSON.stringify(one) === JSON.stringify(other);
}

function isSmall(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && !('id' in value));
}
