/** Keys of course platforms: they report completions for the badges listed beside the platform, and read nobody. */
import {Refusal} from '../refusal.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import {hashToken, makeToken} from './secret-tokens.js';

export const apiKeyPrefix = 'pep_';

/** Who calls, as an API key tells it. */
export interface CallingPlatform {
  readonly keyId: string;
  readonly structure: string;
  readonly platform: string;
  readonly badges: readonly string[];
}

/** For a platform that is there. */
export async function createApiKey(
  db: Executor,
  options: {readonly structure: string; readonly platform: string; readonly now: Date},
): Promise<{readonly id: string; readonly key: string}> {
  const {structure, platform, now} = options;
  const key = apiKeyPrefix + makeToken();
  const id = crypto.randomUUID();
  await db
    .insertInto('api_key')
    .values({
      id,
      key_hash: hashToken(key),
      structure_id: structure,
      platform_id: platform,
      created_at: now.toISOString(),
      revoked_at: null,
    })
    .execute();
  return {id, key};
}

/** @throws {Refusal} API_KEY_WRONG; FORBIDDEN in a structure that the key is not for */
export async function readApiKey(db: Executor, structure: string, key: string): Promise<CallingPlatform> {
  const row = await db
    .selectFrom('api_key')
    .innerJoin('platform', (join) =>
      join
        .onRef('platform.structure_id', '=', 'api_key.structure_id')
        .onRef('platform.id', '=', 'api_key.platform_id'),
    )
    .select(['api_key.id', 'api_key.structure_id', 'api_key.platform_id', 'platform.badges'])
    .where('api_key.key_hash', '=', hashToken(key))
    .where('api_key.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('API_KEY_WRONG');
  if (row.structure_id !== structure) throw new Refusal('FORBIDDEN');
  return {keyId: row.id, structure, platform: row.platform_id, badges: fromJsonText(row.badges)};
}
