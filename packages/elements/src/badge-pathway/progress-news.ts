/** Which steps have become earned while they were shown: the page is told, and people in words. */
import type {PathwayProgress} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {mapFr} from '../messages/map.fr.js';
import {keepTogether} from '../text/keep-together.js';
import type {Text} from '../text/messages.js';
import {type PathwayView, type StepView, viewOfPathway} from './pathway-view.js';
import type {ShownPathway} from './given-pathway.js';
import {tellEarned} from './step-acts.js';

type MapText = Text<typeof mapFr>;

export class ProgressNews {
  readonly #host: Element;
  #earned: readonly string[] = [];

  constructor(host: Element) {
    this.#host = host;
  }

  readonly isNew = ({id}: Pick<StepView, 'id'>): boolean => this.#earned.includes(id);

  /** The page is told of each step that is earned in `after` and was not in `before`. */
  compare(
    before: PathwayProgress,
    after: PathwayProgress,
    {pathway, language}: {readonly pathway: ShownPathway; readonly language: string},
  ): void {
    const earned = newlyEarned(before, after);
    if (earned.length === 0) return;
    this.#earned = earned;
    tellEarned(this.#host, viewOfPathway(pathway, after, language).steps.filter(this.isNew));
  }

  /** For the live region. */
  say({steps}: PathwayView, text: MapText): string {
    return steps
      .filter(this.isNew)
      .map(({title}) => text('justEarned', {title}))
      .join(' ');
  }

  /** A key badge that has just come: said where everybody sees it, not only in the live region. */
  renderKeys({steps}: PathwayView, text: MapText): TemplateResult | typeof nothing {
    const keys = steps.filter((step) => step.isKey && this.isNew(step));
    if (keys.length === 0) return nothing;
    return html`<p class="cheer">${keys.map(({title}) => keepTogether(text('keyJustEarned', {title})))}</p>`;
  }
}

/** Is anything in `after` in another state than it was? */
export function hasMoved(before: PathwayProgress, after: PathwayProgress): boolean {
  const stateOf = new Map(before.steps.map((s) => [s.step, s.state]));
  return after.steps.some((s) => stateOf.get(s.step) !== s.state);
}

/** The steps that are earned in `after` and were not in `before`. */
function newlyEarned(before: PathwayProgress, after: PathwayProgress): string[] {
  const wasEarned = new Set(before.steps.filter((s) => s.state === 'earned').map((s) => s.step));
  return after.steps.filter((s) => s.state === 'earned' && !wasEarned.has(s.step)).map((s) => s.step);
}
