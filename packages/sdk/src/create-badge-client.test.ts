import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {routes} from '@pepites/recognition';
import {BackendError, createBadgeClient} from './index.js';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

type Answer = (response: ServerResponse, received: Received) => void;

const structure = {id: 's', name: 'S', kind: 'ACI', issuerId: 'http://localhost/issuers/s'};
const outcome = {state: 'claimable', claimUrl: 'http://localhost/claims/x'};
const completion = {structure: 's', badge: 'b', learner: {ref: 'l'}, completion: {activity: 'a'}};

let received: Received[] = [];
let answers: Answer[] = [];
let backend = '';

/** Answers each request with the next answer of the list; the last one repeats. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const {method = '', url = '', headers} = request;
    const one = {method, url, headers, body: Buffer.concat(chunks)};
    received.push(one);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, one);
  });
});

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(body));
  };

const problem = (code: string, status: number, headers: Record<string, string> = {}): Answer =>
  json({type: `urn:pepites:error:${code}`, title: code, status, code}, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });

const client = (options: Partial<Parameters<typeof createBadgeClient>[0]> = {}) =>
  createBadgeClient({backend, token: 'secret', retry: {maxDelayMs: 5}, ...options});

const rejectsWith = (code: string, status?: number) => (error: unknown) => {
  assert.ok(error instanceof BackendError, String(error));
  assert.equal(error.code, code, `${error.code} ${error.message}`);
  if (status !== undefined) assert.equal(error.status, status);
  return true;
};

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  backend = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  received = [];
  answers = [];
});

after(() => {
  server.closeAllConnections();
  server.close();
});

describe('createBadgeClient: what is sent', () => {
  it('has a function for each route of the table, the same one each time, and can be awaited', async () => {
    const calls = client();
    for (const id of Object.keys(routes)) {
      const [resource = '', verb = ''] = id.split('.');
      const call: unknown = Reflect.get(Reflect.get(calls, resource) as object, verb);
      assert.equal(typeof call, 'function', id);
      assert.equal(Reflect.get(Reflect.get(calls, resource) as object, verb), call);
    }
    assert.equal(await Promise.resolve(calls), calls);
  });

  it('says that the contract has no such route, and sends nothing', async () => {
    const calls = client() as unknown as Record<string, Record<string, () => Promise<unknown>>>;
    await assert.rejects(
      calls['badges']?.['invent']?.() ?? Promise.resolve(),
      rejectsWith('ROUTE_UNKNOWN', 0),
    );
    assert.equal(received.length, 0);
  });

  it('encodes path parameters and joins them to the backend’s own path', async () => {
    answers = [json(structure)];
    await client({backend: `${backend}/pépites/`}).structures.get({structure: 'a/b?c#d é'});
    assert.equal(received[0]?.url, '/p%C3%A9pites/structures/a%2Fb%3Fc%23d%20%C3%A9');
  });

  it('sends nothing when a path parameter would name another address', async () => {
    for (const badge of ['..', '.', '']) {
      await assert.rejects(
        client().badges.get({structure: 's', badge}),
        rejectsWith('BAD_REQUEST', 0),
        badge,
      );
    }
    assert.equal(received.length, 0);
  });

  it('puts what the path does not take into the query, without what is undefined', async () => {
    answers = [json({items: [], waiting: 0})];
    await client().reviews.queue({structure: 's', state: 'submitted'});
    await client().reviews.queue({structure: 's'});
    assert.deepEqual(
      received.map((r) => r.url),
      ['/structures/s/reviews?state=submitted', '/structures/s/reviews'],
    );
  });

  it('puts what the path does not take into the body, and the version into If-Match', async () => {
    answers = [problem('REVISION_CHANGED', 412)];
    const decision = {answer: 'yes' as const, noConflict: true, revision: 2};
    await assert.rejects(
      client().reviews.decide({structure: 's', request: 'r', version: 7, ...decision}),
      rejectsWith('REVISION_CHANGED', 412),
    );
    assert.equal(received[0]?.headers['if-match'], '"7"');
    assert.deepEqual(JSON.parse(String(received[0].body)), decision);
  });

  it('sends the token where the contract asks for one, and nowhere else', async () => {
    answers = [json(structure), problem('SIGN_IN_REQUIRED', 401)];
    const calls = client({token: () => 'fresh'});
    await calls.structures.get({structure: 's'});
    await assert.rejects(calls.me.get({structure: 's'}), rejectsWith('SIGN_IN_REQUIRED', 401));
    assert.deepEqual(
      received.map((r) => r.headers.authorization),
      [undefined, 'Bearer fresh'],
    );
  });

  it('uploads the bytes of a file as they are, with its type', async () => {
    const bytes = randomBytes(100_000);
    answers = [
      json({id: '8c1b7f6e-6f0c-4d0b-9a4e-111111111111', mediaType: 'image/png', bytes: 100_000}, 201),
    ];
    await client().files.upload({structure: 's', file: new Blob([bytes], {type: 'image/png'})});
    await client().files.upload({structure: 's', file: new Blob([bytes])});
    assert.deepEqual(received[0]?.body, bytes);
    assert.deepEqual(
      received.map((r) => r.headers['content-type']),
      ['image/png', 'application/octet-stream'],
    );
  });

  it('downloads a file as a Blob with its type', async () => {
    const bytes = randomBytes(50_000);
    answers = [(response) => response.writeHead(200, {'content-type': 'image/jpeg'}).end(bytes)];
    const blob = await client().files.get({structure: 's', file: 'f'});
    assert.equal(blob.type, 'image/jpeg');
    assert.deepEqual(Buffer.from(await blob.arrayBuffer()), bytes);
  });

  it('gives nothing for a reply without a body', async () => {
    answers = [(response) => response.writeHead(204).end()];
    await client().me.signOut({structure: 's'});
    assert.deepEqual([received[0]?.method, received[0]?.url], ['DELETE', '/structures/s/me/session']);
  });
});

describe('createBadgeClient: trying again', () => {
  it('keeps one idempotency key through the tries, a new one for each call', async () => {
    answers = [problem('INTERNAL', 503), (r) => r.destroy(), json(outcome, 201), json(outcome, 201)];
    await client().awards.create(completion);
    await client().awards.create(completion);
    const keys = received.map((r) => r.headers['idempotency-key']);
    assert.equal(keys.length, 4);
    assert.match(String(keys[0]), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(keys.slice(0, 3), [keys[0], keys[0], keys[0]]);
    assert.notEqual(keys[3], keys[0]);
    assert.deepEqual(received[2]?.body, received[0]?.body);
  });

  it('keeps a key through the tries of what is put or deleted too: the second would find it changed or gone', async () => {
    answers = [(r) => r.destroy(), (r) => r.writeHead(204).end(), json({items: []})];
    await client().me.signOut({structure: 's'});
    await client().me.awards({structure: 's'});
    const keys = received.map((r) => r.headers['idempotency-key']);
    assert.ok(keys[0] !== undefined && keys[0] === keys[1]);
    assert.equal(keys[2], undefined, 'what only reads needs none');
  });

  it('sends the caller’s idempotency key', async () => {
    answers = [json(outcome, 201)];
    await client().awards.create(completion, {idempotencyKey: 'mine'});
    assert.equal(received[0]?.headers['idempotency-key'], 'mine');
  });

  it('waits as long as Retry-After says', async () => {
    answers = [problem('TOO_MANY_ATTEMPTS', 429, {'retry-after': '1'}), json({expiresInSeconds: 600}, 202)];
    const start = performance.now();
    await client().signIn.sendCode({structure: 's', email: 'a@example.org'});
    assert.ok(performance.now() - start >= 990);
    assert.equal(received.length, 2);
  });

  it('fails at once when Retry-After is longer than a person waits, or 429 does not say', async () => {
    for (const headers of [{'retry-after': '900'}, {}]) {
      answers = [problem('TOO_MANY_ATTEMPTS', 429, headers)];
      await assert.rejects(
        client().signIn.sendCode({structure: 's', email: 'a@example.org'}),
        rejectsWith('TOO_MANY_ATTEMPTS', 429),
      );
    }
    assert.equal(received.length, 2);
  });

  it('gives up after the limit', async () => {
    answers = [problem('INTERNAL', 503)];
    await assert.rejects(client().structures.get({structure: 's'}), rejectsWith('INTERNAL', 503));
    assert.equal(received.length, 3);
  });

  it('never tries a refusal or a fault again', async () => {
    for (const [code, status] of [
      ['BADGE_ALREADY_HELD', 409],
      ['INTERNAL', 500],
    ] as const) {
      answers = [problem(code, status)];
      await assert.rejects(client().awards.create(completion), rejectsWith(code, status));
    }
    assert.equal(received.length, 2);
  });
});

describe('createBadgeClient: what goes wrong', () => {
  it('gives the problem that the backend described', async () => {
    const problems = [{at: 'answers.why', code: 'ANSWER_REQUIRED'}];
    answers = [
      json(
        {
          type: 'urn:pepites:error:REQUEST_INCOMPLETE',
          title: 't',
          status: 422,
          code: 'REQUEST_INCOMPLETE',
          problems,
        },
        422,
        {
          'content-type': 'application/problem+json',
        },
      ),
    ];
    await assert.rejects(client().me.get({structure: 's'}), (error) => {
      rejectsWith('REQUEST_INCOMPLETE', 422)(error);
      assert.deepEqual((error as BackendError).problem?.problems, problems);
      return true;
    });
  });

  it('says UNREACHABLE when nothing answers, when a gateway answers for it, and when the answer breaks off', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const {port} = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await assert.rejects(
      client({backend: `http://127.0.0.1:${port}`}).structures.get({structure: 's'}),
      rejectsWith('UNREACHABLE', 0),
    );
    answers = [
      (response) => response.writeHead(502, {'content-type': 'text/html'}).end('<h1>Bad gateway</h1>'),
    ];
    await assert.rejects(client().structures.get({structure: 's'}), rejectsWith('UNREACHABLE', 502));
    answers = [
      (response) => {
        response.writeHead(200, {'content-type': 'application/json', 'content-length': '500'});
        response.write('{"id":', () => response.destroy());
      },
    ];
    await assert.rejects(client().structures.get({structure: 's'}), rejectsWith('UNREACHABLE', 0));
  });

  it('says UNREACHABLE when the backend’s address is none', async () => {
    await assert.rejects(
      client({backend: 'http://'}).structures.get({structure: 's'}),
      rejectsWith('UNREACHABLE', 0),
    );
  });

  it('says TIMED_OUT when the answer does not come, and when its end does not', async () => {
    answers = [() => undefined];
    await assert.rejects(
      client({timeoutMs: 60}).structures.get({structure: 's'}),
      rejectsWith('TIMED_OUT', 0),
    );
    answers = [
      (response) => {
        response.writeHead(200, {'content-type': 'application/json'}).write('{');
      },
    ];
    await assert.rejects(
      client({timeoutMs: 60}).structures.get({structure: 's'}),
      rejectsWith('TIMED_OUT', 0),
    );
    assert.equal(received.length, 2);
  });

  it('says UNEXPECTED_REPLY for what is not in the contract, and names the member', async () => {
    answers = [json({...structure, kind: 'PLANET'})];
    await assert.rejects(client().structures.get({structure: 's'}), (error) => {
      rejectsWith('UNEXPECTED_REPLY')(error);
      assert.match((error as BackendError).message, /kind/);
      return true;
    });
    const others: [Answer, number][] = [
      [(response) => response.writeHead(200, {'content-type': 'text/html'}).end('<html>'), 0],
      [(response) => response.writeHead(404, {'content-type': 'text/html'}).end('<html>'), 404],
      [problem('CODE_OF_TOMORROW', 418), 418],
    ];
    for (const [answer, status] of others) {
      answers = [answer];
      await assert.rejects(
        client().structures.get({structure: 's'}),
        rejectsWith('UNEXPECTED_REPLY', status),
      );
    }
  });

  it('rejects with the signal’s reason when the caller aborts, while sent and while waiting to try again', async () => {
    answers = [() => undefined];
    const sent = new AbortController();
    const pending = client().structures.get({structure: 's'}, {signal: sent.signal});
    setTimeout(() => {
      sent.abort();
    }, 30);
    await assert.rejects(pending, {name: 'AbortError'});

    answers = [problem('INTERNAL', 503, {'retry-after': '9'})];
    const why = new Error('the element has left the page');
    const waiting = new AbortController();
    const second = client().structures.get({structure: 's'}, {signal: waiting.signal});
    setTimeout(() => {
      waiting.abort(why);
    }, 60);
    await assert.rejects(second, (error) => error === why);

    await assert.rejects(
      client().structures.get({structure: 's'}, {signal: AbortSignal.abort(why)}),
      (e) => e === why,
    );
    assert.equal(received.length, 2);
  });
});

describe('createBadgeClient: in the same process', () => {
  it('speaks to a fetch that answers at once', async () => {
    const calls = client({
      backend: 'http://pepites.test',
      fetch: (request) => Response.json({...structure, name: `${request.method} ${request.url}`}),
    });
    const {name} = await calls.structures.get({structure: 's'});
    assert.equal(name, 'GET http://pepites.test/structures/s');
  });

  it('lets that fetch cancel a body that it does not want', async () => {
    const calls = client({
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
    const calls = client({
      fetch: () => {
        throw new Error('a fault');
      },
    });
    await assert.rejects(calls.structures.get({structure: 's'}), rejectsWith('UNEXPECTED_REPLY', 0));
  });
});
