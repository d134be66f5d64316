/** The steps of a pathway: in a list, along a rising line, or on a map. One DOM for all: ordered lists in reading order. */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {maxColumns} from './line.styles.js';
import {renderLines} from './map-picture.js';
import {type BandStep, stepsInOneBand} from './map-bands.js';
import type {StagePlan} from './map-stage.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView} from './pathway-view.js';
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

/** A list cut into bands, where it is long. */
export function bandsOfList({steps}: PathwayView): readonly (readonly BandStep[])[] {
  const all = steps.map((step, number) => ({step, number}));
  if (all.length <= stepsInOneBand) return [all];
  return Array.from({length: Math.ceil(all.length / stepsInOneBand)}, (_, index) =>
    all.slice(index * stepsInOneBand, (index + 1) * stepsInOneBand),
  );
}

export interface PathOptions extends StepOptions {
  /** How many bands are drawn; the others are drawn later. */
  readonly drawn: number;
}

export function renderLine(
  view: PathwayView,
  bands: readonly (readonly BandStep[])[],
  options: PathOptions & {readonly isLine: boolean},
): TemplateResult {
  const {isLine} = options;
  return html`<div class="path ${isLine ? `line of-${view.levels}` : ''}">
    ${isLine ? lineTrail(view.steps) : nothing} ${renderBands(bands, options)}
  </div>`;
}

export function renderPlan(plan: StagePlan, options: PathOptions): TemplateResult {
  const {bands, direction, layout, steps} = plan;
  const earned = new Set(steps.filter(({state}) => state === 'earned').map(({id}) => id));
  const isEarned = (id: string): boolean => earned.has(id);
  const isCut = bands.length > 1;
  return html`<div class="path map">
    <div class="plan">
      <div class="paper">
        ${bands.map(({lines}, index) => {
          if (index >= options.drawn) return nothing;
          const walked = lines.edges.map(({from}) => (isEarned(from) ? 1 : 0)).join('');
          return guard([layout, walked], () =>
            renderLines(lines, layout, {index, direction, isEarned, isCut}),
          );
        })}
        ${renderBands(
          bands.map((band) => band.steps),
          options,
        )}
      </div>
    </div>
  </div>`;
}

function renderBands(
  bands: readonly (readonly BandStep[])[],
  options: PathOptions,
): readonly TemplateResult[] {
  const isCut = bands.length > 1;
  const total = bands.reduce((sum, {length}) => sum + length, 0);
  let before = 0;
  return bands.map((steps, index) => {
    const from = before + 1;
    before += steps.length;
    const words = options.text('band', {from, to: before, total});
    return html`<ol
      class="steps b${index} ${isCut ? 'band' : ''}"
      start=${from}
      aria-label=${isCut ? words : nothing}
      aria-describedby=${total > mostTabStops ? 'keys' : nothing}
    >
      ${
        index < options.drawn
          ? guard(sameStepsAs(steps, options), () =>
              steps.map(({step, number}) => renderStep(step, number, options)),
            )
          : nothing
      }
    </ol>`;
  });
}

/** All that a band's steps are drawn from: while it is the same, so are they. */
function sameStepsAs(
  steps: readonly BandStep[],
  {sameAs, isNew, hasButton, isFolded}: StepOptions,
): unknown[] {
  const looks = steps.map(
    ({step}) => `${isNew(step) ? 1 : 0}${hasButton(step) ? 1 : 0}${isFolded(step) ? 1 : 0}`,
  );
  return [...sameAs, looks.join(), ...steps.flatMap(({step, number}) => [step, number])];
}
