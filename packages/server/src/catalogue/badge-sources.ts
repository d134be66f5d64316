/** Where the catalogue of a structure comes from: itself, and the networks that share badges with it. */
import type {Executor} from '../store/open-store.js';

export interface BadgeSource {
  readonly structure: string;
  /** Only those of its badges that it shares. */
  readonly isShared: boolean;
}

/** Its own first, then its networks in the order in which it joined them. */
export async function badgeSources(db: Executor, structure: string): Promise<BadgeSource[]> {
  const rows = await db
    .selectFrom('network_membership')
    .select('network_id')
    .where('structure_id', '=', structure)
    .where('state', '=', 'joined')
    .orderBy('since')
    .orderBy('network_id')
    .execute();
  return [{structure, isShared: false}, ...rows.map((row) => ({structure: row.network_id, isShared: true}))];
}

/** Ids of the structures that belong to a network. */
export async function structuresOfNetwork(db: Executor, network: string): Promise<string[]> {
  const rows = await db
    .selectFrom('network_membership')
    .select('structure_id')
    .where('network_id', '=', network)
    .where('state', '=', 'joined')
    .execute();
  return rows.map((row) => row.structure_id);
}
