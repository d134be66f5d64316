/** What is to be drawn: places instead of ids, each link once, and cycles cut. */
import type {LayoutEdge, LayoutNotice, LayoutStep, PlacedEdge} from './types.js';

export interface Link {
  readonly from: number;
  readonly to: number;
  readonly kind: PlacedEdge['kind'];
  readonly isFolded: boolean | undefined;
  /** It closes a cycle, so that its end stands above its start. */
  isBack?: boolean;
}

/** For each place or vertex, those that it is linked to. */
export type Neighbours = readonly (readonly number[])[];

export interface Graph {
  readonly steps: readonly LayoutStep[];
  readonly links: readonly Link[];
  /** All places, each after those above it. */
  readonly sequence: readonly number[];
}

export type Note = (code: LayoutNotice['code'], ...steps: readonly string[]) => void;

/** The same graph whatever the order of `given` and of `edges`. What is wrong is noted, and left out of the graph. */
export function readGraph(
  given: readonly LayoutStep[],
  edges: readonly LayoutEdge[],
  {maxSteps, note}: {readonly maxSteps: number; readonly note: Note},
): Graph {
  const steps: LayoutStep[] = [];
  const places = new Map<string, number>();
  for (const step of [...given].sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || compare(a.id, b.id))) {
    if (places.has(step.id)) note('STEP_ID_REPEATS', step.id);
    else places.set(step.id, steps.push(step) - 1);
  }
  if (!steps[0]) note('PATHWAY_EMPTY');
  const leftOut = steps.splice(maxSteps);
  if (leftOut[0]) note('PATHWAY_TOO_LARGE', ...leftOut.map(({id}) => id));

  const byEnds = new Map<number, Link>();
  const add = (fromId: string, toId: string, kind: Link['kind'], isFolded?: boolean): void => {
    const from = places.get(fromId);
    const to = places.get(toId);
    if (from === undefined || to === undefined) note('EDGE_TO_NO_STEP', fromId, toId);
    else if (from === to) note('EDGE_TO_ITSELF', fromId);
    else if (steps[from] && steps[to]) {
      const key = from * maxSteps + to;
      if (kind === 'requires' || !byEnds.has(key)) byEnds.set(key, {from, to, kind, isFolded});
    }
  };
  for (const {id, members = []} of steps) for (const member of members) add(member, id, 'member');
  for (const {from, to, kind = 'suggests', isFolded} of edges) add(from, to, kind, isFolded);

  const links = [...byEnds].sort(([a], [b]) => a - b).map(([, link]) => link);
  const sequence = cutCycles(steps.length, links);
  for (const {from, to, isBack, isFolded} of links) {
    if (isBack && !isFolded) note('PATHWAY_CYCLE', steps[from]?.id ?? '', steps[to]?.id ?? '');
  }
  return {steps, links, sequence};
}

/** By UTF-16 unit: the same on every machine, unlike a comparison by language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Depth first, without recursion, from where nothing leads to; a link to a place that is still being followed closes a cycle. */
function cutCycles(count: number, links: readonly Link[]): number[] {
  const leaving: Link[][] = Array.from({length: count}, () => []);
  const roots = new Set(leaving.keys());
  for (const link of links) {
    leaving[link.from]?.push(link);
    roots.delete(link.to);
  }
  const sequence: number[] = [];
  /** True while the place is being followed, false afterwards. */
  const isOpen: (boolean | undefined)[] = [];
  for (const root of [...roots, ...leaving.keys()]) {
    const stack = isOpen[root] === undefined ? [root] : [];
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      isOpen[place] = true;
      const link = leaving[place]?.shift();
      if (!link) {
        isOpen[place] = false;
        sequence.push(place);
        stack.pop();
      } else if (isOpen[link.to]) link.isBack = true;
      else if (isOpen[link.to] === undefined) stack.push(link.to);
    }
  }
  return sequence.reverse();
}

/** Below and above each place or vertex; `pairs` are the upper and the lower end of each link. */
export function neighboursOf(
  count: number,
  pairs: Iterable<readonly [number, number]>,
): {readonly down: Neighbours; readonly up: Neighbours} {
  const down: number[][] = Array.from({length: count}, () => []);
  const up: number[][] = Array.from({length: count}, () => []);
  for (const [upper, lower] of pairs) {
    down[upper]?.push(lower);
    up[lower]?.push(upper);
  }
  return {down, up};
}

export function endsOf({from, to, isBack}: Link): [number, number] {
  return isBack ? [to, from] : [from, to];
}
