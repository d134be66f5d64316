/** Two backends on one PostgreSQL: whoever follows their progress at one hears what was done at the other. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import type {PathwayProgress} from '@pepites/recognition';
import {followProgress} from '@pepites/sdk/follow.js';
import {openOperator} from '@pepites/server';
import {callChild, signInAt} from '../../packages/server/test/child-calls.ts';
import {type Child, startChild} from '../../packages/server/test/child.ts';
import {images, makeDefinition, PAGE, PUBLIC_URL, STRUCTURE} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';

const patienceMs = 20_000;

describe('progress of two backends on one PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  let children: readonly [Child, Child];
  const end = new AbortController();

  before(async () => {
    server = await openPostgresServer();
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const operator = await openOperator({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
    const start = async (): Promise<Child> =>
      startChild({dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL});
    children = await Promise.all([start(), start()]);
  });
  after(async () => {
    end.abort();
    await Promise.all(children.map((child) => child.kill()));
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  it('is heard at one, whatever the other did: a request, a badge, the end of the session', async () => {
    const [here, there] = children;
    const {token} = await signInAt(there, 'lina@example.org');
    const heard: PathwayProgress[] = [];
    const fromPage = async (request: Request): Promise<Response> => {
      const sent = new Request(request);
      sent.headers.set('origin', PAGE);
      return fetch(sent);
    };
    const at = {backend: here.url, structure: STRUCTURE, pathway: 'parcours', fetch: fromPage};
    const over = (async () => {
      for await (const one of followProgress({...at, token, signal: end.signal})) heard.push(one);
    })();
    over.catch(() => undefined);
    const until = async (state: string): Promise<void> => {
      const started = performance.now();
      while (heard.at(-1)?.steps[0]?.state !== state) {
        assert.ok(performance.now() - started < patienceMs, `${state} was not heard of`);
        await wait(50);
      }
    };
    await until('now');
    const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
    const asked = {requestId: crypto.randomUUID(), badge: 'un', answers, consent: true, displayName: 'Lina'};
    await callChild(there, 'requests.submit', asked, {token});
    await until('requested');
    const {token: examiner} = await signInAt(there, 'driss@trois-saules.example');
    const {items} = await callChild(there, 'reviews.queue', {}, {token: examiner});
    for (const {id: request, version, revision} of items) {
      const decision = {request, version, revision, answer: 'yes', noConflict: true, criteriaMet: [0, 1]};
      await callChild(there, 'reviews.decide', decision, {token: examiner});
    }
    await until('earned');
    await callChild(there, 'me.signOut', {}, {token});
    await assert.rejects(over, {code: 'SESSION_ENDED'});
  });
});
