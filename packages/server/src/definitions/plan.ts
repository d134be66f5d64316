/** What applying a definition changes, as lines that a person can read before saying yes. */
import {canonicalJson} from '../store/canonical-json.js';

export type ApplyAction = 'create' | 'update' | 'keep' | 'remove';
export type ApplyKind = 'structure' | 'network' | 'origin' | 'member' | 'platform' | 'badge' | 'pathway';

export interface ApplyLine {
  readonly action: ApplyAction;
  readonly kind: ApplyKind;
  readonly structure: string;
  /** Slug, origin or e-mail address; the structure's own slug for a structure. */
  readonly id: string;
  /** `update`: which members change. */
  readonly changes?: readonly string[];
  /** `keep`: it is in the store and no longer in the file; badges and pathways are never removed. */
  readonly isMissingFromFile?: true;
}

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
