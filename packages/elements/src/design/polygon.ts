/** Regular outlines with rounded corners, in the badge’s box of 120, and the flat sides of a metal rim. */
import type {HexColour} from './contrast.js';
import {mixed} from './contrast.js';

export type Point = readonly [x: number, y: number];

/** @param turn degrees of the first corner; −90 is on top */
export function polygon([cx, cy]: Point, radius: number, corners = 6, turn = -90): Point[] {
  return Array.from({length: corners}, (_, i) => {
    const angle = ((turn + (360 / corners) * i) * Math.PI) / 180;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

/** Its corners at two distances by turns, the first on top. */
export function star(centre: Point, outer: number, inner: number, points: number): Point[] {
  const far = polygon(centre, outer, points);
  const near = polygon(centre, inner, points, -90 + 180 / points);
  return far.flatMap((point, i) => [point, near[i] ?? point]);
}

/** The data of a path; `rounding`: how far from each corner the curve begins. */
export function roundedPath(points: readonly Point[], rounding: number): string {
  const parts = points.map((corner, i) => {
    const start = towards(corner, points[(i + points.length - 1) % points.length] ?? corner, rounding);
    const end = towards(corner, points[(i + 1) % points.length] ?? corner, rounding);
    return `${i === 0 ? 'M' : 'L'}${at(start)}Q${at(corner)} ${at(end)}`;
  });
  return `${parts.join('')}Z`;
}

/** The sides between two outlines of as many corners, each in the tone that its direction gives it. */
export function sides(
  outer: readonly Point[],
  inner: readonly Point[],
  tones: readonly (readonly [number, HexColour])[],
): string {
  return outer
    .map((corner, i) => {
      const next = (i + 1) % outer.length;
      const end = outer[next] ?? corner;
      const quad = [corner, end, inner[next] ?? end, inner[i] ?? corner];
      return `<path fill="${toneOf(corner, end, tones)}" d="M${quad.map(at).join('L')}Z"/>`;
    })
    .join('');
}

/** At most one decimal: a sixth of a pixel in a badge of 600. */
export function round(value: number): string {
  return `${Math.round(value * 10) / 10 || 0}`;
}

function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function towards([x, y]: Point, [toX, toY]: Point, by: number): Point {
  const share = Math.min(0.5, by / Math.hypot(toX - x, toY - y));
  return [x + (toX - x) * share, y + (toY - y) * share];
}

/** The light comes from the upper left. */
function toneOf(
  [x, y]: Point,
  [toX, toY]: Point,
  tones: readonly (readonly [number, HexColour])[],
): HexColour {
  const length = Math.hypot(toX - x, toY - y);
  // Outwards, as the corners go round clockwise.
  const facing = Math.min(1, Math.max(-1, (0.8 * (toX - x) - 0.6 * (toY - y)) / length));
  const after = tones.findIndex(([from]) => from >= facing);
  const [low, high] = [tones[Math.max(0, after - 1)], tones[after]];
  if (!low || !high) return '#000000';
  const span = high[0] - low[0];
  return span === 0 ? high[1] : mixed(low[1], high[1], (facing - low[0]) / span);
}
