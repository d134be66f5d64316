/** The levels of a pathway's graph. Apart from the schemas, so that a page which only draws a pathway does not load them. */
import type {PathwayDefinition} from './pathway.js';

/** The steps of each level, from the start: a step stands after all that lead to it. Cycles are cut where they close. */
export function levelsOf(pathway: Pick<PathwayDefinition, 'steps' | 'edges'>): string[][] {
  const order = orderOf(pathway);
  const level = new Map<string, number>();
  for (const id of order) {
    const before = pathway.edges.filter((e) => e.to === id).map((e) => level.get(e.from) ?? -1);
    level.set(id, Math.max(-1, ...before) + 1);
  }
  const levels: string[][] = [];
  for (const step of pathway.steps) (levels[level.get(step.id) ?? 0] ??= []).push(step.id);
  return levels;
}

/** Ids in an order where each step follows those that lead to it, as far as there is one; ties keep the definition's order. */
function orderOf(pathway: Pick<PathwayDefinition, 'steps' | 'edges'>): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const edge of pathway.edges) if (edge.to === id) visit(edge.from);
    order.push(id);
  };
  for (const step of pathway.steps) visit(step.id);
  return order;
}
