import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import type {BackendError} from './index.js';
import {
  type Answer,
  answeringServer,
  json,
  problem,
  rejectsWith,
  structure,
} from '../test/answering-server.js';

const server = answeringServer();

describe('createBadgeClient: what goes wrong', () => {
  it('gives the problem that the backend described', async () => {
    const problems = [{at: 'answers.why', code: 'ANSWER_REQUIRED'}];
    server.answer(
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
    );
    await assert.rejects(server.client().me.get({structure: 's'}), (error) => {
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
      server.client({backend: `http://127.0.0.1:${port}`}).structures.get({structure: 's'}),
      rejectsWith('UNREACHABLE', 0),
    );
    server.answer((response) =>
      response.writeHead(502, {'content-type': 'text/html'}).end('<h1>Bad gateway</h1>'),
    );
    await assert.rejects(server.client().structures.get({structure: 's'}), rejectsWith('UNREACHABLE', 502));
    server.answer((response) => {
      response.writeHead(200, {'content-type': 'application/json', 'content-length': '500'});
      response.write('{"id":', () => response.destroy());
    });
    await assert.rejects(server.client().structures.get({structure: 's'}), rejectsWith('UNREACHABLE', 0));
  });

  it('says UNREACHABLE when the backend’s address is none', async () => {
    await assert.rejects(
      server.client({backend: 'http://'}).structures.get({structure: 's'}),
      rejectsWith('UNREACHABLE', 0),
    );
  });

  it('says UNREACHABLE, after trying again, when the backend’s database is away', async () => {
    server.answer(problem('UNAVAILABLE', 503, {'retry-after': '0'}));
    await assert.rejects(server.client().structures.get({structure: 's'}), (error) => {
      rejectsWith('UNREACHABLE', 503)(error);
      assert.equal((error as BackendError).problem?.code, 'UNAVAILABLE');
      return true;
    });
    assert.ok(server.received.length > 1);
  });

  it('says TIMED_OUT when the answer does not come, and when its end does not', async () => {
    server.answer(() => undefined);
    await assert.rejects(
      server.client({timeoutMs: 60}).structures.get({structure: 's'}),
      rejectsWith('TIMED_OUT', 0),
    );
    server.answer((response) => {
      response.writeHead(200, {'content-type': 'application/json'}).write('{');
    });
    await assert.rejects(
      server.client({timeoutMs: 60}).structures.get({structure: 's'}),
      rejectsWith('TIMED_OUT', 0),
    );
    assert.equal(server.received.length, 2);
  });

  it('says UNEXPECTED_REPLY for what is not in the contract, and names the member', async () => {
    server.answer(json({...structure, kind: 'PLANET'}));
    await assert.rejects(server.client().structures.get({structure: 's'}), (error) => {
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
      server.answer(answer);
      await assert.rejects(
        server.client().structures.get({structure: 's'}),
        rejectsWith('UNEXPECTED_REPLY', status),
      );
    }
  });

  it('rejects with the signal’s reason when the caller aborts, while sent and while waiting to try again', async () => {
    server.answer(() => undefined);
    const sent = new AbortController();
    const pending = server.client().structures.get({structure: 's'}, {signal: sent.signal});
    setTimeout(() => {
      sent.abort();
    }, 30);
    await assert.rejects(pending, {name: 'AbortError'});

    server.answer(problem('INTERNAL', 503, {'retry-after': '9'}));
    const why = new Error('the element has left the page');
    const waiting = new AbortController();
    const second = server.client().structures.get({structure: 's'}, {signal: waiting.signal});
    setTimeout(() => {
      waiting.abort(why);
    }, 60);
    await assert.rejects(second, (error) => error === why);

    await assert.rejects(
      server.client().structures.get({structure: 's'}, {signal: AbortSignal.abort(why)}),
      (e) => e === why,
    );
    assert.equal(server.received.length, 2);
  });
});
