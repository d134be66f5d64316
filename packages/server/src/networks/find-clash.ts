/** An id that would mean two badges, or two pathways, once a structure had joined a network. */
import type {Executor} from '../store/open-store.js';

export async function findClash(
  db: Executor,
  {structure, network}: {readonly structure: string; readonly network: string},
): Promise<string | undefined> {
  const joined = await db
    .selectFrom('network_membership')
    .select('network_id')
    .where('structure_id', '=', structure)
    .where('state', '=', 'joined')
    .execute();
  const others = joined.map((row) => row.network_id).filter((id) => id !== network);
  for (const table of ['badge', 'pathway'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['structure_id', 'id', 'shared'])
      .where('structure_id', 'in', [structure, network, ...others])
      .execute();
    const taken = new Set(
      rows
        .filter(
          (row) => row.structure_id === structure || (row.shared === 1 && others.includes(row.structure_id)),
        )
        .map(({id}) => id),
    );
    const clash = rows.find((row) => row.structure_id === network && row.shared === 1 && taken.has(row.id));
    if (clash) return clash.id;
  }
  return undefined;
}
