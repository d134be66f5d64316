/**
 * A long pathway in chapters: the badges of each key badge, and that key badge. One after the other they are read more easily than level
 * by level. Where the steps do not fall into such parts, there are none.
 */
import type {PathwayEdge} from '@pepites/recognition';

export interface Chapter {
  readonly title: string;
  /** Ids of its steps, in reading order; the key badge comes last. */
  readonly steps: readonly string[];
  /** Each step leads to the next. */
  readonly isWay: boolean;
  /** How many letters of the titles of its steps say the title of the chapter once more: "Découpe laser : ". */
  readonly prefixLength: number;
}

/** What is known of a step here. */
export interface ChapterStep {
  readonly id: string;
  readonly title: string;
  /** Id of its badge, if it has one. */
  readonly badge: string | undefined;
  /** Of a key badge: the ids of the badges that it asks for. */
  readonly requires: readonly string[] | undefined;
}

/** Shorter pathways are read at a glance. */
const fewestSteps = 13;

/** @param steps in reading order */
export function chaptersOf(steps: readonly ChapterStep[], edges: readonly PathwayEdge[]): readonly Chapter[] {
  const keys = steps.filter(({requires}) => requires !== undefined);
  if (steps.length < fewestSteps || keys.length < 2) return [];
  const keysOf = new Map<string, ChapterStep[]>();
  for (const key of keys)
    for (const badge of new Set(key.requires)) keysOf.set(badge, [...(keysOf.get(badge) ?? []), key]);
  const members = new Map<ChapterStep, ChapterStep[]>(keys.map((key) => [key, []]));
  for (const step of steps) {
    if (step.requires) continue;
    const [key, ...others] = step.badge === undefined ? [] : (keysOf.get(step.badge) ?? []);
    if (!key || others.length > 0) return [];
    members.get(key)?.push(step);
  }
  const parts = keys.map((key) => [...(members.get(key) ?? []), key]);
  if (parts.some(({length}) => length < 3)) return [];
  const places = new Map(parts.flat().map(({id}, place) => [id, place]));
  // A step stands after all that lead to it, in chapters too.
  if (edges.some(({from, to}) => (places.get(from) ?? 0) > (places.get(to) ?? 0))) return [];
  const linked = new Set(edges.map(({from, to}) => `${from} ${to}`));
  return parts.map((part) => {
    const ids = part.map(({id}) => id);
    const isWay = ids.every((id, index) => index === 0 || linked.has(`${ids[index - 1] ?? ''} ${id}`));
    const prefix = commonPrefix(part.slice(0, -1).map(({title}) => title));
    const title = prefix?.replace(/\s*:\s+$/, '') ?? part.at(-1)?.title ?? '';
    return {title, steps: ids, isWay, prefixLength: prefix?.length ?? 0};
  });
}

/** "Découpe laser : ", where all titles begin so. */
function commonPrefix(titles: readonly string[]): string | undefined {
  const prefix = titles[0]?.match(/^.+?\s*:\s+(?=\S)/)?.[0];
  return prefix !== undefined && titles.every((title) => title.startsWith(prefix)) ? prefix : undefined;
}
