/** What may be wrong with a pathway that is shown, by its code, and how a pathway without anything to say of it is known at once. */
import {codeOf} from '../text/error-key.js';
import type {ShownPathway} from './given-pathway.js';

/** One thing that keeps a pathway from being shown as it was meant. */
export interface MapFault {
  /**
   * Stable: a code of `findPathwayFaults`, of the backend (`PATHWAY_UNKNOWN`, `UNREACHABLE`…), or one of what pages write:
   * `JSON_MALFORMED`, `PATHWAY_MALFORMED`, `PROGRESS_MALFORMED`, `STEP_MALFORMED`, `EDGE_MALFORMED`, `LINK_UNSAFE`,
   * `PATHWAY_EMPTY`, `PATHWAY_TOO_LARGE`.
   */
  readonly code: string;
  /** Ids of the steps concerned; of steps that are left out, all. */
  readonly steps: readonly string[];
}

/** As many steps as a backend takes; more are not drawn. */
export const mostSteps = 2000;

/** Why it cannot be shown at all, or the progress on it. */
export function faultOf(error: unknown): MapFault {
  return {code: codeOf(error) || 'OTHER', steps: []};
}

export function areSameFaults(some: readonly MapFault[], others: readonly MapFault[]): boolean {
  return (
    some.length === others.length &&
    some.every(({code, steps}, place) => {
      const other = others[place];
      return other?.code === code && (other.steps === steps || String(other.steps) === String(steps));
    })
  );
}

/** Nothing is wrong with it that is said in words above its map. Most pathways are so, and are drawn before they are looked over. */
export function isPlain({steps, edges, badges, faults = []}: ShownPathway): boolean {
  const known = new Set(badges.map(({id}) => id));
  const ahead = new Map(steps.map(({id}) => [id, new Array<string>()]));
  const waits = new Map<string, number>();
  if (faults.length > 0 || steps.length > mostSteps || ahead.size < steps.length) return false;
  for (const {from, to} of edges) {
    if (!ahead.has(to)) return false;
    ahead.get(from)?.push(to);
    waits.set(to, (waits.get(to) ?? 0) + 1);
  }
  // Who waits for nobody goes, and those behind move up: in a circle nobody does.
  const gone = steps.map(({id}) => id).filter((id) => !waits.has(id));
  for (const id of gone) {
    for (const next of ahead.get(id) ?? []) {
      const left = (waits.get(next) ?? 0) - 1;
      waits.set(next, left);
      if (left === 0) gone.push(next);
    }
  }
  return (
    gone.length === steps.length &&
    edges.every(({from}) => ahead.has(from)) &&
    steps.every((step) =>
      step.kind === 'badge'
        ? known.has(step.badge)
        : step.kind !== 'group' || step.steps.every((id) => ahead.has(id)),
    )
  );
}
