/** The steps of a pathway: in a list, along a rising line, or on a map. One DOM for all: ordered lists in reading order. */
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import {maxColumns} from './line.styles.js';
import {renderLines} from './map-picture.js';
import type {StagePlan} from './map-stage.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import type {Chapter} from './pathway-chapters.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView, StepView} from './pathway-view.js';
import {mostTabStops} from './step-keys.js';

/** How a pathway is drawn where there is room. */
export type PathwayLook = 'auto' | 'line' | 'map';

export interface PathOptions extends StepOptions {
  /** Level of the title in the page; chapters are one below. */
  readonly headingLevel: number;
}

type DrawnLook = 'line' | 'list' | 'map';

/** A few steps one after the other are a rising line; one step alone, or a line of many, a list. */
export function lookOf({isLine, levels, steps}: PathwayView, wanted: PathwayLook): DrawnLook {
  if (wanted === 'map') return 'map';
  if (isLine && levels > 1 && levels <= maxColumns) return 'line';
  return wanted === 'line' || isLine || steps.length < 2 ? 'list' : 'map';
}

export function renderLine(view: PathwayView, look: DrawnLook, options: PathOptions): TemplateResult {
  const isLine = look === 'line';
  return html`<div class="path ${isLine ? `line of-${view.levels}` : ''}">
    ${isLine ? lineTrail(view.steps) : nothing}
    ${
      view.chapters.length > 0
        ? renderChapters(view.chapters, view.steps, options)
        : html`<ol class="steps">
            ${view.steps.map((step, place) => renderStep(step, place, options))}
          </ol>`
    }
  </div>`;
}

/** One list for each chapter, under its heading. All of them lie in the first band of a map, where there is one. */
function renderChapters(
  chapters: readonly Chapter[],
  steps: readonly StepView[],
  options: PathOptions,
): TemplateResult[] {
  const views = new Map(steps.map((step, place) => [step.id, [step, place] as const]));
  let from = 1;
  return chapters.map((chapter, index) => {
    const start = from;
    from += chapter.steps.length;
    const id = `chapter-${index}`;
    return html`${outlineHeading({level: options.headingLevel + 1, id, className: 'chapter'}, chapter.title)}
      <ol
        class="steps b0 ${chapter.isWay ? 'way' : ''}"
        start=${start}
        aria-labelledby=${id}
        aria-describedby="keys"
      >
        ${chapter.steps.map((step) => {
          const found = views.get(step);
          return found ? renderStep(found[0], found[1], options) : nothing;
        })}
      </ol>`;
  });
}

export function renderPlan(
  plan: StagePlan,
  chapters: readonly Chapter[],
  options: PathOptions,
): TemplateResult {
  const {steps, bands, layout} = plan;
  if (chapters.length > 0 && bands.length === 1)
    return html`<div class="path map">
      <div class="plan">${renderLines(plan)} ${renderChapters(chapters, steps, options)}</div>
    </div>`;
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
