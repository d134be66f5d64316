/** A drawn pathway, whoever drew it, from top to bottom. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  /** Curves are given as short straight pieces. */
  readonly points: readonly Point[];
}

export interface Drawing {
  /** By id; `x` and `y` are those of the upper left corner. */
  readonly steps: ReadonlyMap<string, Box>;
  readonly edges: readonly DrawnEdge[];
}

/** What is drawn: each step with its size, and the links between them. */
export interface Sketch {
  readonly steps: readonly {readonly id: string; readonly width: number; readonly height: number}[];
  readonly edges: readonly {readonly from: string; readonly to: string}[];
}

/** Odd: two curves that mirror each other cross in the middle of a piece, where the crossing is found, and not where pieces meet. */
const pieces = 9;

/** The end of each piece of a Bézier curve of the third degree, its start left out. */
export function flatten(start: Point, first: Point, second: Point, end: Point): Point[] {
  return Array.from({length: pieces}, (_, index) => {
    const t = (index + 1) / pieces;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    return {
      x: a * start.x + b * first.x + c * second.x + d * end.x,
      y: a * start.y + b * first.y + c * second.y + d * end.y,
    };
  });
}

/** The points of an SVG path that has only `M`, `L`, `H`, `V` and `C`, all absolute. */
export function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, rest = ''] of path.matchAll(/([MLHVC])([^MLHVC]*)/g)) {
    const numbers = rest.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const last = points.at(-1) ?? {x: 0, y: 0};
    const [x = 0, y = 0] = numbers;
    if (command === 'H') points.push({x, y: last.y});
    else if (command === 'V') points.push({x: last.x, y: x});
    else if (command !== 'C') points.push({x, y});
    else {
      const [, , x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers;
      points.push(...flatten(last, {x, y}, {x: x2, y: y2}, {x: x3, y: y3}));
    }
  }
  return points;
}
