/** Where the vertices of each level stand along it: near their neighbours on the levels beside, and clear of each other. */
import type {Adjacency} from './adjacency.js';
import type {Net} from './net.js';
import type {Rows} from './rows.js';

export interface Extent {
  /** From a step's anchor to its borders. */
  readonly before: number;
  readonly after: number;
}

export interface AcrossOptions {
  /** Of each step, by place. */
  readonly extents: readonly Extent[];
  readonly gap: number;
  /** Where steps were, by place; undefined for new ones. */
  readonly wanted: readonly (number | undefined)[];
}

/** How much a link pulls: between two bends, a bend and a step, two steps. Long links become straight. */
const pulls = [8, 2, 1];
/** How much more than a link the place pulls where a step was. */
const memory = 10_000;

export interface Across {
  /** Of each vertex; the first border is at 0. */
  readonly anchor: Float64Array;
  /** From the first border to the last. */
  readonly breadth: number;
}

export function placeAcross(net: Net, rows: Rows, {extents, gap, wanted}: AcrossOptions): Across {
  const {levels, up, down} = net;
  const count = net.level.length;
  const {order, start} = rows;
  const steps = extents.length;
  const bend: Extent = {before: gap / 8, after: gap / 8};
  const anchor = new Float64Array(count);
  /** How far a vertex is from the first of its row when the row is as tight as it can be. */
  const offset = new Float64Array(count);
  for (let row = 0; row < levels; row++) {
    let at = 0;
    let earlier: number | undefined;
    for (const vertex of order.subarray(start[row], start[row + 1])) {
      if (earlier !== undefined) {
        // A link may pass nearer to a step than another step may stand.
        const clear = earlier < steps && vertex < steps ? gap : gap / 2;
        at += (extents[earlier] ?? bend).after + clear + (extents[vertex] ?? bend).before;
      }
      offset[vertex] = at;
      earlier = vertex;
    }
    for (const vertex of order.subarray(start[row], start[row + 1]))
      anchor[vertex] = (offset[vertex] ?? 0) - at / 2;
  }

  const blockAt = new Float64Array(count);
  const blockWeight = new Float64Array(count);
  const blockEnd = new Int32Array(count);
  /**
   * The least squares of all pulls with the row's distances kept: neighbours that would come too near become one block, at the mean of
   * what they want.
   * @see Barlow et al., "Statistical Inference under Order Restrictions" (1972): pool adjacent violators
   */
  const settle = (row: number, ...sides: readonly Adjacency[]): void => {
    const [first, end] = [start[row] ?? 0, start[row + 1] ?? 0];
    let blocks = 0;
    for (let at = first; at < end; at++) {
      const vertex = order[at] ?? 0;
      let sum = 0;
      let weight = 0;
      for (const {start: from, list} of sides) {
        for (let i = from[vertex] ?? 0; i < (from[vertex + 1] ?? 0); i++) {
          const other = list[i] ?? 0;
          const pull = pulls[Number(vertex < steps) + Number(other < steps)] ?? 0;
          sum += pull * (anchor[other] ?? 0);
          weight += pull;
        }
      }
      const was = wanted[vertex];
      if (was !== undefined) {
        sum += memory * was;
        weight += memory;
      }
      // Who is pulled by nobody gives way.
      let mean = (weight > 0 ? sum / weight : (anchor[vertex] ?? 0)) - (offset[vertex] ?? 0);
      weight ||= 0.1;
      while (blocks > 0 && (blockAt[blocks - 1] ?? 0) >= mean) {
        blocks -= 1;
        const before = blockWeight[blocks] ?? 0;
        mean = ((blockAt[blocks] ?? 0) * before + mean * weight) / (before + weight);
        weight += before;
      }
      blockAt[blocks] = mean;
      blockWeight[blocks] = weight;
      blockEnd[blocks] = at;
      blocks += 1;
    }
    for (let at = first, block = 0; at < end; at++) {
      const vertex = order[at] ?? 0;
      anchor[vertex] = (blockAt[block] ?? 0) + (offset[vertex] ?? 0);
      if (at === blockEnd[block]) block += 1;
    }
  };
  for (let round = 0; round < 4; round++) {
    for (let row = 1; row < levels; row++) settle(row, up);
    for (let row = levels - 2; row >= 0; row--) settle(row, down);
  }
  for (let round = 0; round < 2; round++) {
    for (let row = 0; row < levels; row++) settle(row, up, down);
    for (let row = levels - 1; row >= 0; row--) settle(row, up, down);
  }
  let [least, most] = [Infinity, -Infinity];
  for (const [vertex, at] of anchor.entries()) {
    const {before, after} = extents[vertex] ?? bend;
    least = Math.min(least, at - before);
    most = Math.max(most, at + after);
  }
  return {anchor: anchor.map((at) => Math.round(at - least)), breadth: Math.max(0, Math.ceil(most - least))};
}
