/** The course platforms of a structure, and how each is connected. */
import type {PlatformSummary} from '@pepites/recognition';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

export async function listPlatforms(db: Executor, structure: string): Promise<PlatformSummary[]> {
  const rows = await db
    .selectFrom('platform')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  const keys = await db
    .selectFrom('api_key')
    .select('platform_id')
    .where('structure_id', '=', structure)
    .where('revoked_at', 'is', null)
    .execute();
  const stores = await db
    .selectFrom('record_store')
    .select('platform_id')
    .where('structure_id', '=', structure)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: fromJsonText(row.name),
    badges: [...fromJsonText(row.badges)],
    hasPublicKey: row.public_key !== null,
    hasApiKey: keys.some(({platform_id}) => platform_id === row.id),
    hasWebhook: row.sealed_webhook !== null,
    hasRecordStore: stores.some(({platform_id}) => platform_id === row.id),
    authorities: row.authorities === null ? [] : [...fromJsonText(row.authorities)],
  }));
}
