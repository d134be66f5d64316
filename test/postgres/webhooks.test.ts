/** Two backends on one PostgreSQL: each event is sent by one of them, also when one is killed meanwhile. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {openOperator} from '@pepites/server';
import {callChild, signInAt} from '../../packages/server/test/child-calls.ts';
import {type Child, startChild} from '../../packages/server/test/child.ts';
import {images, makeDefinition, PUBLIC_URL, STRUCTURE} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';
import {openReceiver, type Receiver} from '../support/receiver.ts';

const people = 8;
const patienceMs = 60_000;

describe('webhooks of two backends on one PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  let receiver: Receiver;
  let children: Child[] = [];
  const place = {structure: STRUCTURE, webhook: 'si'};

  before(async () => {
    server = await openPostgresServer({isDurable: true});
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    receiver = await openReceiver();
    // Slow enough for the other process to come by meanwhile.
    receiver.answers = [{status: 204, waitMs: 60}];
    const definition = makeDefinition(({structures: [own]}) => {
      Object.assign(own ?? {}, {webhooks: [{name: 'si', url: receiver.url, events: ['award.issued']}]});
    });
    const operator = await openOperator({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
    await operator.apply(definition, {images, dryRun: false});
    await operator.makeWebhookSecret(place);
    await operator.close();
    const start = async (): Promise<Child> =>
      startChild({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
    children = await Promise.all([start(), start()]);
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await receiver.down();
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  it('arrive once each, and all of them when one process is killed', async () => {
    const give = async (index: number, child: Child | undefined): Promise<void> => {
      if (!child) throw new Error('no process');
      const {token} = await signInAt(child, `person-${index}@example.org`);
      const input = {
        requestId: crypto.randomUUID(),
        badge: 'soutien',
        answers: [],
        consent: true,
        displayName: 'S',
      };
      await callChild(child, 'requests.submit', input, {token});
    };
    for (let index = 0; index < people; index++) await give(index, children[index % 2]);
    await arrived(people);
    const ids = receiver.got.map(({headers}) => headers['webhook-id']);
    assert.equal(new Set(ids).size, ids.length, 'each once');
    const [killed, other] = children;
    await killed?.kill();
    for (let index = people; index < people + 2; index++) await give(index, other);
    await arrived(people + 2);
  });

  const arrived = async (count: number): Promise<void> => {
    const started = performance.now();
    const different = (): number => new Set(receiver.got.map(({headers}) => headers['webhook-id'])).size;
    while (different() < count) {
      assert.ok(performance.now() - started < patienceMs, `${different()} of ${count}`);
      await wait(100);
    }
  };
});
