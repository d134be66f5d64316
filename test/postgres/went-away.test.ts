/** A database that goes away while people are served: they are told so, nothing that was acknowledged is lost, and all goes on when it is back. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import type {Problem} from '@pepites/recognition';
import {openOperator} from '@pepites/server';
import pg from 'pg';
import {callChild, signInAt} from '../../packages/server/test/child-calls.ts';
import {startChild, type Child} from '../../packages/server/test/child.ts';
import {
  images,
  makeDefinition,
  PAGE,
  PUBLIC_URL,
  requestFor,
  STRUCTURE,
} from '../../packages/server/test/world.ts';
import {freshDatabase, type FreshDatabase, type OwnPostgres, startPostgres} from '../support/postgres.ts';

const people = 6;

describe('a database that goes away and comes back', () => {
  let server: OwnPostgres;
  let database: FreshDatabase;
  let dataDirectory: string;
  let child: Child;
  let staff: string;
  const tokens: string[] = [];

  before(async () => {
    server = await startPostgres({isDurable: true});
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const on = {dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL};
    child = await startChild(on);
    const operator = await openOperator(on);
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
    staff = (await signInAt(child, 'nadege@trois-saules.example')).token;
    for (let index = 0; index < people; index++)
      tokens.push((await signInAt(child, `person-${index}@example.org`)).token);
  });
  after(async () => {
    await child.kill();
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  const rows = async <T extends object>(statement: string): Promise<T[]> => {
    const client = new pg.Client({connectionString: database.url});
    await client.connect();
    try {
      return (await client.query<T>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  /** What people were told meanwhile. */
  const told = {acknowledged: [] as string[], away: 0};

  /** As the SDK does: the same call with the same key, until it is answered. */
  const untilHeard = async (call: Parameters<typeof requestFor>): Promise<unknown> => {
    const [path, init] = requestFor(...call);
    for (let tries = 0; tries < 200; tries++) {
      const reply = await fetch(child.url + path, init);
      if (reply.ok) return reply.json();
      const problem = (await reply.json()) as Problem;
      assert.equal(problem.code, 'UNAVAILABLE', JSON.stringify(problem));
      assert.deepEqual(
        [reply.status, reply.headers.get('content-type'), Number(reply.headers.get('retry-after')) > 0],
        [503, 'application/problem+json', true],
      );
      assert.ok(reply.headers.get('access-control-allow-origin'), 'pages can read it');
      told.away++;
      await wait(50);
    }
    throw new Error('The backend did not come back');
  };

  /** People ask for badges, and an examiner says yes, until it is over. */
  const use = async (isOver: () => boolean): Promise<void> => {
    const earner = async (token: string): Promise<void> => {
      while (!isOver()) {
        const requestId = crypto.randomUUID();
        const answers = [{question: 'reussite', text: 'Un travail.'}];
        const input = {requestId, badge: 'un', consent: true, answers};
        const {version} = (await untilHeard(['requests.submit', input, {token}])) as {version: number};
        told.acknowledged.push(requestId);
        const notYet = {answer: 'notYet', message: 'Revenez dans un mois.', noConflict: true, revision: 1};
        await untilHeard(['reviews.decide', {request: requestId, version, ...notYet}, {token: staff}]);
      }
    };
    await Promise.all(tokens.map(earner));
  };

  const whileUsed = async (harm: () => Promise<void>): Promise<void> => {
    let isOver = false;
    const using = use(() => isOver);
    await Promise.race([harm(), using.then(() => assert.fail('nobody used it'))]);
    await wait(300);
    isOver = true;
    await using;
  };

  const checkKept = async (): Promise<void> => {
    const requests = await rows<{id: string; state: string}>('select id, state from request');
    assert.deepEqual(requests.map(({id}) => id).sort(), [...told.acknowledged].sort());
    assert.deepEqual([...new Set(requests.map(({state}) => state))], ['declined']);
    const reviews = await rows<{request_id: string}>('select request_id from review');
    assert.deepEqual(reviews.map((review) => review.request_id).sort(), [...told.acknowledged].sort());
  };

  it('is told as UNAVAILABLE, where its connections are ended under whoever uses them', async () => {
    await whileUsed(async () => {
      for (let times = 0; times < 15; times++) {
        await wait(60);
        await rows(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'pepites'`);
      }
    });
    await checkKept();
    assert.ok(told.away > 0, 'somebody noticed');
  });

  it('is told as UNAVAILABLE while it is stopped, also where no route of the contract is asked', async () => {
    const before = told.away;
    await whileUsed(async () => {
      await wait(100);
      await server.stop();
      await wait(500);
      const page = await fetch(`${child.url}/b/unknown-share`);
      assert.deepEqual([page.status, ((await page.json()) as Problem).code], [503, 'UNAVAILABLE']);
      const preflight = await fetch(`${child.url}/structures/${STRUCTURE}/badges`, {
        method: 'OPTIONS',
        headers: {origin: PAGE, 'access-control-request-method': 'GET'},
      });
      assert.equal(preflight.status, 503);
      assert.equal((await fetch(`${child.url}/health`)).status, 200);
      await server.start();
    });
    await checkKept();
    assert.ok(told.away > before);
    assert.equal(child.process.exitCode, null);
  });

  it('signs afterwards what was decided before', async () => {
    const [token = ''] = tokens;
    const answers = [{question: 'reussite', text: 'Un travail.'}];
    const input = {requestId: crypto.randomUUID(), badge: 'deux', consent: true, answers};
    const {version} = await callChild(child, 'requests.submit', input, {token});
    const yes = {answer: 'yes', criteriaMet: [0, 1], noConflict: true, revision: 1};
    await callChild(child, 'reviews.decide', {request: input.requestId, version, ...yes}, {token: staff});
    await server.stop();
    await wait(300);
    await server.start();
    // Half a minute, where the job had been taken already.
    for (let tries = 0; tries < 400; tries++) {
      const reply = await fetch(
        child.url + requestFor('me.awards', {}, {token})[0],
        requestFor('me.awards', {}, {token})[1],
      );
      if (reply.ok) {
        const {items} = (await reply.json()) as {items: {state: string}[]};
        if (items.length === 1 && items[0]?.state === 'issued') return;
      }
      await wait(100);
    }
    assert.fail('It was not signed');
  });
});
