/** Key badges that need key badges: their graph, walked in linear time and without recursion, however deep it is. */
import type {KeyRule} from './key-badge.js';

/**
 * Key badges that need themselves, directly or through others, as paths that close: one for each set of badges that need each other,
 * so that the answer stays as short as the rules. Empty when all is well. Badges of other issuers are no part of it.
 */
export function findKeyCycles(rules: ReadonlyMap<string, KeyRule>): string[][] {
  const places = new Map([...rules.keys()].map((badge, place) => [badge, place]));
  const placeOf = (badge: string) => places.get(badge) ?? 0;
  const closed = new Map<string, ReadonlySet<string>>();
  for (const knot of knotsOf(rules)) {
    const start = knot.reduce((first, badge) => (placeOf(badge) < placeOf(first) ? badge : first));
    if (knot.length > 1 || keysNeededBy(rules, start).includes(start)) closed.set(start, new Set(knot));
  }
  return [...rules.keys()].flatMap((start) => {
    const knot = closed.get(start);
    return knot ? [closeFrom(rules, start, knot)] : [];
  });
}

/** All key badges, each after those that it needs; where badges need each other, in some order. */
export function keysBottomUp(rules: ReadonlyMap<string, KeyRule>): string[] {
  return knotsOf(rules).flat();
}

/** The key badges that a key badge needs. */
export function keysNeededBy(rules: ReadonlyMap<string, KeyRule>, badge: string): string[] {
  return (rules.get(badge)?.requires ?? [])
    .filter(({badge: needed, from}) => from === undefined && rules.has(needed))
    .map(({badge: needed}) => needed);
}

/** Follows the needs within a knot until a badge comes back: there, each badge needs another one of it. */
function closeFrom(rules: ReadonlyMap<string, KeyRule>, start: string, knot: ReadonlySet<string>): string[] {
  const places = new Map<string, number>();
  let badge: string | undefined = start;
  while (badge !== undefined && !places.has(badge)) {
    places.set(badge, places.size);
    badge = keysNeededBy(rules, badge).find((next) => knot.has(next));
  }
  if (badge === undefined) return [];
  return [...[...places.keys()].slice(places.get(badge)), badge];
}

interface Visit {
  readonly badge: string;
  readonly needs: readonly string[];
  readonly index: number;
  /** The lowest index that is known to be reached from here. */
  low: number;
  /** How many of `needs` have been followed. */
  followed: number;
  isOpen: boolean;
}

/**
 * Sets of key badges that need each other (most are of one), each set after those that it needs: Tarjan's strongly connected components.
 */
function knotsOf(rules: ReadonlyMap<string, KeyRule>): string[][] {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const knots: string[][] = [];
  const path: Visit[] = [];
  const enter = (badge: string): void => {
    const index = visits.size;
    const needs = keysNeededBy(rules, badge);
    const visit: Visit = {badge, needs, index, low: index, followed: 0, isOpen: true};
    visits.set(badge, visit);
    open.push(visit);
    path.push(visit);
  };
  for (const root of rules.keys()) {
    if (!visits.has(root)) enter(root);
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const next = visit.needs[visit.followed++];
      if (next !== undefined) {
        const met = visits.get(next);
        if (!met) enter(next);
        else if (met.isOpen) visit.low = Math.min(visit.low, met.index);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) parent.low = Math.min(parent.low, visit.low);
      if (visit.low < visit.index) continue;
      const knot = open.splice(open.lastIndexOf(visit));
      for (const member of knot) member.isOpen = false;
      knots.push(knot.map(({badge}) => badge));
    }
  }
  return knots;
}
