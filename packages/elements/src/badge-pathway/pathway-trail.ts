/** The path drawn behind the steps. Decoration: the list says the same. */
import {html, svg, type TemplateResult} from 'lit';
import type {StepView} from './pathway-view.js';

/** Measures of the line, in em; the styles use the same numbers. */
export const lineNodeEm = 8.5;
export const riseEm = (levels: number): number => Math.min(3.5, 10.5 / Math.max(1, levels - 1));

const unitsPerEm = 16;
const width = 1000;
const lead = 20;

/** One rising line through equal columns: solid as far as the person has come, dots beyond. */
export function lineTrail(steps: readonly StepView[]): TemplateResult {
  const rise = riseEm(steps.length) * unitsPerEm;
  const height = (steps.length - 1) * rise + lineNodeEm * unitsPerEm;
  const nodes = steps.map((_, i) => ({
    x: ((i + 0.5) * width) / steps.length,
    y: (steps.length - 1 - i) * rise + (lineNodeEm / 2) * unitsPerEm,
  }));
  const start = {x: lead, y: (nodes[0]?.y ?? 0) + 0.6 * rise};
  const isBegun = steps[0]?.state === 'earned';
  return html`<svg
    class="trail"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path class="start ${isBegun ? 'done' : 'coming'}" d="M${start.x} ${start.y}h.01" />
    ${nodes.map((node, i) => {
      const from = nodes[i - 1] ?? start;
      const isDone = i === 0 ? isBegun : steps[i - 1]?.state === 'earned';
      return svg`<path class=${isDone ? 'done' : 'coming'} d=${curve(from, node)} />`;
    })}
  </svg>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An S-curve that leaves and arrives level. */
export function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) * 0.45;
  const points = [from.x + bend, from.y, to.x - bend, to.y, to.x, to.y].map((n) => Math.round(n * 10) / 10);
  return `M${from.x} ${from.y}C${points.join(' ')}`;
}
