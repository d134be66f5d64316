/** The same call with the same key through two processes, at once and after: it is done once, and has one reply. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openOperator} from '@pepites/server';
import pg from 'pg';
import {signInAt} from '../../packages/server/test/child-calls.ts';
import {startChild, type Child} from '../../packages/server/test/child.ts';
import {images, makeDefinition, PUBLIC_URL, requestFor} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';

const times = 8;

describe('one key at two backends on one PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  let children: Child[] = [];
  let staff: string;

  before(async () => {
    server = await openPostgresServer();
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const on = {dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL};
    children = [await startChild(on), await startChild(on)];
    const operator = await openOperator(on);
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
    staff = (await signInAt(children[0] as Child, 'nadege@trois-saules.example')).token;
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  const rows = async (statement: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({connectionString: database.url});
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const send = async (child: Child, call: Parameters<typeof requestFor>) => {
    const [path, init] = requestFor(...call);
    const reply = await fetch(child.url + path, init);
    return {status: reply.status, text: await reply.text()};
  };
  /** Through both at the same moment, and once more through each. */
  const fourTimes = async (...[id, input, init]: Parameters<typeof requestFor>) => {
    const call = [id, input, {...init, headers: {'idempotency-key': crypto.randomUUID()}}] as const;
    const replies = await Promise.all(children.map((child) => send(child, [...call])));
    for (const child of children) replies.push(await send(child, [...call]));
    return replies;
  };

  it('makes one person, where the reply is kept with the work', async () => {
    for (let count = 0; count < times; count++) {
      const displayName = `Amadou ${count}`;
      const replies = await fourTimes('claimCodes.create', {displayName}, {token: staff});
      assert.deepEqual([replies[0]?.status, new Set(replies.map(({text}) => text)).size], [201, 1]);
      assert.equal((await rows(`select id from person where display_name = '${displayName}'`)).length, 1);
    }
  });

  it('sends one message and opens one session, where it is not', async () => {
    for (let count = 0; count < times; count++) {
      const email = `one-key-${count}@example.org`;
      const sent = await fourTimes('signIn.sendCode', {email}, {});
      assert.deepEqual([...new Set(sent.map(({status}) => status))], [sent[0]?.status]);
      const mails = await rows(`select subject from development_mail where recipient = '${email}'`);
      assert.equal(mails.length, 1);
      const code = String(mails[0]?.['subject']).slice(0, 6);
      const opened = await fourTimes('signIn.withCode', {email, code}, {});
      assert.deepEqual([opened[0]?.status, new Set(opened.map(({text}) => text)).size], [201, 1]);
    }
  });

  it('keeps no refusal: the same call may be done when nothing is in its way any more', async () => {
    const email = 'later@example.org';
    const init = {headers: {'idempotency-key': crypto.randomUUID()}};
    await send(children[0] as Child, ['signIn.sendCode', {email}, {}]);
    const [mail] = await rows(`select subject from development_mail where recipient = '${email}'`);
    const code = String(mail?.['subject']).slice(0, 6);
    const wrong = {email, code: String((Number(code) + 1) % 1_000_000).padStart(6, '0')};
    for (const child of children)
      assert.equal((await send(child, ['signIn.withCode', wrong, init])).status, 401);
    assert.equal((await send(children[1] as Child, ['signIn.withCode', {email, code}, init])).status, 201);
    // It is another call now.
    assert.equal((await send(children[0] as Child, ['signIn.withCode', wrong, init])).status, 409);
  });

  it('is told when to ask again, while another process that died had begun it; then it is done', async () => {
    const email = 'died@example.org';
    const init = {headers: {'idempotency-key': 'begun-and-died'}};
    await send(children[0] as Child, ['signIn.sendCode', {email}, init]);
    await rows(
      `update stored_reply set status = 0, expires_at = '2999-01-01T00:00:00.000Z' where key = 'begun-and-died'`,
    );
    const [path, request] = requestFor('signIn.sendCode', {email}, init);
    const waiting = await fetch((children[1]?.url ?? '') + path, request);
    assert.deepEqual([waiting.status, Number(waiting.headers.get('retry-after')) > 0], [503, true]);
    await rows(
      `update stored_reply set expires_at = '2020-01-01T00:00:00.000Z' where key = 'begun-and-died'`,
    );
    assert.ok((await send(children[1] as Child, ['signIn.sendCode', {email}, init])).status < 300);
    assert.equal((await rows(`select id from development_mail where recipient = '${email}'`)).length, 2);
  });
});
