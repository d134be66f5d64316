/** Groups on a map: collapsed to one step, or framed. */
import type {LayoutEdge, LayoutStep, PathwayLayout} from './types.js';

/**
 * What is to be laid out when the steps of these groups are not shown: their edges lead to and from the group. A group within a
 * collapsed group is not shown either; groups that are in each other, which is a fault, stay shown.
 */
export function collapseGroups(
  steps: readonly LayoutStep[],
  edges: readonly LayoutEdge[],
  collapsed: ReadonlySet<string>,
): {readonly steps: readonly LayoutStep[]; readonly edges: readonly LayoutEdge[]} {
  const ids = new Set(steps.map(({id}) => id));
  const hosts = new Map<string, string>();
  for (const {id, members = []} of steps) {
    if (!collapsed.has(id)) continue;
    for (const member of members) {
      if (!ids.has(member) || hosts.has(member)) continue;
      let host: string | undefined = id;
      while (host !== undefined && host !== member) host = hosts.get(host);
      if (host === undefined) hosts.set(member, id);
    }
  }
  const shownAs = (id: string): string => {
    let shown = id;
    for (let host = hosts.get(id); host !== undefined; host = hosts.get(host)) shown = host;
    return shown;
  };
  return {
    steps: steps.flatMap((step): LayoutStep[] => {
      if (hosts.has(step.id)) return [];
      if (!step.members) return [step];
      const members = collapsed.has(step.id) ? [] : step.members.map(shownAs);
      return [{...step, members: members.filter((member) => member !== step.id)}];
    }),
    edges: edges.flatMap((edge): LayoutEdge[] => {
      if (!hosts.has(edge.from) && !hosts.has(edge.to)) return [edge];
      const [from, to] = [shownAs(edge.from), shownAs(edge.to)];
      return from === to ? [] : [{...edge, from, to, isFolded: true}];
    }),
  };
}

export interface LayoutFrame {
  readonly group: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Around each group and its steps; none where a step that is not of the group would be inside. */
export function framesOf(steps: readonly LayoutStep[], {steps: placed}: PathwayLayout): LayoutFrame[] {
  return steps.flatMap(({id, members = []}) => {
    const inside = new Set([id, ...members]);
    const boxes = [...inside].flatMap((member) => placed.get(member) ?? []);
    if (boxes.length < 2) return [];
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    for (const box of placed.values()) {
      const isApart = box.x >= right || box.y >= bottom || box.x + box.width <= x || box.y + box.height <= y;
      if (!isApart && !inside.has(box.id)) return [];
    }
    return [{group: id, x, y, width: right - x, height: bottom - y}];
  });
}
