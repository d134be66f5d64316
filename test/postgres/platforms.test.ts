/** What an operator sets of course platforms on PostgreSQL, while a backend runs on it: the backend takes the messages, and the store is read. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openOperator, type Operator} from '@pepites/server';
import pg from 'pg';
import {startChild, type Child} from '../../packages/server/test/child.ts';
import {course, satisfied} from '../../packages/server/test/course-world.ts';
import {images, makeDefinition, PUBLIC_URL, STRUCTURE} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';
import {openRecordStore} from '../support/record-store.ts';
import {sendSignedMessage} from '../support/signed-message.ts';

const place = {structure: STRUCTURE, platform: 'cours'};

describe('course platforms on PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  let child: Child;
  let operator: Operator;

  before(async () => {
    server = await openPostgresServer();
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const on = {dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL};
    child = await startChild(on);
    operator = await openOperator(on);
    const definition = makeDefinition(({structures: [own]}) => {
      const gestes = own?.badges.find(({id}) => id === 'gestes');
      Object.assign(gestes ?? {}, {process: {mode: 'onCriteria', rule: {completed: course}}});
      Object.assign(own ?? {}, {platforms: [{id: 'cours', name: 'Cours', badges: ['gestes']}]});
    });
    await operator.apply(definition, {images, dryRun: false});
  });
  after(async () => {
    await operator.close();
    await child.kill();
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  it('have a secret by which the running backend knows their messages, until it is removed', async () => {
    const secret = await operator.makePlatformSecret(place);
    const url = `${child.url}/structures/${STRUCTURE}/platforms/cours/webhook`;
    const data = {badge: 'gestes', learner: {ref: 'nora'}, completion: {activity: course, completed: true}};
    const event = {type: 'completion.reported', data};
    assert.deepEqual(await sendSignedMessage(url, {secret, event}), {status: 200, state: 'claimable'});
    await operator.makePlatformSecret(place);
    assert.equal((await sendSignedMessage(url, {secret, event})).status, 401, 'the one before has ended');
    await operator.removePlatformSecret(place);
    const [platform] = await operator.platforms({structure: STRUCTURE});
    assert.equal(platform?.hasWebhook, false);
  });

  it('have a record store that is set, read and removed', async () => {
    const account = {user: 'lecteur', password: 'mot'};
    const store = await openRecordStore(account);
    try {
      store.statements = [satisfied({learner: 'sami'})];
      const {endpoint} = store;
      await operator.setRecordStore({...place, endpoint, ...account, since: '2026-11-01T00:00:00Z'});
      const read = await operator.pullRecordStore(place);
      assert.deepEqual([read.lastError, read.readUntil], [undefined, '2026-11-24T08:00:00.000Z']);
      await operator.removeRecordStore(place);
      await assert.rejects(operator.recordStore(place), {code: 'ERR_RECORD_STORE_UNKNOWN'});
    } finally {
      await store.close();
    }
  });

  it('have API keys that are made, listed and ended', async () => {
    await operator.createApiKey(place);
    const [key] = await operator.apiKeys(place);
    await operator.endApiKey({...place, key: key?.id ?? ''});
    assert.deepEqual(await operator.apiKeys(place), []);
    await assert.rejects(operator.endApiKey({...place, key: key?.id ?? ''}), {code: 'ERR_API_KEY_UNKNOWN'});
  });

  it('leave a line for each of it in the audit log', async () => {
    const client = new pg.Client({connectionString: database.url});
    await client.connect();
    const {rows} = await client.query<{act: string}>(
      "select act from audit where actor_kind = 'operator' and object_id = 'cours'",
    );
    await client.end();
    assert.deepEqual(rows.map(({act}) => act).sort(), [
      ...['apiKey.created', 'apiKey.ended'],
      ...['recordStore.pulled', 'recordStore.removed', 'recordStore.set'],
      ...['webhook.removed', 'webhook.set', 'webhook.set'],
    ]);
  });
});
