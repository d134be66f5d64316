/** In which order the steps and bends of each level stand. */
import type {Net} from './net.js';
import {createRows, type Rows} from './rows.js';

/** Searches from different orders, and how many sweeps each has at most. */
const searches = 4;
const maxSweeps = 24;
/** A search ends after so many sweeps that found nothing better. */
const patience = 6;
/** From so many vertices on there is one search, and a short one: what keeps the time within bounds. */
const vast = 6000;

/**
 * Rows with few crossings, always the same for the same net. Sweeps go down and up in turn: each vertex goes to the mean place of its
 * neighbours on the level before, then neighbours are swapped that cross less the other way round. Where it makes no difference a coin
 * is tossed: without that, a search soon sits in a hollow.
 *
 * @see Gansner et al., "A technique for drawing directed graphs", IEEE Trans. Softw. Eng. 19 (1993), section 3
 */
export function searchOrder(net: Net): Rows {
  const rows = createRows(net);
  const {order, start, place} = rows;
  const {levels, up, down} = net;
  const keys = new Float64Array(order.length);
  const toss = createToss();
  const isVast = order.length > vast;
  let best = Infinity;
  let bestPlaces = place.slice();
  const isBetter = (): boolean => {
    if (rows.crossings() >= best) return false;
    best = rows.crossings();
    bestPlaces = place.slice();
    return true;
  };
  for (let search = 0; search < (isVast ? 1 : searches) && best > 0; search++) {
    sortAll(
      rows,
      order.map((_, vertex) => (search % 2 === 1 ? -vertex : vertex)),
    );
    isBetter();
    for (let sweep = 0, failures = 0; sweep < (isVast ? patience : maxSweeps) && best > 0; sweep++) {
      const isUpward = (sweep + (search >> 1)) % 2 === 1;
      const behind = isUpward ? down : up;
      for (let step = 1; step < levels; step++) {
        const row = isUpward ? levels - 1 - step : step;
        let mean = -1;
        for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
          const vertex = order[at] ?? 0;
          const [first, end] = [behind.start[vertex] ?? 0, behind.start[vertex + 1] ?? 0];
          let sum = 0;
          for (let i = first; i < end; i++) sum += place[behind.list[i] ?? 0] ?? 0;
          // Who has no neighbours stays beside who was before it.
          if (end > first) mean = sum / (end - first);
          keys[vertex] = mean;
        }
        rows.sort(row, keys, (sweep + search) % 2 === 1 ? toss : undefined);
      }
      rows.swap(() => false, toss);
      failures = isBetter() ? 0 : failures + 1;
      if (failures === patience) break;
    }
  }
  sortAll(rows, bestPlaces);
  return rows;
}

/** Not random at all: the same pathway is drawn the same on every machine. */
function createToss(): () => boolean {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state < 0;
  };
}

function sortAll(rows: Rows, keys: ArrayLike<number>): void {
  for (let row = 0; row + 1 < rows.start.length; row++) rows.sort(row, keys);
}

/**
 * The order of an earlier layout. `wanted`: where steps were, by place; undefined for new ones, which stand between those that they are
 * linked to, as bends do. Only these change places then, where that saves crossings.
 */
export function keepOrder(net: Net, wanted: readonly (number | undefined)[]): Rows {
  const keys = new Float64Array(net.level.length);
  const ends = net.chains.map((chain) => [chain[0] ?? 0, chain.at(-1) ?? 0] as const);
  for (const [place, was] of wanted.entries()) {
    const near = was === undefined ? ends.filter((pair) => pair.includes(place)).flat() : [place];
    const known = near.flatMap((other) => wanted[other] ?? []);
    // Half a unit: beside a step that it is linked to rather than on it.
    keys[place] = was ?? known.reduce((sum, at) => sum + at, 0.5) / Math.max(1, known.length);
  }
  for (const chain of net.chains) {
    const [first = 0, last = 0] = [keys[chain[0] ?? 0], keys[chain.at(-1) ?? 0]];
    for (const [index, vertex] of chain.entries()) {
      if (vertex >= wanted.length) keys[vertex] = first + ((last - first) * index) / (chain.length - 1);
    }
  }
  const rows = createRows(net);
  sortAll(rows, keys);
  rows.swap((vertex) => wanted[vertex] !== undefined);
  return rows;
}
