/** The places of the steps as a style sheet: in one piece, under any content security policy, and out of the way of what is drawn. */
import type {PathwayLayout} from '@pepites/recognition/layout.js';
import type {MapBand} from './map-bands.js';
import {unitsPerEm} from './map-sizes.js';
import {zoomClass, zooms} from './map-zoom.js';

/** Stronger than what the styles say of any step: written by a server, the places hold while the styles take over. */
const map = '.path.map';

/** Narrower than this, a pathway is a list. */
export const mapFromEm = 46;

const em = (units: number): string => `${Math.round((units / unitsPerEm) * 100) / 100}em`;

/** @param options.isAcross the levels run from the start of a line to its end */
export function sheetOf(
  layout: PathwayLayout,
  bands: readonly MapBand[],
  {isAcross}: {readonly isAcross: boolean},
): string {
  const box = (selector: string, zoom = 1): string =>
    `${map} ${selector}{inline-size:${em(layout.width * zoom)};block-size:${em(layout.height * zoom)}}`;
  const along = (
    selector: string,
    {start, length}: {readonly start: number; readonly length: number},
  ): string =>
    isAcross
      ? `${map} ${selector}{inset-inline-start:${em(start)};inset-block:0;inline-size:${em(length)}}`
      : `${map} ${selector}{inset-block-start:${em(start)};inset-inline:0;block-size:${em(length)}}`;
  const rules = [box('.plan'), box('.paper')];
  for (const zoom of zooms) if (zoom !== 1) rules.push(box(`.plan.${zoomClass(zoom)}`, zoom));
  for (const [index, band] of bands.entries()) {
    rules.push(along(`.b${index}`, band), along(`.l${index}`, band.lines));
    for (const {step, number} of band.steps) {
      const at = layout.steps.get(step.id);
      if (!at) continue;
      const [x, y] = isAcross ? [at.x - band.start, at.y] : [at.x, at.y - band.start];
      rules.push(
        `${map} .n${number}{inset-inline-start:${em(x)};inset-block-start:${em(y)};min-block-size:${em(at.height)}}`,
      );
    }
  }
  const asList =
    bands.length > 1
      ? bands.map(({listEm}, index) => `.b${index}{contain-intrinsic-block-size:auto ${listEm}em}`)
      : [];
  return `${asList.join('')}@media not print{@container (min-width:${mapFromEm}em){${rules.join('')}}}`;
}
