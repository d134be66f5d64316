/** Who works for the structure. A peer examines for others, and is nobody's staff. */
import {rolesOf} from '../people/people.js';
import type {Executor} from '../store/open-store.js';

export async function isStaff(
  db: Executor,
  {structure, person}: {readonly structure: string; readonly person: string},
): Promise<boolean> {
  const roles = await rolesOf(db, structure, person);
  return roles.some((role) => role !== 'peer');
}
