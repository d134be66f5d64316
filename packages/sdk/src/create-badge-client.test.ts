import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';
import {routes} from '@pepites/recognition';
import {
  answeringServer,
  completion,
  json,
  problem,
  rejectsWith,
  structure,
} from '../test/answering-server.js';

const server = answeringServer();

describe('createBadgeClient: what is sent', () => {
  it('has a function for each route of the table, the same one each time, and can be awaited', async () => {
    const calls = server.client();
    for (const id of Object.keys(routes)) {
      const [resource = '', verb = ''] = id.split('.');
      const call: unknown = Reflect.get(Reflect.get(calls, resource) as object, verb);
      assert.equal(typeof call, 'function', id);
      assert.equal(Reflect.get(Reflect.get(calls, resource) as object, verb), call);
    }
    assert.equal(await Promise.resolve(calls), calls);
  });

  it('says that the contract has no such route, and sends nothing', async () => {
    const calls = server.client() as unknown as Record<string, Record<string, () => Promise<unknown>>>;
    await assert.rejects(
      calls['badges']?.['invent']?.() ?? Promise.resolve(),
      rejectsWith('ROUTE_UNKNOWN', 0),
    );
    assert.equal(server.received.length, 0);
  });

  it('encodes path parameters and joins them to the backend’s own path', async () => {
    server.answer(json(structure));
    await server.client({backend: `${server.url}/pépites/`}).structures.get({structure: 'a/b?c#d é'});
    assert.equal(server.received[0]?.url, '/p%C3%A9pites/structures/a%2Fb%3Fc%23d%20%C3%A9');
  });

  it('sends nothing when a path parameter would name another address', async () => {
    for (const badge of ['..', '.', '']) {
      await assert.rejects(
        server.client().badges.get({structure: 's', badge}),
        rejectsWith('BAD_REQUEST', 0),
        badge,
      );
    }
    assert.equal(server.received.length, 0);
  });

  it('puts what the path does not take into the query, without what is undefined', async () => {
    server.answer(json({items: [], waiting: 0}));
    await server.client().reviews.queue({structure: 's', state: 'submitted'});
    await server.client().reviews.queue({structure: 's'});
    assert.deepEqual(
      server.received.map((r) => r.url),
      ['/structures/s/reviews?state=submitted', '/structures/s/reviews'],
    );
  });

  it('puts what the path does not take into the body, and the version into If-Match', async () => {
    server.answer(problem('REVISION_CHANGED', 412));
    const decision = {answer: 'yes' as const, noConflict: true, revision: 2};
    await assert.rejects(
      server.client().reviews.decide({structure: 's', request: 'r', version: 7, ...decision}),
      rejectsWith('REVISION_CHANGED', 412),
    );
    assert.equal(server.received[0]?.headers['if-match'], '"7"');
    assert.deepEqual(JSON.parse(String(server.received[0].body)), decision);
  });

  it('sends the token where the contract asks for one, and nowhere else', async () => {
    server.answer(json(structure), problem('SIGN_IN_REQUIRED', 401));
    const calls = server.client({token: () => 'fresh'});
    await calls.structures.get({structure: 's'});
    await assert.rejects(calls.me.get({structure: 's'}), rejectsWith('SIGN_IN_REQUIRED', 401));
    assert.deepEqual(
      server.received.map((r) => r.headers.authorization),
      [undefined, 'Bearer fresh'],
    );
  });

  it('uploads the bytes of a file as they are, with its type', async () => {
    const bytes = randomBytes(100_000);
    server.answer(
      json({id: '8c1b7f6e-6f0c-4d0b-9a4e-111111111111', mediaType: 'image/png', bytes: 100_000}, 201),
    );
    await server.client().files.upload({structure: 's', file: new Blob([bytes], {type: 'image/png'})});
    await server.client().files.upload({structure: 's', file: new Blob([bytes])});
    assert.deepEqual(server.received[0]?.body, bytes);
    assert.deepEqual(
      server.received.map((r) => r.headers['content-type']),
      ['image/png', 'application/octet-stream'],
    );
  });

  it('downloads a file as a Blob with its type', async () => {
    const bytes = randomBytes(50_000);
    server.answer((response) => response.writeHead(200, {'content-type': 'image/jpeg'}).end(bytes));
    const blob = await server.client().files.get({structure: 's', file: 'f'});
    assert.equal(blob.type, 'image/jpeg');
    assert.deepEqual(Buffer.from(await blob.arrayBuffer()), bytes);
  });

  it('gives nothing for a reply without a body', async () => {
    server.answer((response) => response.writeHead(204).end());
    await server.client().me.signOut({structure: 's'});
    assert.deepEqual(
      [server.received[0]?.method, server.received[0]?.url],
      ['DELETE', '/structures/s/me/session'],
    );
  });
});

describe('createBadgeClient: in the same process', () => {
  it('speaks to a fetch that answers at once', async () => {
    const calls = server.client({
      backend: 'http://pepites.test',
      fetch: (request) => Response.json({...structure, name: `${request.method} ${request.url}`}),
    });
    const {name} = await calls.structures.get({structure: 's'});
    assert.equal(name, 'GET http://pepites.test/structures/s');
  });

  it('lets that fetch cancel a body that it does not want', async () => {
    const calls = server.client({
      timeoutMs: 500,
      fetch: async (request) => {
        await request.body?.cancel();
        const problem = {type: 'urn:pepites:error:FORBIDDEN', title: '', status: 403, code: 'FORBIDDEN'};
        return Response.json(problem, {status: 403});
      },
    });
    await assert.rejects(calls.awards.create(completion), rejectsWith('FORBIDDEN', 403));
  });

  it('says UNEXPECTED_REPLY when that fetch has a fault', async () => {
    const calls = server.client({
      fetch: () => {
        throw new Error('a fault');
      },
    });
    await assert.rejects(calls.structures.get({structure: 's'}), rejectsWith('UNEXPECTED_REPLY', 0));
  });
});
