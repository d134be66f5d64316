/** Routes of course platforms' servers and record stores, of who connects them, and of tables of completions. */
import {checkTable, listImports, readImport, startImport} from '../../completions/course-imports.js';
import {readPlatform} from '../../completions/platform.js';
import {listPlatforms} from '../../completions/platforms.js';
import {pullStoreNow} from '../../completions/pull-statements.js';
import {readRecordStore, removeRecordStore, setRecordStore} from '../../completions/record-stores.js';
import {takeStatements} from '../../completions/statements.js';
import {createClaim, waitingClaims} from '../../completions/waiting-claims.js';
import {listApiKeys, makeApiKey, revokeApiKey} from '../../completions/manage-api-keys.js';
import {makeWebhookSecret, removeWebhookSecret, webhookUrl} from '../../completions/webhook.js';
import type {Handlers} from '../handler.js';

type PlatformRoutes =
  | 'statements.forward'
  | 'claims.waiting'
  | 'claims.create'
  | 'platforms.list'
  | 'platforms.setWebhook'
  | 'platforms.removeWebhook'
  | `apiKeys.${'list' | 'create' | 'revoke'}`
  | `recordStores.${'get' | 'set' | 'remove' | 'pull'}`
  | `courseImports.${'check' | 'start' | 'list' | 'get'}`;

const usualWaiting = 50;

export const platformHandlers: Pick<Handlers, PlatformRoutes> = {
  'statements.forward': async ({structure, statements}, {services, platform}) => {
    const source = await readPlatform(services.db, structure, platform.platform);
    return {items: await takeStatements(services, source, statements)};
  },

  'claims.waiting': async ({structure, cursor, limit = usualWaiting}, {services, platform}) =>
    waitingClaims(services.db, {structure, platform: platform.platform, cursor, limit}),

  'claims.create': async ({structure, badge, learner}, {services, platform}) =>
    createClaim(services, {
      ...{structure, badge, learner},
      platform: platform.platform,
      mayReport: platform.badges,
    }),

  'platforms.list': async ({structure}, {services}) => ({items: await listPlatforms(services.db, structure)}),

  'platforms.setWebhook': async ({structure, platform}, {services, caller}) => ({
    secret: await makeWebhookSecret(services, {structure, platform, by: caller.person}),
    url: webhookUrl(services, {structure, platform}),
  }),

  'platforms.removeWebhook': async ({structure, platform}, {services, caller}) => {
    await removeWebhookSecret(services, {structure, platform, by: caller.person});
    return undefined;
  },

  'apiKeys.list': async ({structure, platform}, {services}) => ({
    items: await listApiKeys(services.db, {structure, platform}),
  }),

  'apiKeys.create': async ({structure, platform}, {services, caller}) =>
    makeApiKey(services, {structure, platform, by: caller.person}),

  'apiKeys.revoke': async ({structure, platform, key}, {services, caller}) => {
    await revokeApiKey(services, {structure, platform, by: caller.person}, key);
    return undefined;
  },

  'recordStores.get': async ({structure, platform}, {services}) =>
    readRecordStore(services.db, {structure, platform}),

  'recordStores.set': async (input, {services, caller}) =>
    setRecordStore(services, {...input, by: caller.person}),

  'recordStores.remove': async ({structure, platform}, {services, caller}) => {
    await removeRecordStore(services, {structure, platform, by: caller.person});
    return undefined;
  },

  'recordStores.pull': async ({structure, platform}, {services, caller}) =>
    pullStoreNow(services, {structure, platform, by: caller.person}),

  'courseImports.check': async ({structure, platform, csv}, {services}) =>
    checkTable(services, {structure, platform}, csv),

  'courseImports.start': async ({structure, platform, csv}, {services, caller}) =>
    startImport(services, {structure, platform, csv, by: caller.person}),

  'courseImports.list': async ({structure, platform}, {services}) => ({
    items: await listImports(services.db, {structure, platform}),
  }),

  'courseImports.get': async ({structure, platform, import: id}, {services}) =>
    readImport(services.db, {structure, platform, id}),
};
