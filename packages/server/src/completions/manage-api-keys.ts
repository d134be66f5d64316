/** Somebody of the structure, or whoever runs the backend, makes and ends the keys of its course platforms. */
import type {ApiKey} from '@pepites/recognition';
import {type Act, noteAct} from '../audit/note-act.js';
import {createApiKey} from '../people/api-keys.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {type PlatformPlace, readPlatform} from './platform.js';

type Managed = PlatformPlace & Pick<Act, 'by'>;

/** Those that work, the newest first. @throws {Refusal} PLATFORM_UNKNOWN */
export async function listApiKeys(db: Executor, {structure, platform}: PlatformPlace): Promise<ApiKey[]> {
  await readPlatform(db, structure, platform);
  const rows = await db
    .selectFrom('api_key')
    .select(['id', 'created_at'])
    .where('structure_id', '=', structure)
    .where('platform_id', '=', platform)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({id, created_at: createdAt}) => ({id, createdAt}));
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function makeApiKey(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {by, ...place}: Managed,
): Promise<ApiKey & {readonly key: string}> {
  const at = now();
  return db.transaction().execute(async (t) => {
    await readPlatform(t, place.structure, place.platform);
    const {id, key} = await createApiKey(t, {...place, now: at});
    await noteAct(t, {structure: place.structure, by, act: 'apiKey.created', object: place.platform, at});
    return {id, key, createdAt: at.toISOString()};
  });
}

/** @throws {Refusal} PLATFORM_UNKNOWN: the platform, or a key of it that works */
export async function revokeApiKey(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, platform, by}: Managed,
  key: string,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const {numUpdatedRows} = await t
      .updateTable('api_key')
      .set({revoked_at: at.toISOString()})
      .where('structure_id', '=', structure)
      .where('platform_id', '=', platform)
      .where('id', '=', key)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('PLATFORM_UNKNOWN');
    await noteAct(t, {structure, by, act: 'apiKey.ended', object: platform, at});
  });
}
