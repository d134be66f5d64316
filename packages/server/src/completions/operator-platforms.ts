/** Course platforms as whoever runs the backend connects them: keys, secrets and record stores are in no file. Nobody’s rights are asked. */
import {
  type ApiKey,
  type ErrorCode,
  platformRoutes,
  type PlatformSummary,
  type RecordStore,
} from '@pepites/recognition';
import * as v from 'valibot';
import {assertStructure} from '../catalogue/assert-structure.js';
import {ServerError, type ServerErrorCode} from '../errors.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {listApiKeys, makeApiKey, revokeApiKey} from './manage-api-keys.js';
import type {PlatformPlace} from './platform.js';
import {listPlatforms} from './platforms.js';
import {pullStoreNow} from './pull-statements.js';
import {readRecordStore, removeRecordStore, setRecordStore, type StoreToRead} from './record-stores.js';
import {makeWebhookSecret, removeWebhookSecret, webhookUrl} from './webhook.js';

const by = {kind: 'operator'} as const;

/** All that name a platform throw {ServerError} ERR_PLATFORM_UNKNOWN where it is not there. */
export interface PlatformActions {
  /** @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  platforms(input: {readonly structure: string}): Promise<readonly ConnectedPlatform[]>;
  /** Those that work, the newest first. */
  apiKeys(input: PlatformPlace): Promise<readonly ApiKey[]>;
  /** A new API key, shown this once. */
  createApiKey(input: PlatformPlace): Promise<string>;
  /** @throws {ServerError} ERR_API_KEY_UNKNOWN: the platform has none of this id that works */
  endApiKey(input: PlatformPlace & {readonly key: string}): Promise<void>;
  /** The secret that the platform signs its messages with, said this once. The one before ends. */
  makePlatformSecret(input: PlatformPlace): Promise<string>;
  /** Takes no more messages of the platform. */
  removePlatformSecret(input: PlatformPlace): Promise<void>;
  /** @throws {ServerError} ERR_RECORD_STORE_UNKNOWN */
  recordStore(input: PlatformPlace): Promise<RecordStore>;
  /** @throws {ServerError} ERR_RECORD_STORE_INVALID */
  setRecordStore(input: PlatformPlace & StoreToRead): Promise<RecordStore>;
  /** Reads it now. Where that fails, `lastError` says why. @throws {ServerError} ERR_RECORD_STORE_UNKNOWN */
  pullRecordStore(input: PlatformPlace): Promise<RecordStore>;
  /** Reads no more; what was read stays. */
  removeRecordStore(input: PlatformPlace): Promise<void>;
}

export interface ConnectedPlatform extends PlatformSummary {
  /** Where its signed messages go. */
  readonly messagesUrl: string;
}

export function createPlatformActions(services: Services): PlatformActions {
  return {
    platforms: async ({structure}) => {
      await assertStructure(services.db, structure);
      const platforms = await listPlatforms(services.db, structure);
      return platforms.map((one) => ({
        ...one,
        messagesUrl: webhookUrl(services, {structure, platform: one.id}),
      }));
    },
    apiKeys: async (place) => told(place, async () => listApiKeys(services.db, place)),
    createApiKey: async (place) => told(place, async () => (await makeApiKey(services, {...place, by})).key),
    endApiKey: async ({key, ...place}) =>
      told(place, async () => {
        const known = await listApiKeys(services.db, place);
        if (!known.some(({id}) => id === key))
          throw new ServerError('ERR_API_KEY_UNKNOWN', `"${place.platform}" has no API key "${key}".`);
        await revokeApiKey(services, {...place, by}, key);
      }),
    makePlatformSecret: async (place) => told(place, async () => makeWebhookSecret(services, {...place, by})),
    removePlatformSecret: async (place) =>
      told(place, async () => removeWebhookSecret(services, {...place, by})),
    recordStore: async (place) => told(place, async () => readRecordStore(services.db, place)),
    setRecordStore: async ({structure, platform, ...store}) =>
      told({structure, platform}, async () =>
        setRecordStore(services, {structure, platform, by, ...checked(store)}),
      ),
    pullRecordStore: async (place) => told(place, async () => pullStoreNow(services, {...place, by})),
    removeRecordStore: async (place) => told(place, async () => removeRecordStore(services, {...place, by})),
  };
}

/** As the console's route checks it. @throws {ServerError} ERR_RECORD_STORE_INVALID, without what was given */
function checked(store: StoreToRead): StoreToRead {
  const read = v.safeParse(platformRoutes['recordStores.set'].body, store);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const member = v.getDotPath(issue) ?? '';
  const expected = {
    endpoint:
      'an https: address (http: only for localhost) of at most 1000 characters, without a user or password',
    since: 'a time such as 2026-11-26T09:00:00Z',
  }[member];
  throw new ServerError(
    'ERR_RECORD_STORE_INVALID',
    `The record store cannot have this ${member}: give ${expected ?? '1 to 500 characters'}.`,
  );
}

async function told<T>({structure, platform}: PlatformPlace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = error instanceof Refusal ? saidOf({structure, platform})[error.code] : undefined;
    if (!said) throw error;
    throw new ServerError(...said);
  }
}

function saidOf({
  structure,
  platform,
}: PlatformPlace): Partial<Record<ErrorCode, readonly [code: ServerErrorCode, message: string]>> {
  return {
    PLATFORM_UNKNOWN: ['ERR_PLATFORM_UNKNOWN', `The structure "${structure}" has no platform "${platform}".`],
    RECORD_STORE_UNKNOWN: ['ERR_RECORD_STORE_UNKNOWN', `"${platform}" has no record store.`],
  };
}
