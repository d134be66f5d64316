/** From levels and anchors to positions and paths, in the direction that is asked for. */
import type {Across} from './across.js';
import type {Graph, Note} from './graph.js';
import type {Net} from './net.js';
import {pathThrough, type Run} from './path.js';
import type {Row} from './rows.js';
import type {LayoutDirection, PathwayLayout, PlacedStep} from './types.js';

export interface PictureOptions extends Across {
  readonly direction: LayoutDirection;
  readonly levelGap: number;
  readonly note: Note;
}

export function drawPicture(
  {steps, links}: Graph,
  {level, chains}: Net,
  rows: readonly Row[],
  {direction, levelGap, note, anchor, breadth}: PictureOptions,
): Omit<PathwayLayout, 'notices'> {
  const isDown = direction === 'ttb';
  const lengths = steps.map(({width, height}) => (isDown ? height : width));
  let end = -levelGap;
  /** Each level is as long as its longest step. */
  const spans = rows.map((row) => {
    const from = end + levelGap;
    end = from + Math.max(...row.map((vertex) => lengths[vertex] ?? 0));
    return {from, to: end};
  });
  const total = Math.max(0, end);
  /** Along the levels: where on the screen what is `length` long begins. */
  const along = (from: number, length = 0): number => (direction === 'rtl' ? total - from - length : from);

  const placed = new Map<string, PlacedStep>();
  for (const vertex of rows.flat()) {
    const step = steps[vertex];
    if (!step) continue;
    const {id, width, height, anchor: inside = (isDown ? width : height) / 2} = step;
    const own = level[vertex] ?? 0;
    const main = along(spans[own]?.from ?? 0, lengths[vertex]);
    const cross = (anchor[vertex] ?? 0) - inside;
    placed.set(id, {id, x: isDown ? cross : main, y: isDown ? main : cross, width, height, level: own});
  }

  const edges = links.flatMap(({from, to, kind, isBack}, link) => {
    const chain = chains[link] ?? [];
    const runs = chain.map((vertex, index): Run => {
      const {inset = 0, exit = inset} = steps[vertex] ?? {};
      const span = spans[level[vertex] ?? 0] ?? {from: 0, to: 0};
      const start = index > 0 ? span.from : span.from + (lengths[vertex] ?? 0) - exit;
      const stop = index < chain.length - 1 ? span.to : span.from + inset;
      return {from: along(start), to: along(stop), across: anchor[vertex] ?? 0};
    });
    const path = pathThrough(isBack ? turned(runs) : runs, isDown);
    const ends = {from: steps[from]?.id ?? '', to: steps[to]?.id ?? ''};
    if (path !== '') return [{...ends, kind, path}];
    note('EDGE_NOT_DRAWN', ends.from, ends.to);
    return [];
  });
  return {
    steps: placed,
    edges,
    levels: rows.length,
    width: isDown ? breadth : total,
    height: isDown ? total : breadth,
  };
}

function turned(runs: readonly Run[]): Run[] {
  return runs.map(({from, to, across}) => ({from: to, to: from, across})).reverse();
}
