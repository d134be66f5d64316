/** Who runs the badges of a structure. */
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

export async function leadsOf(db: Executor, structure: string): Promise<string[]> {
  const members = await db
    .selectFrom('member')
    .select(['person_id', 'roles'])
    .where('structure_id', '=', structure)
    .orderBy('person_id')
    .execute();
  return members.filter(({roles}) => fromJsonText(roles).includes('lead')).map(({person_id: id}) => id);
}
