/** In Node, what ends a request is collected with it, where nobody holds it: whoever follows for long would follow for ever. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {followProgress} from './follow-progress.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const followFor = async (ms: number, answer: (response: ServerResponse) => void): Promise<void> => {
  const server = createServer((_request, response) => {
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collecting = setInterval(collect, 30);
  try {
    const backend = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const signal = AbortSignal.timeout(ms);
    const all = followProgress({backend, structure: 's', pathway: 'p', token: 't', signal});
    assert.deepEqual(await all.next(), {value: undefined, done: true});
  } finally {
    clearInterval(collecting);
    server.closeAllConnections();
    server.close();
  }
};

describe('followProgress', {timeout: 10_000}, () => {
  it('ends when it is told to, with an answer that goes on', async () => {
    await followFor(400, (response) => {
      response.writeHead(200, {'content-type': 'text/event-stream'});
      response.write(': nothing yet\n\n');
    });
  });

  it('ends when it is told to, without an answer', async () => {
    await followFor(400, () => undefined);
  });
});
