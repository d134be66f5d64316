/** Cuts a map into bands, so that a page need not draw those that are off the screen. */
import type {LayoutDirection, PathwayLayout, PlacedEdge, PlacedStep} from './types.js';

/** Some levels in a row. Bands touch each other, and cover the whole map. */
export interface LayoutBand {
  /** In the direction of the levels: a `y` for `ttb`, an `x` for the others. */
  readonly start: number;
  readonly length: number;
  /** In the order to read. */
  readonly steps: readonly PlacedStep[];
  /** Those that begin, end or pass in it: an edge may be in several bands. */
  readonly edges: readonly PlacedEdge[];
}

interface BandOptions {
  /** That of the layout; default `ttb`. */
  readonly direction?: LayoutDirection;
  /** A band takes levels until it is this long. Default 1,200. */
  readonly length?: number;
}

/** In the order of the levels; none for an empty map. */
export function bandsOf(
  {steps, edges, width, height}: PathwayLayout,
  {direction = 'ttb', length: least = 1200}: BandOptions = {},
): LayoutBand[] {
  const total = direction === 'ttb' ? height : width;
  const bands: {from: number; steps: PlacedStep[]; edges: PlacedEdge[]}[] = [];
  const bandOf: number[] = [];
  for (const step of steps.values()) {
    if (bandOf[step.level] === undefined) {
      const from = direction === 'ttb' ? step.y : direction === 'ltr' ? step.x : total - step.x - step.width;
      if (from >= (bands.at(-1)?.from ?? -Infinity) + least) bands.push({from, steps: [], edges: []});
      bandOf[step.level] = bands.length - 1;
    }
    bands.at(-1)?.steps.push(step);
  }
  const bandAt = (id: string): number => bandOf[steps.get(id)?.level ?? 0] ?? 0;
  for (const edge of edges) {
    const [one, other] = [bandAt(edge.from), bandAt(edge.to)];
    for (let band = Math.min(one, other); band <= Math.max(one, other); band++) bands[band]?.edges.push(edge);
  }
  return bands.map(({from, ...inside}, index) => {
    const length = (bands[index + 1]?.from ?? total) - from;
    return {start: direction === 'rtl' ? total - from - length : from, length, ...inside};
  });
}
