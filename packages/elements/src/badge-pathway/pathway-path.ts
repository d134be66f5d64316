/** The steps of a pathway: in a list, along a rising line, or on a map. One DOM for all: ordered lists in reading order. */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {outlineHeading} from '../base/outline-heading.js';
import {inThrees} from '../text/in-threes.js';
import {maxColumns} from './line.styles.js';
import {renderLines} from './map-picture.js';
import {type BandStep, mostTabStops} from './map-bands.js';
import type {StagePlan} from './map-stage.js';
import {renderStep, type StepOptions} from './pathway-step.js';
import type {Chapter} from './pathway-chapters.js';
import type {PathList} from './pathway-lists.js';
import {lineTrail} from './pathway-trail.js';
import type {PathwayView} from './pathway-view.js';

/** How a pathway is drawn where there is room. */
export type PathwayLook = 'auto' | 'line' | 'map';

export interface PathOptions extends StepOptions {
  /** Level of the title in the page; chapters are one below. */
  readonly headingLevel: number;
  /** How many lists are drawn; the others are drawn later. */
  readonly drawn: number;
}

export type DrawnLook = 'line' | 'list' | 'map';

/** A few steps one after the other are a rising line; one step alone, or a line of many, a list. */
export function lookOf({isLine, levels, steps}: PathwayView, wanted: PathwayLook): DrawnLook {
  if (wanted === 'map') return 'map';
  if (isLine && levels > 1 && levels <= maxColumns) return 'line';
  return wanted === 'line' || isLine || steps.length < 2 ? 'list' : 'map';
}

export function renderLine(
  view: PathwayView,
  lists: readonly PathList[],
  options: PathOptions & {readonly isLine: boolean},
): TemplateResult {
  const {isLine} = options;
  return html`<div class="path ${isLine ? `line of-${view.levels}` : ''}">
    ${isLine ? lineTrail(view.steps) : nothing} ${renderLists(lists, options)}
  </div>`;
}

export function renderPlan(
  plan: StagePlan,
  lists: readonly PathList[],
  options: PathOptions,
): TemplateResult {
  const {bands, direction, layout, steps} = plan;
  const earned = new Set(steps.filter(({state}) => state === 'earned').map(({id}) => id));
  const isEarned = (id: string): boolean => earned.has(id);
  const isCut = bands.length > 1;
  return html`<div class="path map">
    <div class="plan">
      <div class="paper ${direction}">
        ${bands.map(({lines}, index) => {
          if (isCut && index >= options.drawn) return nothing;
          const walked = lines.edges.map(({from}) => (isEarned(from) ? 1 : 0)).join('');
          return guard([layout, walked], () =>
            renderLines(lines, layout, {index, direction, isEarned, isCut}),
          );
        })}
        ${renderLists(lists, options)}
      </div>
    </div>
  </div>`;
}

function renderLists(lists: readonly PathList[], options: PathOptions): readonly TemplateResult[] {
  const total = lists.reduce((sum, {steps}) => sum + steps.length, 0);
  const say = (n: number): string => inThrees(n, options.language);
  let before = 0;
  return lists.map(({steps, band, chapter, isCut, hasMore}, index) => {
    const from = before + 1;
    before += steps.length;
    const id = `chapter-${index}`;
    const words =
      isCut && !chapter
        ? options.text('band', {from: say(from), to: say(before), total: say(total)})
        : nothing;
    return html`${
        chapter
          ? outlineHeading(
              {level: options.headingLevel + 1, id, className: 'chapter'},
              sayChapter(chapter, steps, options),
            )
          : nothing
      }
      <ol
        class="steps b${band} ${isCut ? 'band' : ''} ${hasMore ? 'more' : ''} ${chapter?.isWay ? 'way' : ''}"
        start=${from}
        aria-labelledby=${chapter ? id : nothing}
        aria-label=${words}
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

/** Its title, and how many of its badges the person has: the key badge at its end is not counted. */
function sayChapter({title}: Chapter, steps: readonly BandStep[], {text}: PathOptions): string {
  const counted = steps.filter(({step}) => !step.isKey && step.state !== undefined);
  if (counted.length === 0) return title;
  const n = counted.filter(({step}) => step.state === 'earned').length;
  return text('chapterCount', {title, n, total: counted.length});
}

/** All that a list's steps are drawn from: while it is the same, so are they. */
function sameStepsAs(
  steps: readonly BandStep[],
  {sameAs, isNew, hasButton, isFolded}: StepOptions,
): unknown[] {
  const looks = steps.map(
    ({step}) => `${isNew(step) ? 1 : 0}${hasButton(step) ? 1 : 0}${isFolded(step) ? 1 : 0}`,
  );
  return [...sameAs, looks.join(), ...steps.flatMap(({step, number}) => [step, number])];
}
