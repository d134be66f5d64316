/** The graph with its long links cut into short ones: each level that a link passes has a bend of it, which takes room as a step does. */
import {endsOf, type Graph, type Neighbours, neighboursOf, type Note} from './graph.js';

export interface Net {
  /** How many vertices are steps. */
  readonly steps: number;
  /** Of each vertex: first the steps, by place, then the bends. */
  readonly level: readonly number[];
  /** Vertices on the next level and on the one before. */
  readonly down: Neighbours;
  readonly up: Neighbours;
  /** Of each link, its vertices from the upper end to the lower; empty where the link is not drawn. */
  readonly chains: readonly (readonly number[])[];
}

/** Links from one end of a long pathway to the other could have millions of bends. */
const maxBends = 20_000;

export function netOf({steps, links}: Graph, stepLevels: readonly number[], note: Note): Net {
  const level = [...stepLevels];
  const pairs: [number, number][] = [];
  const chains = links.map((link) => {
    const [start, end] = endsOf(link);
    const chain = [start];
    const last = level[end] ?? 0;
    let passed = level[start] ?? 0;
    if (level.length - steps.length + last - passed > maxBends) {
      note('EDGE_NOT_DRAWN', steps[link.from]?.id ?? '', steps[link.to]?.id ?? '');
      return [];
    }
    while (++passed < last) chain.push(level.push(passed) - 1);
    chain.push(end);
    for (const [index, vertex] of chain.slice(1).entries()) pairs.push([chain[index] ?? 0, vertex]);
    return chain;
  });
  return {steps: steps.length, level, ...neighboursOf(level.length, pairs), chains};
}
