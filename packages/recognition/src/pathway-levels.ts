/** The levels of a pathway's graph. Apart from the schemas, so that a page which only draws a pathway does not load them. */
import type {PathwayDefinition} from './pathway.js';
import {placesByLevel} from './pathways/reading-order.js';

/** The steps of each level, from the start: a step stands after all that lead to it. Cycles are cut where they close. */
export function levelsOf({steps, edges}: Pick<PathwayDefinition, 'steps' | 'edges'>): string[][] {
  const places = new Map<string, number>();
  for (const [place, {id}] of steps.entries()) if (!places.has(id)) places.set(id, place);
  const before: number[][] = steps.map(() => []);
  for (const {from, to} of edges) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start !== undefined && end !== undefined) before[end]?.push(start);
  }
  const idAt = (place: number): string => steps[place]?.id ?? '';
  return placesByLevel(before).map((level) => level.map(idAt));
}
