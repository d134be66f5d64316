/** The steps of a pathway: in a list, along a rising line, or on a map. One DOM for all: ordered lists in reading order. */
import {html, nothing, type TemplateResult} from 'lit';
import {maxColumns} from './line.styles.js';
import {renderLines} from './map-picture.js';
import type {StagePlan} from './map-stage.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView, StepView} from './pathway-view.js';
import {mostTabStops} from './step-keys.js';

/** How a pathway is drawn where there is room. */
export type PathwayLook = 'auto' | 'line' | 'map';

type DrawnLook = 'line' | 'list' | 'map';

/** A few steps one after the other are a rising line; one step alone, or a line of many, a list. */
export function lookOf({isLine, levels, steps}: PathwayView, wanted: PathwayLook): DrawnLook {
  if (wanted === 'map') return 'map';
  if (isLine && levels > 1 && levels <= maxColumns) return 'line';
  return wanted === 'line' || isLine || steps.length < 2 ? 'list' : 'map';
}

export function renderLine(view: PathwayView, look: DrawnLook, options: StepOptions): TemplateResult {
  const isLine = look === 'line';
  return html`<div class="path ${isLine ? `line of-${view.levels}` : ''}">
    ${isLine ? lineTrail(view.steps) : nothing}
    <ol class="steps">
      ${view.steps.map((step, place) => renderStep(step, place, options))}
    </ol>
  </div>`;
}

export function renderPlan(plan: StagePlan, options: StepOptions): TemplateResult {
  const {steps, bands, layout} = plan;
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
