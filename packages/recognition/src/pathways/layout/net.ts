/** The graph with its long links cut into short ones: each level that a link passes has a bend of it, which takes room as a step does. */
import {endsOf, type Graph, type Neighbours, neighboursOf} from './graph.js';

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

/** A link has as many pieces as levels that it leads down: those from one end of a long pathway to the other, millions. */
const maxPieces = 20_000;

export function netOf({steps, links}: Graph, stepLevels: readonly number[]): Net {
  const level = [...stepLevels];
  const pairs: [number, number][] = [];
  const chains: number[][] = links.map(endsOf);
  const piecesOf = ([start = 0, end = 0]: readonly number[]): number =>
    (level[end] ?? 0) - (level[start] ?? 0);
  // The shortest first: where not all can be drawn, they say most for their room.
  for (const chain of [...chains].sort((a, b) => piecesOf(a) - piecesOf(b))) {
    const pieces = piecesOf(chain);
    const [start = 0, end = 0] = chain.splice(0);
    if (pairs.length + pieces > maxPieces) continue;
    chain.push(start);
    for (let piece = 1; piece <= pieces; piece++) {
      const vertex = piece < pieces ? level.push((level[start] ?? 0) + piece) - 1 : end;
      pairs.push([chain[piece - 1] ?? 0, vertex]);
      chain.push(vertex);
    }
  }
  return {steps: steps.length, level, ...neighboursOf(level.length, pairs), chains};
}
