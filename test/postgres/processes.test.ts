/** Four backends on one PostgreSQL: what they decide and sign together is decided and signed once, also when one of them is killed meanwhile. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {openOperator} from '@pepites/server';
import pg from 'pg';
import {callChild, signInAt} from '../../packages/server/test/child-calls.ts';
import {startChild, type Child} from '../../packages/server/test/child.ts';
import {images, makeDefinition, PUBLIC_URL} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';

const processes = 4;
const people = 12;
/** A killed process leaves what it had taken for half a minute. */
const patienceMs = 90_000;

describe('several backends on one PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  const children: Child[] = [];

  const start = async (): Promise<Child> =>
    startChild({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
  const at = (index: number): Child => children[index % processes] as Child;
  const rows = async (statement: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({connectionString: database.url});
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  before(async () => {
    server = await openPostgresServer({isDurable: true});
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  it('start together on an empty database', async () => {
    children.push(...(await Promise.all(Array.from({length: processes}, start))));
    assert.deepEqual(
      children.map(({said}) => 'url' in said),
      children.map(() => true),
    );
    const operator = await openOperator({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
  });

  it('decide each request once, and sign each badge once, while one of them is killed', async () => {
    const {token: staff} = await signInAt(at(0), 'nadege@trois-saules.example');
    const submitted = await Promise.all(
      Array.from({length: people}, async (_, index) => {
        const child = at(index);
        const {token} = await signInAt(child, `person-${index}@example.org`);
        const answers = [{question: 'reussite', text: 'Un travail.'}];
        const input = {requestId: crypto.randomUUID(), badge: 'un', consent: true, answers};
        // The same request through two processes at once is one request.
        const twice = await Promise.all(
          [child, at(index + 1)].map((one) => callChild(one, 'requests.submit', input, {token})),
        );
        assert.deepEqual([...new Set(twice.map(({id}) => id))], [input.requestId]);
        return {token, request: twice[0]};
      }),
    );
    // Two processes are told the opposite of each other, at the same time: one of them is heard.
    const outcomes = await Promise.all(
      submitted.map(async ({request}, index) => {
        const told = {
          request: request?.id ?? '',
          version: request?.version ?? 0,
          revision: 1,
          noConflict: true,
        };
        const decisions = [
          {...told, answer: 'yes'},
          {...told, answer: 'notYet', message: 'Revenez dans un mois.'},
        ] as const;
        return Promise.all(
          decisions.map(async (decision, which) =>
            callChild(at(index + which), 'reviews.decide', decision, {token: staff}).then(
              () => decision.answer,
              (error: unknown) => String(error),
            ),
          ),
        );
      }),
    );
    const killed = at(1);
    await killed.kill();
    children[1] = await start();
    const heard = outcomes.map((both) => both.filter((outcome) => ['yes', 'notYet'].includes(outcome)));
    assert.deepEqual(
      heard.map(({length}) => length),
      heard.map(() => 1),
      outcomes.join('\n'),
    );
    const accepted = heard.flat().filter((answer) => answer === 'yes').length;
    assert.ok(accepted > 0);

    const started = performance.now();
    for (;;) {
      const waiting = await rows('select 1 from outbox where done_at is null');
      if (waiting.length === 0) break;
      assert.ok(performance.now() - started < patienceMs, `${waiting.length} jobs still wait`);
      await wait(250);
    }
    const awards = await rows(
      "select person_id, badge_id, state, status_index from award where badge_id = 'un'",
    );
    assert.equal(awards.length, accepted);
    assert.deepEqual([...new Set(awards.map(({state}) => state))], ['issued']);
    assert.equal(new Set(awards.map((award) => award['person_id'])).size, accepted);
    const all = await rows('select status_index from award');
    const indexes = all.map((award) => award['status_index']);
    assert.equal(new Set(indexes).size, all.length);
    const entries = await rows('select list_index from status_entry');
    assert.deepEqual(
      entries.map((entry) => Number(entry['list_index'])).sort((a, b) => a - b),
      indexes.map(Number).sort((a, b) => a - b),
    );
  });
});
