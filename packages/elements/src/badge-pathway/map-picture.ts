/** The lines of a map, and the frames of its groups. Decoration: the words say the same. */
import {html, svg, type TemplateResult} from 'lit';
import type {Placement} from './map-placement.js';

/** One path for each edge: solid where the person has come from it, dots beyond. */
export function renderLines({steps, layout, frames}: Placement): TemplateResult {
  const earned = new Set(steps.filter(({state}) => state === 'earned').map(({id}) => id));
  return html`<svg class="lines" viewBox="0 0 ${layout.width} ${layout.height}" aria-hidden="true">
    ${frames.map(
      ({x, y, width, height}) =>
        svg`<rect class="frame" x=${x - 8} y=${y - 4} width=${width + 16} height=${height + 8} rx="12" />`,
    )}
    ${layout.edges.map(
      ({from, kind, path}) => svg`<path class="${earned.has(from) ? 'done' : 'coming'} ${kind}" d=${path} />`,
    )}
  </svg>`;
}
