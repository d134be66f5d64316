/** Record stores that statements are fetched from: where, as whom, and how far they were read. */
import type {RecordStore} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {type Act, noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {type PlatformPlace, readPlatform} from './platform.js';

export type RecordStoreRow = Selectable<Database['record_store']>;

export interface StoreLogin {
  readonly user: string;
  readonly password: string;
}

/** What is said to have a store read. */
export interface StoreToRead extends StoreLogin {
  readonly endpoint: string;
  /** From when on; absent: from now on. */
  readonly since?: string | undefined;
}

/** What it is sealed for. */
const purpose = 'record store login';

/** @throws {Refusal} RECORD_STORE_UNKNOWN */
export async function recordStoreRow(
  db: Executor,
  {structure, platform}: PlatformPlace,
): Promise<RecordStoreRow> {
  const row = await db
    .selectFrom('record_store')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('platform_id', '=', platform)
    .executeTakeFirst();
  if (!row) throw new Refusal('RECORD_STORE_UNKNOWN');
  return row;
}

/** @throws {Refusal} PLATFORM_UNKNOWN, RECORD_STORE_UNKNOWN */
export async function readRecordStore(db: Executor, at: PlatformPlace): Promise<RecordStore> {
  await readPlatform(db, at.structure, at.platform);
  return recordStoreView(await recordStoreRow(db, at));
}

export function recordStoreView(row: RecordStoreRow): RecordStore {
  return {
    endpoint: row.endpoint,
    ...(row.read_until !== null && {readUntil: row.read_until}),
    ...(row.last_pulled_at !== null && {lastPulledAt: row.last_pulled_at}),
    ...(row.last_error !== null && {lastError: row.last_error}),
    nextPullAt: row.next_pull_at,
  };
}

export function loginOf({sealer}: Pick<Services, 'sealer'>, row: RecordStoreRow): StoreLogin {
  return JSON.parse(sealer.open(row.sealed_login, purpose).toString('utf8')) as StoreLogin;
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function setRecordStore(
  services: Services,
  given: PlatformPlace & StoreToRead & Pick<Act, 'by'>,
): Promise<RecordStore> {
  const {structure, platform, by} = given;
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    await readPlatform(t, structure, platform);
    const login: StoreLogin = {user: given.user, password: given.password};
    const values = {
      endpoint: given.endpoint.replace(/\/+$/, ''),
      sealed_login: services.sealer.seal(Buffer.from(JSON.stringify(login)), purpose),
      read_until: new Date(given.since ?? now).toISOString(),
      last_error: null,
      failures: 0,
      next_pull_at: now.toISOString(),
    };
    await t
      .insertInto('record_store')
      .values({structure_id: structure, platform_id: platform, last_pulled_at: null, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'platform_id']).doUpdateSet(values))
      .execute();
    await noteAct(t, {structure, by, act: 'recordStore.set', object: platform, at: now});
  });
  services.nudge();
  return readRecordStore(services.db, given);
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function removeRecordStore(
  services: Services,
  given: PlatformPlace & Pick<Act, 'by'>,
): Promise<void> {
  const {structure, platform, by} = given;
  await services.db.transaction().execute(async (t) => {
    await readPlatform(t, structure, platform);
    await t
      .deleteFrom('record_store')
      .where('structure_id', '=', structure)
      .where('platform_id', '=', platform)
      .execute();
    await noteAct(t, {structure, by, act: 'recordStore.removed', object: platform, at: services.now()});
  });
}
