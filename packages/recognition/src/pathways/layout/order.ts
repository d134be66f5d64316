/** In which order the steps and bends of each level stand. */
import type {Extent} from './across.js';
import type {Net} from './net.js';
import {createRows, type Row} from './rows.js';

/** First all levels are put in order together, so many times, then so many times a few levels at a time. */
const passesTogether = 4;
const passesApart = 12;
const passesApartOfMany = 6;
/** Many are so many vertices: 1,000 steps, not 200. The other passes save a twenty-fifth of the crossings, and take a third of the time. */
const many = 1000;
/** How many levels at a time. */
const windowSize = 3;
/** With so many vertices or crossings there is one pass: nobody reads such a map, and the time is kept within bounds. */
const vastVertices = 12_000;
const vastCrossings = 1_000_000;
/** Of swaps towards the order of the definition: so far a step may come. */
const tidyRounds = 4;

/**
 * Rows with few crossings, always the same for the same net. A pass goes down or up: each vertex goes to the mean place of its neighbours
 * on the level before, then neighbours are swapped that cross less the other way round. What has more crossings then than before is put
 * back. Where it makes no difference a coin is tossed: without that, the search soon sits in a hollow. The passes over a few levels
 * at a time keep what is better in one place though it is worse in another; they save a quarter of the crossings on large pathways.
 *
 * @see Gansner et al., "A technique for drawing directed graphs", IEEE Trans. Softw. Eng. 19 (1993), section 3
 */
export function searchOrder(net: Net): readonly Row[] {
  const {rows, place, crossings, keep, sort, swap} = createRows(net);
  const keys = place.map(() => 0);
  const toss = createToss();
  const improve = (window: readonly Row[], behind: Net['up']): void => {
    const before = crossings();
    const putBack = keep(window);
    for (const row of window) {
      let mean = -1;
      for (const vertex of row) {
        const others = behind[vertex] ?? [];
        let sum = 0;
        for (const other of others) sum += place[other] ?? 0;
        // Who has no neighbours stays beside who was before it.
        if (others.length > 0) mean = sum / others.length;
        keys[vertex] = mean;
      }
      sort(row, keys, toss);
    }
    swap(window, toss);
    if (crossings() > before) putBack();
  };
  const upward = [...rows].reverse();
  const isVast = place.length > vastVertices || crossings() > vastCrossings;
  const apart = place.length > many ? passesApartOfMany : passesApart;
  const last = isVast ? 1 : passesTogether + apart;
  for (let pass = 0; pass < last && crossings() > 0; pass++) {
    const [ahead, behind] = pass % 2 === 0 ? [rows, net.up] : [upward, net.down];
    if (pass < passesTogether) improve(ahead, behind);
    else for (const first of rows.keys()) improve(ahead.slice(first, first + windowSize), behind);
  }
  // Tosses have mixed up what might as well stand in the order of the definition.
  for (let round = 0; round < tidyRounds; round++) swap(rows, (a, b) => b < a && a < net.steps);
  return rows;
}

/** Not random at all: the same pathway is drawn the same on every machine. */
function createToss(): () => boolean {
  let state = 1;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) | 0) < 0;
}

/**
 * The order of an earlier layout. New steps stand beside what leads to them, as bends do. Only new steps and bends change places then,
 * where that saves crossings.
 */
export function keepOrder(net: Net, extents: readonly Extent[]): readonly Row[] {
  const {rows, place, sort, swap} = createRows(net);
  const keys = place.map(() => 0);
  for (const row of rows) {
    for (const vertex of row) {
      const above = (net.up[vertex] ?? []).map((other) => keys[other] ?? 0);
      const below = (net.down[vertex] ?? []).map((other) => extents[other]?.was ?? 0);
      const near = above.length > 0 ? above : below;
      // Half a unit: beside it rather than on it.
      const beside = near.reduce((sum, at) => sum + at, 0.5) / Math.max(1, near.length);
      keys[vertex] = extents[vertex]?.was ?? beside;
    }
    sort(row, keys);
  }
  swap(
    rows,
    () => false,
    (vertex) => extents[vertex]?.was !== undefined,
  );
  return rows;
}
