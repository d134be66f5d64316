/** What each step of applying a definition is given. */
import type {ApplyLine, StructureDefinition} from '@pepites/recognition';
import type {Sealer} from '../keys/sealer.js';
import type {Session} from '../store/open-store.js';
import type {StoredImage} from '../catalogue/publish-badge.js';
import {type ApplyKind, changedMembers} from './plan.js';

export interface Change {
  readonly t: Session;
  readonly structure: StructureDefinition;
  readonly now: Date;
  readonly sealer: Sealer;
  /** By `structure/badge`. */
  readonly images: ReadonlyMap<string, StoredImage>;
  /** Who was taken out of a team: where they are in none when all is done, their passkeys end. */
  readonly leavers: Set<string>;
}

/** The line for something that the file has: new, changed or as it was. */
export function lineFor(
  {structure}: Change,
  kind: ApplyKind,
  id: string,
  states: {readonly before: object | undefined; readonly after: object},
): ApplyLine {
  const base = {kind, structure: structure.id, id};
  if (!states.before) return {action: 'create', ...base};
  const changes = changedMembers(states.before, states.after);
  return changes.length > 0 ? {action: 'update', ...base, changes} : {action: 'keep', ...base};
}
