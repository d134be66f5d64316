/** The order in which a pathway is read, in time proportional to its size. */

/**
 * Places in reading order: by the levels of `levelsOf` (a step stands after all that lead to it; cycles are cut where they close), and in
 * the definition's order within a level. `before[i]` are the places that lead to place i, in the order of the edges.
 */
export function readingOrder(before: readonly (readonly number[])[]): number[] {
  return placesByLevel(before).flat();
}

/** The same, level by level. Linear in places and links. */
export function placesByLevel(before: readonly (readonly number[])[]): number[][] {
  const level = new Map<number, number>();
  for (const place of followingOrder(before)) {
    let highest = -1;
    for (const other of before[place] ?? []) highest = Math.max(highest, level.get(other) ?? -1);
    level.set(place, highest + 1);
  }
  const levels: number[][] = [];
  for (const place of before.keys()) (levels[level.get(place) ?? 0] ??= []).push(place);
  return levels;
}

/** Depth first, without recursion: a pathway of thousands of steps in a row would exhaust the stack. */
function followingOrder(before: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of before.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const stack = [{place: start, next: 0}];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const other = before[top.place]?.[top.next++];
      if (other === undefined) {
        order.push(top.place);
        stack.pop();
      } else if (!seen.has(other)) {
        seen.add(other);
        stack.push({place: other, next: 0});
      }
    }
  }
  return order;
}
