/** The places of the steps as a style sheet: in one piece, under any content security policy, and out of the way of what is drawn. */
import type {LayoutBand} from '@pepites/recognition/layout.js';
import {unitsPerEm} from './map-sizes.js';
import type {Placement} from './map-placement.js';

/** Stronger than what the styles say of any step: written by a server, the places hold while the styles take over. */
const map = '.path.map';

/** Narrower than this, a pathway is a list. */
export const mapFromEm = 46;

const em = (units: number): string => `${Math.round((units / unitsPerEm) * 100) / 100}em`;

/** @param options.isAcross the levels run from the start of a line to its end */
export function sheetOf(
  {steps, layout}: Placement,
  bands: readonly LayoutBand[],
  {isAcross}: {readonly isAcross: boolean},
): string {
  const rules = [`${map} .plan{inline-size:${em(layout.width)};block-size:${em(layout.height)}}`];
  const starts = new Map<string, number>();
  for (const [index, {start, length, steps: inside}] of bands.entries()) {
    rules.push(
      isAcross
        ? `${map} .b${index}{inset-inline-start:${em(start)};inset-block:0;inline-size:${em(length)}}`
        : `${map} .b${index}{inset-block-start:${em(start)};inset-inline:0;block-size:${em(length)}}`,
    );
    for (const {id} of inside) starts.set(id, start);
  }
  for (const [place, {id}] of steps.entries()) {
    const at = layout.steps.get(id);
    const start = starts.get(id) ?? 0;
    if (!at) continue;
    const [x, y] = isAcross ? [at.x - start, at.y] : [at.x, at.y - start];
    rules.push(
      `${map} .n${place}{inset-inline-start:${em(x)};inset-block-start:${em(y)};min-block-size:${em(at.height)}}`,
    );
  }
  return `@media not print{@container (min-width:${mapFromEm}em){${rules.join('')}}}`;
}
