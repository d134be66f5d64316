/** The graph with its long links cut into short ones: each level that a link passes has a bend of it, which takes room as a step does. */
import {type Adjacency, adjacenciesOf} from './adjacency.js';
import type {Graph, Note} from './graph.js';

export interface Net {
  /** Of each vertex: first the steps, by place, then the bends. */
  readonly level: readonly number[];
  readonly levels: number;
  /** Vertices on the next level and on the one before. */
  readonly down: Adjacency;
  readonly up: Adjacency;
  /** Of each link, its vertices from the upper end to the lower; empty where the link is not drawn. */
  readonly chains: readonly (readonly number[])[];
}

/** Links from one end of a long pathway to the other could have millions of bends. */
const maxBends = 20_000;

export function netOf({steps, links, upper, lower}: Graph, stepLevels: Iterable<number>, note: Note): Net {
  const level = [...stepLevels];
  const levels = level.reduce((most, own) => Math.max(most, own + 1), 0);
  const [from, to]: [number[], number[]] = [[], []];
  const chains = links.map((link, index) => {
    const [start = 0, end = 0] = [upper[index], lower[index]];
    const [first = 0, last = 0] = [level[start], level[end]];
    if (level.length + last - first > steps.length + maxBends) {
      note('EDGE_NOT_DRAWN', steps[link.from]?.id ?? '', steps[link.to]?.id ?? '');
      return [];
    }
    const chain = [start];
    for (let passed = first + 1; passed < last; passed++) chain.push(level.push(passed) - 1);
    from.push(...chain);
    chain.push(end);
    to.push(...chain.slice(1));
    return chain;
  });
  return {level, levels, ...adjacenciesOf(level.length, from, to), chains};
}
