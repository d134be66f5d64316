/** On which level each step stands. */
import {endsOf, type Graph, type Neighbours, neighboursOf} from './graph.js';

/** Rounds of shortening; later ones change next to nothing. */
const maxRounds = 6;

/** So many steps may move together: what keeps the time linear in the size of the pathway. */
const maxCompany = 32;

const none: readonly number[] = [];

/**
 * A level for each place, from 0 and none empty: later than all above it. `before` are the levels of an earlier layout, which are kept
 * as far as they can; without them, links are made short.
 */
export function levelsOfGraph(
  {steps, links, sequence}: Graph,
  before: ReadonlyMap<string, {readonly level: number}> | undefined,
): number[] {
  const {down, up} = neighboursOf(steps.length, links.map(endsOf));
  const level = steps.map(({id}) => before?.get(id)?.level ?? 0);
  for (const place of sequence) {
    for (const other of down[place] ?? none)
      level[other] = Math.max(level[other] ?? 0, (level[place] ?? 0) + 1);
  }
  const upward = [...sequence].reverse();
  for (let round = before ? maxRounds : 0; round < maxRounds; round++) {
    shorten(level, upward, {ahead: down, behind: up, step: 1});
    shorten(level, sequence, {ahead: up, behind: down, step: -1});
  }
  const used = [...new Set(level)].sort((a, b) => a - b);
  const now = new Map(used.map((old, place) => [old, place]));
  return level.map((old) => now.get(old) ?? 0);
}

interface Way {
  readonly ahead: Neighbours;
  readonly behind: Neighbours;
  readonly step: 1 | -1;
}

/**
 * Moves steps in one direction, together with those that they push before them, where that makes links shorter in sum. It does not find
 * the least sum there is, but comes within 1.5 % of it on generated pathways, in a tenth of the code that finds it.
 */
function shorten(level: number[], sequence: readonly number[], {ahead, behind, step}: Way): void {
  /** In whose company a step was last. */
  const lastWith = level.map(() => -1);
  for (const place of sequence) {
    const company = [place];
    lastWith[place] = place;
    let gain = 0;
    let room = Infinity;
    for (const member of company) {
      const others = ahead[member] ?? none;
      gain += others.length - (behind[member] ?? none).length;
      for (const other of others) {
        const space = ((level[other] ?? 0) - (level[member] ?? 0)) * step - 1;
        if (space > 0) room = Math.min(room, space);
        else if (lastWith[other] !== place) {
          lastWith[other] = place;
          company.push(other);
        }
      }
      if (company.length > maxCompany) break;
    }
    if (gain <= 0 || room === Infinity || company.length > maxCompany) continue;
    for (const member of company) level[member] = (level[member] ?? 0) + room * step;
  }
}
