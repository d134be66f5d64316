/** What a caller may watch and steer: tokens that come later, hooks, progress of a file, lists read to their end. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  answeringServer,
  completion,
  json,
  problem,
  rejectsWith,
  structure,
} from '../test/answering-server.js';
import {everyItem} from './paging.js';
import {clientCredentials} from './server.js';

const server = answeringServer();

describe('createBadgeClient: tokens', () => {
  it('waits for a token that is fetched, and sends none where none is needed', async () => {
    let asked = 0;
    const token = async () => {
      asked += 1;
      return Promise.resolve(`t${asked}`);
    };
    server.answer(json(structure), problem('SIGN_IN_REQUIRED', 401));
    const client = server.client({token});
    await client.structures.get({structure: 's'});
    assert.equal(asked, 0);
    await assert.rejects(client.me.get({structure: 's'}), rejectsWith('SIGN_IN_REQUIRED'));
    assert.equal(server.received[1]?.headers.authorization, 'Bearer t1');
  });

  it('fails as its source fails, and sends nothing', async () => {
    const client = server.client({token: async () => Promise.reject(new TypeError('offline'))});
    await assert.rejects(client.me.get({structure: 's'}), rejectsWith('UNREACHABLE'));
    assert.equal(server.received.length, 0);
  });
});

describe('clientCredentials', () => {
  const source = (now: () => Date) =>
    clientCredentials({
      tokenUrl: `${server.url}/token`,
      clientId: 'a b',
      clientSecret: 'c:d',
      scope: 'x',
      now,
    });

  it('asks once for all who wait, and again shortly before the end', async () => {
    let now = new Date('2026-11-24T09:00:00Z');
    const get = source(() => now);
    const token = (name: string) => json({access_token: name, token_type: 'Bearer', expires_in: 60});
    server.answer(token('one'), token('two'));
    assert.deepEqual(await Promise.all([get(), get(), get()]), ['one', 'one', 'one']);
    assert.equal(await get(), 'one');
    const [first] = server.received;
    assert.equal(first?.headers.authorization, `Basic ${btoa('a+b:c%3Ad')}`);
    assert.equal(String(first.body), 'grant_type=client_credentials&scope=x');
    now = new Date(now.getTime() + 31_000);
    assert.equal(await get(), 'two');
  });

  it('says what the token server says no to, and tries again the next time', async () => {
    const get = source(() => new Date());
    server.answer(json({error: 'invalid_client'}, 401), json({access_token: 't'}));
    await assert.rejects(get(), rejectsWith('SIGN_IN_REQUIRED', 401));
    assert.equal(await get(), 't');
    const nowhere = clientCredentials({tokenUrl: 'http://127.0.0.1:9/', clientId: 'a', clientSecret: 'b'});
    await assert.rejects(nowhere(), rejectsWith('UNREACHABLE'));
  });
});

describe('createBadgeClient: hooks', () => {
  it('show each try and each reply, and let headers be set', async () => {
    const seen: string[] = [];
    server.answer(problem('INTERNAL', 503), json(structure));
    const client = server.client({
      onRequest: (request, route) => {
        request.headers.set('traceparent', '00-1');
        seen.push(`→ ${route}`);
      },
      onReply: async (reply, route) => {
        seen.push(`← ${route} ${reply.status} ${(await reply.text()).length > 0 ? 'read' : 'empty'}`);
      },
    });
    assert.equal((await client.structures.get({structure: 's'})).name, 'S');
    assert.deepEqual(seen, [
      ...['→ structures.get', '← structures.get 503 read', '← structures.get 200 read'],
    ]);
    assert.equal(server.received[1]?.headers['traceparent'], '00-1');
  });
});

describe('createBadgeClient: a file on its way', () => {
  it('tells how much has gone', async () => {
    const steps: number[] = [];
    const size = 600_000;
    server.answer(json({id: crypto.randomUUID(), mediaType: 'image/png', bytes: size}, 201));
    await server.client().files.upload(
      {structure: 's', file: new Blob([new Uint8Array(size)], {type: 'image/png'})},
      {
        onProgress: ({sentBytes, totalBytes}) => {
          assert.equal(totalBytes, size);
          steps.push(sentBytes);
        },
      },
    );
    assert.equal(server.received[0]?.body.length, size);
    assert.equal(steps.at(-1), size);
    assert.ok(steps.length > 1, String(steps));
    assert.deepEqual(
      steps,
      [...steps].sort((one, other) => one - other),
    );
  });
});

describe('everyItem', () => {
  const waiting = (learner: string) => ({badge: 'b', learner, since: '2026-11-24T09:00:00Z'});

  it('reads page after page, only as far as it is asked', async () => {
    server.answer(json({items: [waiting('1'), waiting('2')], next: 'abc'}), json({items: [waiting('3')]}));
    const {claims} = server.client();
    const seen: string[] = [];
    for await (const {learner} of everyItem(claims.waiting, {structure: 's', limit: 2})) seen.push(learner);
    assert.deepEqual(seen, ['1', '2', '3']);
    assert.deepEqual(
      server.received.map(({url}) => url),
      ['/structures/s/claims/waiting?limit=2', '/structures/s/claims/waiting?limit=2&cursor=abc'],
    );
  });

  it('stops where the loop stops, and at a page that leads to itself', async () => {
    server.answer(json({items: [waiting('1')], next: 'abc'}));
    const {claims} = server.client();
    for await (const one of everyItem(claims.waiting, {structure: 's'})) {
      assert.equal(one.learner, '1');
      break;
    }
    assert.equal(server.received.length, 1);
    await assert.rejects(async () => {
      for await (const _ of everyItem(claims.waiting, {structure: 's'}));
    }, /leads to itself/);
  });

  it('says by a code when a call fails on the way', async () => {
    server.answer(json({items: [waiting('1')], next: 'abc'}), problem('API_KEY_WRONG', 401));
    const read = async () => {
      for await (const _ of everyItem(server.client().claims.waiting, {structure: 's'}));
    };
    await assert.rejects(read, rejectsWith('API_KEY_WRONG'));
    assert.ok(completion);
  });
});
