import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {answeringServer, completion, json, problem, rejectsWith} from '../test/answering-server.js';

const server = answeringServer();
const outcome = {state: 'claimable', claimUrl: 'http://localhost/claims/x'};

describe('createBadgeClient: trying again', () => {
  it('keeps one idempotency key through the tries, a new one for each call', async () => {
    server.answer(problem('INTERNAL', 503), (r) => r.destroy(), json(outcome, 201), json(outcome, 201));
    await server.client().awards.create(completion);
    await server.client().awards.create(completion);
    const keys = server.received.map((r) => r.headers['idempotency-key']);
    assert.equal(keys.length, 4);
    assert.match(String(keys[0]), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(keys.slice(0, 3), [keys[0], keys[0], keys[0]]);
    assert.notEqual(keys[3], keys[0]);
    assert.deepEqual(server.received[2]?.body, server.received[0]?.body);
  });

  it('keeps a key through the tries of what is put or deleted too: the second would find it changed or gone', async () => {
    server.answer(
      (r) => r.destroy(),
      (r) => r.writeHead(204).end(),
      json({items: []}),
    );
    await server.client().me.signOut({structure: 's'});
    await server.client().me.awards({structure: 's'});
    const keys = server.received.map((r) => r.headers['idempotency-key']);
    assert.ok(keys[0] !== undefined && keys[0] === keys[1]);
    assert.equal(keys[2], undefined, 'what only reads needs none');
  });

  it('sends the caller’s idempotency key', async () => {
    server.answer(json(outcome, 201));
    await server.client().awards.create(completion, {idempotencyKey: 'mine'});
    assert.equal(server.received[0]?.headers['idempotency-key'], 'mine');
  });

  it('waits as long as Retry-After says', async () => {
    server.answer(
      problem('TOO_MANY_ATTEMPTS', 429, {'retry-after': '1'}),
      json({expiresInSeconds: 600}, 202),
    );
    const start = performance.now();
    await server.client().signIn.sendCode({structure: 's', email: 'a@example.org'});
    assert.ok(performance.now() - start >= 990);
    assert.equal(server.received.length, 2);
  });

  it('fails at once when Retry-After is longer than a person waits, or 429 does not say', async () => {
    for (const headers of [{'retry-after': '900'}, {}]) {
      server.answer(problem('TOO_MANY_ATTEMPTS', 429, headers));
      await assert.rejects(
        server.client().signIn.sendCode({structure: 's', email: 'a@example.org'}),
        rejectsWith('TOO_MANY_ATTEMPTS', 429),
      );
    }
    assert.equal(server.received.length, 2);
  });

  it('gives up after the limit', async () => {
    server.answer(problem('INTERNAL', 503));
    await assert.rejects(server.client().structures.get({structure: 's'}), rejectsWith('INTERNAL', 503));
    assert.equal(server.received.length, 3);
  });

  it('never tries a refusal or a fault again', async () => {
    for (const [code, status] of [
      ['BADGE_ALREADY_HELD', 409],
      ['INTERNAL', 500],
    ] as const) {
      server.answer(problem(code, status));
      await assert.rejects(server.client().awards.create(completion), rejectsWith(code, status));
    }
    assert.equal(server.received.length, 2);
  });
});
