/** What applying a definition changes, as lines that a person can read before saying yes. */
import type {ApplyLine} from '@pepites/recognition';
import {canonicalJson} from '../store/canonical-json.js';

export type ApplyKind = ApplyLine['kind'];
export type ApplyAction = ApplyLine['action'];

export interface ApplyPlan {
  readonly lines: readonly ApplyLine[];
  /** False for a dry run. */
  readonly isApplied: boolean;
}

/** Names of the members that differ between two JSON objects, sorted. */
export function changedMembers(before: object, after: object): string[] {
  const old = new Map(Object.entries(before));
  const fresh = new Map(Object.entries(after));
  const names = new Set([...old.keys(), ...fresh.keys()]);
  return [...names].filter((name) => canonicalJson(old.get(name)) !== canonicalJson(fresh.get(name))).sort();
}
