/** Where the vertices of each level stand along it: near their neighbours on the levels beside, and clear of each other. */
import type {Neighbours} from './graph.js';
import type {Net} from './net.js';
import type {Row} from './rows.js';

/** What a step takes across the levels, from its anchor. */
export interface Extent {
  readonly before: number;
  readonly after: number;
  /** Where its anchor was in an earlier layout. */
  readonly was?: number | undefined;
}

export interface Across {
  /** Of each vertex; the first border is at 0. */
  readonly anchor: readonly number[];
  /** From the first border to the last. */
  readonly breadth: number;
}

/** Vertices that touch each other, at the mean place of what they want. */
interface Block {
  at: number;
  weight: number;
  count: number;
}

/** How much a link pulls: between two bends, a bend and a step, two steps. Long links become straight. */
const pulls = [8, 2, 1];
/** How much more than a link the place pulls where a step was. */
const memory = 10_000;

export function placeAcross(
  {level, up, down}: Net,
  rows: readonly Row[],
  {extents, gap}: {readonly extents: readonly Extent[]; readonly gap: number},
): Across {
  const bend: Extent = {before: gap / 8, after: gap / 8};
  const extentOf = (vertex: number): Extent => extents[vertex] ?? bend;
  const isBend = (vertex: number): boolean => vertex >= extents.length;
  const anchor = level.map(() => 0);
  /** How far a vertex is from the first of its row when the row is as tight as it can be. */
  const offset = level.map(() => 0);
  for (const row of rows) {
    let at = 0;
    for (const [index, vertex] of row.entries()) {
      const earlier = row[index - 1];
      if (earlier !== undefined) {
        // A link may pass nearer to a step than another step may stand.
        at +=
          extentOf(earlier).after +
          extentOf(vertex).before +
          (isBend(earlier) || isBend(vertex) ? gap / 2 : gap);
      }
      offset[vertex] = at;
    }
    for (const vertex of row) anchor[vertex] = (offset[vertex] ?? 0) - at / 2;
  }
  /**
   * The least squares of all pulls with the row's distances kept.
   * @see Barlow et al., "Statistical Inference under Order Restrictions" (1972): pool adjacent violators
   */
  const settle = (row: Row, sides: readonly Neighbours[]): void => {
    const blocks: Block[] = [];
    for (const vertex of row) {
      const {was} = extentOf(vertex);
      let weight = was === undefined ? 0 : memory;
      let sum = (was ?? 0) * weight;
      for (const side of sides) {
        for (const other of side[vertex] ?? []) {
          const pull = pulls[Number(!isBend(vertex)) + Number(!isBend(other))] ?? 0;
          sum += pull * (anchor[other] ?? 0);
          weight += pull;
        }
      }
      // Who is pulled by nobody gives way.
      const wanted = weight > 0 ? sum / weight : (anchor[vertex] ?? 0);
      const block: Block = {at: wanted - (offset[vertex] ?? 0), weight: weight || 0.1, count: 1};
      for (let last = blocks.at(-1); last && last.at >= block.at; last = blocks.at(-1)) {
        const both = last.weight + block.weight;
        block.at = (last.at * last.weight + block.at * block.weight) / both;
        block.weight = both;
        block.count += last.count;
        blocks.pop();
      }
      blocks.push(block);
    }
    let index = 0;
    for (const {at, count} of blocks) {
      for (const end = index + count; index < end; index++) {
        const vertex = row[index] ?? 0;
        anchor[vertex] = at + (offset[vertex] ?? 0);
      }
    }
  };
  const upward = [...rows].reverse();
  for (const both of [false, false, false, false, true, true]) {
    for (const row of rows) settle(row, both ? [up, down] : [up]);
    for (const row of upward) settle(row, both ? [up, down] : [down]);
  }
  /** A small bend says nothing: who has one neighbour nearly above it, and room, stands right below. */
  const straighten = (row: Row, side: Neighbours): void => {
    for (const [index, vertex] of row.entries()) {
      const [only, ...more] = side[vertex] ?? [];
      if (only === undefined || more.length > 0 || extentOf(vertex).was !== undefined) continue;
      const to = anchor[only] ?? 0;
      const isClear = [row[index - 1], row[index + 1]].every(
        (beside) =>
          beside === undefined ||
          (to - (anchor[beside] ?? 0)) / ((offset[vertex] ?? 0) - (offset[beside] ?? 0)) >= 1,
      );
      if (isClear && Math.abs(to - (anchor[vertex] ?? 0)) <= gap) anchor[vertex] = to;
    }
  };
  for (const row of upward) straighten(row, down);
  for (const row of rows) straighten(row, up);
  let [least, most] = [Infinity, 0];
  for (const [vertex, at] of anchor.entries()) least = Math.min(least, at - extentOf(vertex).before);
  for (const [vertex, at] of anchor.entries()) {
    anchor[vertex] = Math.round(at - least);
    most = Math.max(most, at - least + extentOf(vertex).after);
  }
  return {anchor, breadth: Math.ceil(most)};
}
