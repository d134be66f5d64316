/** From levels and anchors to positions and paths, in the direction that is asked for. */
import type {Across} from './across.js';
import type {Graph} from './graph.js';
import type {Net} from './net.js';
import {pathThrough, type Run} from './path.js';
import type {Rows} from './rows.js';
import type {LayoutDirection, PathwayLayout, PlacedStep} from './types.js';

export interface PictureOptions extends Across {
  readonly direction: LayoutDirection;
  readonly levelGap: number;
}

export function drawPicture(
  {steps, links}: Graph,
  {level, levels, chains}: Net,
  {order}: Rows,
  {direction, levelGap, anchor, breadth}: PictureOptions,
): Omit<PathwayLayout, 'notices'> {
  const isDown = direction === 'ttb';
  const lengths = steps.map(({width, height}) => (isDown ? height : width));
  /** Each level is as long as its longest step. */
  const longest: number[] = Array.from({length: levels}, () => 0);
  for (const [place, length] of lengths.entries()) {
    const own = level[place] ?? 0;
    longest[own] = Math.max(longest[own] ?? 0, length);
  }
  let total = -levelGap;
  const starts = longest.map((length) => {
    const start = total + levelGap;
    total = start + length;
    return start;
  });
  /** Along the levels: where on the screen what is `length` long begins. */
  const along = (from: number, length = 0): number => (direction === 'rtl' ? total - from - length : from);

  const placed = new Map<string, PlacedStep>();
  for (const vertex of order) {
    const step = steps[vertex];
    if (!step) continue;
    const {id, width, height} = step;
    const own = level[vertex] ?? 0;
    const main = along(starts[own] ?? 0, lengths[vertex]);
    const cross = (anchor[vertex] ?? 0) - (step.anchor ?? (isDown ? width : height) / 2);
    placed.set(id, {id, x: isDown ? cross : main, y: isDown ? main : cross, width, height, level: own});
  }

  const edges = links.flatMap(({from, to, kind}, link) => {
    const chain = chains[link] ?? [];
    const runs = chain.map((vertex, index): Run => {
      const {inset = 0} = steps[vertex] ?? {};
      const own = level[vertex] ?? 0;
      const start = starts[own] ?? 0;
      return {
        from: along(index === 0 ? start + (lengths[vertex] ?? 0) - inset : start),
        to: along(start + (index < chain.length - 1 ? (longest[own] ?? 0) : inset)),
        across: anchor[vertex] ?? 0,
      };
    });
    // A link that closes a cycle leads from the lower end to the upper.
    const path = pathThrough(chain[0] === from ? runs : turned(runs), isDown);
    return path === '' ? [] : [{from: steps[from]?.id ?? '', to: steps[to]?.id ?? '', kind, path}];
  });

  total = Math.max(0, total);
  return {
    steps: placed,
    edges,
    levels,
    width: isDown ? breadth : total,
    height: isDown ? total : breadth,
  };
}

function turned(runs: readonly Run[]): Run[] {
  return runs.map(({from, to, across}) => ({from: to, to: from, across})).reverse();
}
