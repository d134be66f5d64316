/** The outlines of badges with one plate: hexagon on its corner or on its side, with a fillet inside, or as a rosette. */
import type {BadgeShapeKind} from './badge-design.js';
import {type Point, polygon, roundedPath, star} from './polygon.js';

export interface PlateShape {
  readonly outline: string;
  readonly rimOutline: string;
  readonly rimOuter: readonly Point[];
  readonly rimInner: readonly Point[];
  readonly plate: string;
  /** Where the ground may be. */
  readonly ground: string;
  /** A fine line inside the plate; empty: none. */
  readonly frame: string;
  readonly iconSize: number;
  readonly centreY: number;
  readonly levelY: number;
  /** The same, below words. */
  readonly lowLevelY: number;
}

const centre: Point = [60, 60];

export function plateShape(kind: BadgeShapeKind): PlateShape {
  switch (kind) {
    case 'wide':
      return hexagon(0, {iconSize: 56, levelY: 93, lowLevelY: 97.4});
    case 'rosette':
      return rosette();
    case 'framed':
      return {
        ...hexagon(-90, {iconSize: 50, levelY: 91, lowLevelY: 100.5}),
        frame: roundedPath(polygon(centre, 43.2), 4),
        ground: roundedPath(polygon(centre, 43.2), 4),
      };
    default:
      return hexagon(-90, {iconSize: 60, levelY: 95, lowLevelY: 100.5});
  }
}

function hexagon(turn: number, more: Pick<PlateShape, 'iconSize' | 'levelY' | 'lowLevelY'>): PlateShape {
  const corners = (radius: number): Point[] => polygon(centre, radius, 6, turn);
  return {
    outline: roundedPath(corners(57.5), 7),
    rimOutline: roundedPath(corners(56), 6.6),
    rimOuter: corners(58),
    rimInner: corners(47.5),
    plate: roundedPath(corners(48), 5),
    ground: roundedPath(corners(47.2), 4.8),
    frame: '',
    centreY: 60,
    ...more,
  };
}

/** Twelve points: two hexagons on one another. */
function rosette(): PlateShape {
  const points = (radius: number): Point[] => star(centre, radius, radius * 0.897, 12);
  const inside = (radius: number): Point[] => polygon(centre, radius, 12);
  return {
    outline: roundedPath(points(58), 3),
    rimOutline: roundedPath(points(56.4), 2.8),
    rimOuter: points(59),
    rimInner: star(centre, 43, 41.5, 12),
    plate: roundedPath(inside(43.6), 4),
    ground: roundedPath(inside(42.8), 4),
    frame: '',
    iconSize: 56,
    centreY: 60,
    levelY: 91,
    lowLevelY: 100.5,
  };
}
