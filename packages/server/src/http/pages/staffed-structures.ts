/** The structures where somebody works, for the pages of staff. */
import type {Services} from '../../services.js';

export interface StaffedStructure {
  readonly id: string;
  readonly name: string;
}

export async function staffedStructures({db}: Pick<Services, 'db'>): Promise<StaffedStructure[]> {
  return db
    .selectFrom('structure')
    .innerJoin('member', 'member.structure_id', 'structure.id')
    .select(['structure.id', 'structure.name'])
    .distinct()
    .orderBy('structure.id')
    .execute();
}

/** The one that is wanted; where none is, the only one there is. */
export function wantedStructure(
  structures: readonly StaffedStructure[],
  wanted: string | undefined,
): StaffedStructure | undefined {
  if (wanted !== undefined) return structures.find(({id}) => id === wanted);
  return structures.length === 1 ? structures[0] : undefined;
}
