/** What is on the plate behind the picture: nothing, rays, a hill, a band. One flat tone. */
import type {BadgeGround} from './badge-design.js';
import type {HexColour} from './contrast.js';
import type {PlateShape} from './plate-shapes.js';
import {polygon, round} from './polygon.js';

export function drawGround(
  ground: BadgeGround,
  {centreY}: Pick<PlateShape, 'centreY'>,
  shade: HexColour,
): string {
  switch (ground) {
    case 'rays':
      return `<path fill="${shade}" d="${rays(centreY)}"/>`;
    case 'hill':
      return `<path fill="${shade}" d="M8 74Q36 60 60 70T112 66V120H8Z"/>`;
    case 'band':
      return `<path fill="${shade}" d="M8 96L112 36V66L8 126Z"/>`;
    default:
      return '';
  }
}

/** Twelve wedges from the middle. */
function rays(centreY: number): string {
  const corners = polygon([60, centreY], 80, 24, -97.5);
  return corners
    .filter((_, i) => i % 2 === 0)
    .map(([x, y], i) => {
      const [endX, endY] = corners[i * 2 + 1] ?? [x, y];
      return `M60 ${centreY}L${round(x)} ${round(y)}L${round(endX)} ${round(endY)}Z`;
    })
    .join('');
}
