/** Where people have badges: networks only share them. */
import type {Services} from '../services.js';

export async function placesOf({db}: Pick<Services, 'db'>): Promise<{id: string; name: string}[]> {
  return db
    .selectFrom('structure')
    .select(['id', 'name'])
    .where('kind', '!=', 'network')
    .orderBy('name')
    .orderBy('id')
    .execute();
}
