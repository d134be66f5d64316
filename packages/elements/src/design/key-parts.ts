/** The three hexagons of a key badge, which meet in one point, and the keyhole there. */
import type {metals} from './colours.js';
import {type Point, polygon, round, roundedPath} from './polygon.js';

export interface KeyCell {
  readonly outline: string;
  readonly rimOutline: string;
  readonly rimOuter: readonly Point[];
  readonly rimInner: readonly Point[];
  readonly plate: string;
  readonly iconCentre: Point;
}

const side = 32.4;
/** Where they meet. */
const junction: Point = [60, 68];

/** The one on top first. */
export const keyParts: readonly KeyCell[] = [
  cell([60, junction[1] - side]),
  cell([60 - side * Math.cos(Math.PI / 6), junction[1] + side / 2]),
  cell([60 + side * Math.cos(Math.PI / 6), junction[1] + side / 2]),
];

function cell(centre: Point): KeyCell {
  const [x, y] = centre;
  return {
    outline: roundedPath(polygon(centre, side - 0.2), 4.5),
    rimOutline: roundedPath(polygon(centre, side - 0.8), 4.2),
    rimOuter: polygon(centre, side + 1.6),
    rimInner: polygon(centre, side - 6),
    plate: roundedPath(polygon(centre, side - 5.6), 3.5),
    // A little away from the keyhole.
    iconCentre: [x + (x - 60) * 0.13, y + (y - junction[1]) * 0.13],
  };
}

export function keyDisc(metal: (typeof metals)[keyof typeof metals]): string {
  const [x, y] = junction;
  const face = metal.tones[3][1];
  return [
    `<circle cx="${x}" cy="${y}" r="13.5" fill="${face}" stroke="${metal.edge}" stroke-width="2"/>`,
    `<path fill="#2B1E08" d="M60 ${round(y - 7.6)}a4.6 4.6 0 0 1 2.4 8.5L64.2 ${round(y + 7.6)}H55.8L57.6 ${round(y + 0.9)}A4.6 4.6 0 0 1 60 ${round(y - 7.6)}Z"/>`,
  ].join('');
}
