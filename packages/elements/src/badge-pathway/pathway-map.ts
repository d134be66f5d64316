/** All that draws a pathway: the list, and the map where there is room. Loaded while the pathway itself is on its way. */
import type {PathwayEdge, PathwayProgress} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {mapFr} from '../messages/map.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {pipStyles} from '../styles/pip.styles.js';
import {seatStyles} from '../styles/seat.styles.js';
import {signpostStyles} from '../styles/signpost.styles.js';
import {errorKey} from '../text/error-key.js';
import {maxColumns, pathwayStyles} from './badge-pathway.styles.js';
import {renderCount} from './pathway-count.js';
import {drawEdges} from './pathway-edges.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView} from './pathway-view.js';

export {unsureMark} from '../art/marks.js';
export {heading} from '../base/heading.js';
export {followRequest} from './follow-request.js';
export {hasMoved, newlyEarned, viewOfPathway} from './pathway-view.js';

export const mapWords = {
  fr: mapFr,
  en: async () => (await import('../messages/map.en.js')).mapEn,
};

export const mapStyles = [
  buttonStyles,
  markStyles,
  medallionStyles,
  seatStyles,
  signpostStyles,
  pipStyles,
  pathwayStyles,
];

/** The sentence for a pathway that cannot be had. */
export function sayFailure(error: unknown, text: MapOptions['text']): string {
  return text(errorKey(mapFr, error));
}

export interface MapOptions extends Omit<StepOptions, 'hasButton'> {
  readonly heading: TemplateResult;
  /** Said between the count and the path. */
  readonly trouble: TemplateResult | typeof nothing;
  /** Is there anywhere to ask for a badge, for somebody who is not signed in? */
  readonly canAsk: boolean;
}

export function renderMap(view: PathwayView, options: MapOptions): TemplateResult {
  const layout = view.levels > maxColumns || view.levels < 2 ? '' : view.isLine ? 'line' : 'layers';
  const first = view.steps.find((step) => step.badge !== undefined && !step.isKey)?.id;
  const stepOptions: StepOptions = {
    ...options,
    hasButton: ({id, state}) =>
      view.hasPerson ? state === 'now' || state === 'needsMore' : options.canAsk && id === first,
  };
  return html`<section aria-labelledby="heading">
    <div part="heading">${options.heading}</div>
    ${renderCount(view, options.text)} ${options.trouble}
    <div class="path ${layout} of-${view.levels}">
      ${layout === 'line' ? lineTrail(view.steps) : nothing}
      ${layout === 'layers' ? html`<svg class="edges" aria-hidden="true"></svg>` : nothing}
      <ol class="steps">
        ${view.steps.map((step) => renderStep(step, stepOptions))}
      </ol>
    </div>
  </section>`;
}

/** Places the steps in their columns and draws the edges between them; to be called after each render and each change of size. */
export function drawMap(
  root: ParentNode,
  edges: readonly PathwayEdge[],
  progress: PathwayProgress | undefined,
): void {
  const picture = root.querySelector<SVGSVGElement>('.edges');
  if (!picture) return;
  const steps = new Map<string, Element>();
  for (const item of root.querySelectorAll<HTMLElement>('.step')) {
    const node = item.querySelector('.medallion, .sign');
    if (node) steps.set(item.dataset['step'] ?? '', node);
    item.style.gridColumn = item.dataset['column'] ?? '';
  }
  const earned = progress?.steps.filter(({state}) => state === 'earned').map(({step}) => step);
  drawEdges(picture, steps, edges, new Set(earned));
}
