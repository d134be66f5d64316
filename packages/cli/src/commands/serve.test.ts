import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {freePort} from '../../../../test/support/free-port.js';
import {createFolder, type Folder} from '../../test/support.js';

describe('pepites serve', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  interface Served {
    readonly url: string;
    readonly out: () => string;
    readonly error: () => string;
    readonly stop: () => Promise<number>;
  }

  const serving = async (args: readonly string[], env: Record<string, string> = {}): Promise<Served> => {
    const port = await freePort();
    const stop = new AbortController();
    const said: string[] = [];
    const wrong: string[] = [];
    const ran = folder.pepites(['serve', '--port', String(port), ...args], {
      env,
      stopSignal: stop.signal,
      out: (text) => said.push(String(text)),
      error: (text) => wrong.push(text),
    });
    while (said.length === 0) {
      const ended = await Promise.race([ran, new Promise((resolve) => setTimeout(resolve, 20))]);
      if (ended !== undefined) throw new Error(`It ended: ${wrong.join('')}`);
    }
    return {
      url: `http://localhost:${port}`,
      out: () => said.join(''),
      error: () => wrong.join(''),
      stop: async () => {
        stop.abort();
        return (await ran).code;
      },
    };
  };

  it('says where everything is, serves, and stops when it is asked to', async () => {
    const served = await serving([]);
    assert.match(served.out(), /Examiners +http:\/\/localhost:\d+\/examine\n/);
    assert.equal((await fetch(`${served.url}/ready`)).status, 200);
    assert.equal(await served.stop(), 0);
    await assert.rejects(fetch(`${served.url}/health`));
    assert.equal(served.error(), '');
  });

  it('logs as JSON, one line for each call, for programs', async () => {
    const served = await serving([], {PEPITES_LOG: 'json'});
    await fetch(`${served.url}/structures/nowhere/badges`);
    assert.equal(await served.stop(), 0);
    const lines = served
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as {event: string; route?: string; status?: number});
    assert.equal(lines[0]?.event, 'listening');
    assert.deepEqual(
      lines.slice(1).map(({event, route, status}) => [event, route, status]),
      [['request', 'badges.list', 404]],
    );
  });

  it('lets who has the token read what it counts', async () => {
    const served = await serving(['--log', 'none'], {PEPITES_METRICS_TOKEN: 'of-prometheus'});
    const read = async (authorization: string) =>
      fetch(`${served.url}/metrics`, {headers: {authorization}}).then(async (reply) => reply.text());
    assert.match(await read('Bearer of-prometheus'), /pepites_store_up 1/);
    assert.doesNotMatch(await read('Bearer guessed'), /pepites_store_up/);
    assert.equal(await served.stop(), 0);
  });

  it('does not know other logs', async () => {
    const ran = await folder.pepites(['serve', '--log', 'loud']);
    assert.equal(ran.code, 2);
    assert.match(ran.error, /"loud" is none of json, problems, none/);
  });
});
