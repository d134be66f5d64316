/** What is to be drawn: places instead of ids, each link once, and cycles cut. */
import {adjacenciesOf} from './adjacency.js';
import type {LayoutEdge, LayoutNotice, LayoutStep, PlacedEdge} from './types.js';

export interface Link {
  readonly from: number;
  readonly to: number;
  readonly kind: PlacedEdge['kind'];
  readonly isFolded: boolean;
}

export interface Graph {
  readonly steps: readonly LayoutStep[];
  readonly links: readonly Link[];
  /** Ends of each link as they stand: the upper one is on an earlier level, though the link may lead back to it. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** All places, each after those above it. */
  readonly sequence: readonly number[];
}

export type Note = (code: LayoutNotice['code'], ...steps: readonly string[]) => void;

const weights = {suggests: 0, member: 1, requires: 2} as const;

/** The same graph whatever the order of `given` and of `edges`. What is wrong is noted, and left out of the graph. */
export function readGraph(
  given: readonly LayoutStep[],
  edges: readonly LayoutEdge[],
  {maxSteps, note}: {readonly maxSteps: number; readonly note: Note},
): Graph {
  const known = new Map<string, LayoutStep>();
  for (const step of [...given].sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || compare(a.id, b.id))) {
    if (known.has(step.id)) note('STEP_ID_REPEATS', step.id);
    else known.set(step.id, step);
  }
  const steps = [...known.values()];
  const ids = [...known.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  if (ids.length === 0) note('PATHWAY_EMPTY');
  if (ids.length > maxSteps) {
    steps.length = maxSteps;
    note('PATHWAY_TOO_LARGE', ...ids.slice(maxSteps));
  }
  const links = new Map<number, Link>();
  const add = (fromId: string, toId: string, kind: Link['kind'], isFolded = false): void => {
    const from = places.get(fromId);
    const to = places.get(toId);
    const isMember = kind === 'member';
    if (from === undefined || to === undefined)
      note(isMember ? 'GROUP_OF_NO_STEP' : 'EDGE_TO_NO_STEP', fromId, toId);
    else if (from === to) note(isMember ? 'GROUP_IN_ITSELF' : 'EDGE_TO_ITSELF', fromId);
    else if (from < maxSteps && to < maxSteps) {
      const key = from * ids.length + to;
      const same = links.get(key);
      if (!same || weights[same.kind] < weights[kind]) links.set(key, {from, to, kind, isFolded});
    }
  };
  for (const {from, to, kind = 'suggests', isFolded} of edges) add(from, to, kind, isFolded);
  for (const {id, members = []} of steps) for (const member of members) add(member, id, 'member');

  const sorted = [...links].sort(([a], [b]) => a - b).map(([, link]) => link);
  const {sequence, isBack} = cutCycles(steps.length, sorted);
  const [upper, lower] = [sorted.map(({from}) => from), sorted.map(({to}) => to)];
  for (const index of isBack) {
    const {from = 0, to = 0, isFolded} = sorted[index] ?? {};
    [upper[index], lower[index]] = [to, from];
    if (isFolded !== true) note('PATHWAY_CYCLE', ids[from] ?? '', ids[to] ?? '');
  }
  return {steps, links: sorted, upper, lower, sequence};
}

/** By UTF-16 unit: the same on every machine, unlike a comparison by language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Depth first, without recursion, from where nothing leads to; a link to a place that is still being followed closes a cycle. `isBack`
 * holds the places of these links, which are sorted by their start.
 */
function cutCycles(count: number, links: readonly Link[]): {sequence: number[]; isBack: number[]} {
  const {down, up} = adjacenciesOf(
    count,
    links.map(({from}) => from),
    links.map(({to}) => to),
  );
  const isBack: number[] = [];
  const sequence: number[] = [];
  const next = down.start.slice();
  /** 1: being followed, 2: followed. */
  const state = new Uint8Array(count);
  const follow = (root: number): void => {
    const stack = state[root] === 0 ? [root] : [];
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      state[place] = 1;
      const link = next[place] ?? 0;
      next[place] = link + 1;
      if (link === down.start[place + 1]) {
        state[place] = 2;
        sequence.push(place);
        stack.pop();
        continue;
      }
      const other = down.list[link] ?? 0;
      if (state[other] === 1) isBack.push(link);
      if (state[other] === 0) stack.push(other);
    }
  };
  for (let place = 0; place < count; place++) if (up.start[place] === up.start[place + 1]) follow(place);
  for (let place = 0; place < count; place++) follow(place);
  return {sequence: sequence.reverse(), isBack};
}
