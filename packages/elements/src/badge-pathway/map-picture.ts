/** The lines of a map, and the frames of its groups. Decoration: the words say the same. */
import type {PathwayLayout} from '@pepites/recognition/layout.js';
import {html, svg, type TemplateResult} from 'lit';
import type {BandLines} from './map-bands.js';
import type {Direction} from './map-placement.js';

export interface LinesOptions {
  /** Of which band. */
  readonly index: number;
  readonly direction: Direction;
  readonly isEarned: (step: string) => boolean;
  /** Drawn as they come into view. */
  readonly isCut: boolean;
}

/** One path for each edge: solid where the person has come from it, dots beyond. */
export function renderLines(
  {edges, frames, start, length}: BandLines,
  {width, height}: PathwayLayout,
  {index, direction, isEarned, isCut}: LinesOptions,
): TemplateResult {
  const box = direction === 'across' ? [start, 0, length, height] : [0, start, width, length];
  return html`<svg class="lines l${index} ${isCut ? 'cut' : ''}" viewBox=${box.join(' ')} aria-hidden="true">
    ${frames.map(
      (frame) =>
        svg`<rect class="frame" x=${frame.x - 8} y=${frame.y - 4} width=${frame.width + 16} height=${frame.height + 8} rx="12" />`,
    )}
    ${edges.map(
      ({from, kind, path}) => svg`<path class="${isEarned(from) ? 'done' : 'coming'} ${kind}" d=${path} />`,
    )}
  </svg>`;
}
