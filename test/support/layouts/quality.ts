/** How good a drawing is, by what an eye trips over. */
import type {Box, Drawing, DrawnEdge, Point} from './drawing.ts';

export interface Quality {
  /** Pairs of edges that cross and have no end in common. */
  readonly crossings: number;
  /** Sum of the lengths of all edges. */
  readonly length: number;
  /** Pairs of an edge and a step that the edge runs over, though it neither starts nor ends there. */
  readonly edgesOverSteps: number;
  /** Pairs of steps that cover each other in part. */
  readonly overlaps: number;
}

interface Piece {
  readonly a: Point;
  readonly b: Point;
  readonly edge: number;
  readonly top: number;
  readonly bottom: number;
}

/** Less than this is a touch. */
const slack = 2;

export function qualityOf({steps, edges}: Drawing): Quality {
  const pieces = edges.flatMap(({points}, edge) => piecesOf(points, edge)).sort((a, b) => a.top - b.top);
  return {
    crossings: crossingsOf(pieces, edges),
    length: pieces.reduce((sum, {a, b}) => sum + Math.hypot(b.x - a.x, b.y - a.y), 0),
    edgesOverSteps: edgesOverSteps(pieces, edges, steps),
    overlaps: overlapsOf([...steps.values()]),
  };
}

/**
 * The share of steps, from 0 to 1, that are elsewhere in `after` by more than half of their width. That the whole drawing has
 * moved, which a page can scroll away, does not count.
 */
export function shareMoved(before: Drawing, after: Drawing): number {
  const moves = [...before.steps].flatMap(([id, {x, y, width}]) => {
    const now = after.steps.get(id);
    return now ? [{x: now.x - x, y: now.y - y, width}] : [];
  });
  const common = {x: middle(moves.map(({x}) => x)), y: middle(moves.map(({y}) => y))};
  const far = moves.filter(({x, y, width}) => Math.hypot(x - common.x, y - common.y) > width / 2);
  return far.length / moves.length;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function piecesOf(points: readonly Point[], edge: number): Piece[] {
  return points.slice(1).flatMap((b, index) => {
    const a = points[index];
    return a ? [{a, b, edge, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y)}] : [];
  });
}

function crossingsOf(pieces: readonly Piece[], edges: readonly DrawnEdge[]): number {
  const pairs = new Set<number>();
  for (const [index, piece] of pieces.entries()) {
    for (let next = index + 1; next < pieces.length; next++) {
      const other = pieces[next];
      if (!other || other.top >= piece.bottom) break;
      if (piece.edge === other.edge || !doCross(piece, other)) continue;
      const [first, second] = [Math.min(piece.edge, other.edge), Math.max(piece.edge, other.edge)];
      if (!haveCommonEnd(edges[first], edges[second])) pairs.add(first * edges.length + second);
    }
  }
  return pairs.size;
}

function haveCommonEnd(one: DrawnEdge | undefined, other: DrawnEdge | undefined): boolean {
  return (
    one?.from === other?.from || one?.to === other?.to || one?.from === other?.to || one?.to === other?.from
  );
}

type Segment = Pick<Piece, 'a' | 'b'>;

function doCross(one: Segment, other: Segment): boolean {
  return side(one, other.a) * side(one, other.b) < 0 && side(other, one.a) * side(other, one.b) < 0;
}

function side({a, b}: Segment, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

function edgesOverSteps(
  pieces: readonly Piece[],
  edges: readonly DrawnEdge[],
  steps: Drawing['steps'],
): number {
  const over = new Set<string>();
  const boxes = [...steps].sort(([, a], [, b]) => a.y - b.y);
  for (const {a, b, edge, top, bottom} of pieces) {
    const {from, to} = edges[edge] ?? {};
    for (const [id, box] of boxes) {
      if (box.y + slack >= bottom) break;
      if (id === from || id === to || box.y + box.height - slack <= top) continue;
      if (isOver({a, b}, box)) over.add(`${edge} ${id}`);
    }
  }
  return over.size;
}

/** Liang and Barsky: the part of the segment that is inside the box. */
function isOver({a, b}: Segment, {x, y, width, height}: Box): boolean {
  let [enter, leave] = [0, 1];
  const clip = (delta: number, from: number, to: number): boolean => {
    if (delta === 0) return from < 0 && to > 0;
    enter = Math.max(enter, Math.min(from / delta, to / delta));
    leave = Math.min(leave, Math.max(from / delta, to / delta));
    return enter < leave;
  };
  return (
    clip(b.x - a.x, x + slack - a.x, x + width - slack - a.x) &&
    clip(b.y - a.y, y + slack - a.y, y + height - slack - a.y)
  );
}

function overlapsOf(boxes: readonly Box[]): number {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  let overlaps = 0;
  for (const [index, box] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next];
      if (!other || other.y >= box.y + box.height - slack) break;
      if (other.x < box.x + box.width - slack && box.x < other.x + other.width - slack) overlaps += 1;
    }
  }
  return overlaps;
}
