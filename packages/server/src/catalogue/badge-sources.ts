/** Where a structure's badges come from: itself, and the network that shares some with it. */
import type {Executor} from '../store/open-store.js';

export interface BadgeSource {
  readonly structure: string;
  /** Only these of its badges; absent: all. */
  readonly badges?: readonly string[];
}

/** Its own first. */
export async function badgeSources(_db: Executor, structure: string): Promise<readonly BadgeSource[]> {
  return [{structure}];
}

/** Ids of the structures of a network. */
export async function structuresOfNetwork(_db: Executor, _network: string): Promise<readonly string[]> {
  return [];
}
