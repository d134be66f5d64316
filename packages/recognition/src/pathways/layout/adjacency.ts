/** Who is linked with whom, in two flat lists: the layout reads it millions of times. */

export interface Adjacency {
  /** The neighbours of place i are in `list` from `start[i]` to `start[i + 1]`, the last left out. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Both ways: whom each place leads to, and who leads to it. Neighbours are in the order of the links. */
export function adjacenciesOf(
  count: number,
  from: readonly number[],
  to: readonly number[],
): {readonly down: Adjacency; readonly up: Adjacency} {
  return {down: oneWay(count, from, to), up: oneWay(count, to, from)};
}

function oneWay(count: number, from: readonly number[], to: readonly number[]): Adjacency {
  const start = new Int32Array(count + 1);
  for (const place of from) start[place + 1] = (start[place + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const list = new Int32Array(to.length);
  for (const [index, place] of from.entries()) {
    const at = next[place] ?? 0;
    list[at] = to[index] ?? 0;
    next[place] = at + 1;
  }
  return {start, list};
}

export function degreeOf({start}: Adjacency, place: number): number {
  return (start[place + 1] ?? 0) - (start[place] ?? 0);
}
