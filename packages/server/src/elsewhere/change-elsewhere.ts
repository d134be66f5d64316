/** What differs between what another platform has and what is kept of it here. */
import type {PartElsewhere} from '@pepites/recognition';
import {changedMembers} from '../definitions/plan.js';

export interface ChangeElsewhere {
  readonly part: PartElsewhere['part'];
  readonly action: 'create' | 'update' | 'remove';
  /** As the platform has it. */
  readonly id: string;
  /** Of a badge or a milestone: its name there. */
  readonly name?: string;
  /** Of `update`: which members. */
  readonly changes?: readonly string[];
}

export interface TakenUp {
  readonly changes: readonly ChangeElsewhere[];
  readonly kept: number;
  /** Holders whom nobody knows here: nothing of them is kept. */
  readonly unknownPeople: number;
}

export function changeOf(
  part: ChangeElsewhere['part'],
  id: string,
  {before, after}: {readonly before: object | undefined; readonly after: object},
): ChangeElsewhere | undefined {
  if (!before) return {part, action: 'create', id};
  const changes = changedMembers(before, after);
  return changes.length > 0 ? {part, action: 'update', id, changes} : undefined;
}
