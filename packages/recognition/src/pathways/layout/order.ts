/** In which order the steps and bends of each level stand. */
import type {Extent} from './across.js';
import type {Net} from './net.js';
import {createRows, type Row, type Rows} from './rows.js';

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
export function searchOrder(net: Net): readonly Row[] {
  const made = createRows(net);
  const {rows, place} = made;
  const isVast = place.length > vast;
  const toss = createToss();
  const keys = place.map(() => 0);
  let best = Infinity;
  let bestPlaces: readonly number[] = [];
  let failures = 0;
  const compare = (): void => {
    failures += 1;
    if (made.crossings() >= best) return;
    best = made.crossings();
    bestPlaces = [...place];
    failures = 0;
  };
  for (let search = 0; search < (isVast ? 1 : searches) && best > 0; search++) {
    sortAll(
      made,
      place.map((_, vertex) => (search % 2 === 1 ? -vertex : vertex)),
    );
    compare();
    failures = 0;
    for (let sweep = 0; sweep < (isVast ? patience : maxSweeps) && best > 0 && failures < patience; sweep++) {
      const isUpward = (sweep + (search >> 1)) % 2 === 1;
      for (const row of isUpward ? rows.toReversed() : rows) {
        let mean = -1;
        for (const vertex of row) {
          const others = net[isUpward ? 'down' : 'up'][vertex] ?? [];
          let sum = 0;
          for (const other of others) sum += place[other] ?? 0;
          // Who has no neighbours stays beside who was before it.
          if (others.length > 0) mean = sum / others.length;
          keys[vertex] = mean;
        }
        made.sort(row, keys, (sweep + search) % 2 === 1 ? toss : undefined);
      }
      made.swap(() => false, toss);
      compare();
    }
  }
  sortAll(made, bestPlaces);
  return rows;
}

/** Not random at all: the same pathway is drawn the same on every machine. */
function createToss(): () => boolean {
  let state = 1;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) | 0) < 0;
}

function sortAll({rows, sort}: Rows, keys: readonly number[]): void {
  for (const row of rows) sort(row, keys);
}

/**
 * The order of an earlier layout. New steps stand beside what leads to them, as bends do. Only new steps and bends change places then, where that saves crossings.
 */
export function keepOrder(net: Net, extents: readonly Extent[]): readonly Row[] {
  const made = createRows(net);
  const keys = made.place.map(() => 0);
  for (const vertex of made.rows.flat()) {
    const above = net.up[vertex] ?? [];
    const near =
      above.length > 0
        ? above.map((other) => keys[other] ?? 0)
        : (net.down[vertex] ?? []).map((other) => extents[other]?.was ?? 0);
    // Half a unit: beside it rather than on it.
    keys[vertex] = extents[vertex]?.was ?? near.reduce((sum, at) => sum + at, 0.5) / Math.max(1, near.length);
  }
  sortAll(made, keys);
  made.swap((vertex) => extents[vertex]?.was !== undefined);
  return made.rows;
}
