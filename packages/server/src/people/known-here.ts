/** Is somebody known to a structure? Staff learns nothing of anyone else, not even that they exist. */
import {Refusal} from '../refusal.js';
import type {Executor} from '../store/open-store.js';

/** Known by a badge, a request, a code that the structure printed, a badge of another issuer, or as a member. */
export async function isKnownHere(db: Executor, structure: string, person: string): Promise<boolean> {
  for (const table of [
    'award',
    'request',
    'member',
    'foreign_badge',
    'criteria_case',
    'reference_date',
  ] as const) {
    const row = await db
      .selectFrom(table)
      .select('person_id')
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  const code = await db
    .selectFrom('sign_in_method')
    .select('id')
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .limit(1)
    .executeTakeFirst();
  return code !== undefined;
}

/** @throws {Refusal} PERSON_UNKNOWN */
export async function assertKnownHere(db: Executor, structure: string, person: string): Promise<void> {
  if (!(await isKnownHere(db, structure, person))) throw new Refusal('PERSON_UNKNOWN');
}
