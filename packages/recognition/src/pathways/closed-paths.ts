/** Cycles of a graph, each as the path that closes. */

export interface ClosedPath {
  /** Places in order; the last is the first again. */
  readonly path: readonly number[];
  /** All places that lead to each other; the path goes through some or all of them. */
  readonly members: readonly number[];
}

/**
 * One closed path for each set of places that lead to each other; none for a place that only leads to itself. `next[i]` are the places
 * that place i leads to. Linear in places and links.
 */
export function closedPaths(next: readonly (readonly number[])[]): ClosedPath[] {
  return componentsOf(next).flatMap((members) =>
    members.length > 1 ? [{path: pathWithin(members, next), members}] : [],
  );
}

/** From the first member along first links that stay inside, until a place comes back. */
function pathWithin(members: readonly number[], next: readonly (readonly number[])[]): number[] {
  const inside = new Set(members);
  const walked: number[] = [];
  const placeInWalk = new Map<number, number>();
  let place = members[0];
  while (place !== undefined && !placeInWalk.has(place)) {
    const here = place;
    placeInWalk.set(here, walked.length);
    walked.push(here);
    place = next[here]?.find((other) => other !== here && inside.has(other));
  }
  const path = walked.slice(place === undefined ? 0 : placeInWalk.get(place));
  return place === undefined ? path : [...path, place];
}

/**
 * Strongly connected components, members in rising order.
 * @see Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972)
 */
function componentsOf(next: readonly (readonly number[])[]): number[][] {
  const components: number[][] = [];
  const found = new Map<number, number>();
  const lowest = new Map<number, number>();
  const waiting: number[] = [];
  const isWaiting = new Set<number>();
  const enter = (place: number) => {
    lowest.set(place, found.size);
    found.set(place, found.size);
    waiting.push(place);
    isWaiting.add(place);
    return {place, next: 0};
  };
  const lower = (place: number, to: number | undefined) => {
    lowest.set(place, Math.min(lowest.get(place) ?? Infinity, to ?? Infinity));
  };
  for (const start of next.keys()) {
    if (found.has(start)) continue;
    const stack = [enter(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const {place} = top;
      const other = next[place]?.[top.next++];
      if (other !== undefined) {
        if (!found.has(other)) stack.push(enter(other));
        else if (isWaiting.has(other)) lower(place, found.get(other));
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent) lower(parent.place, lowest.get(place));
      if (lowest.get(place) !== found.get(place)) continue;
      const component = waiting.splice(waiting.lastIndexOf(place));
      for (const member of component) isWaiting.delete(member);
      components.push(component.sort((a, b) => a - b));
    }
  }
  return components.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
