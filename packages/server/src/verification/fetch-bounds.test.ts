/** What the one fetch of this server bounds: time, bytes, what is packed. */
import assert from 'node:assert/strict';
import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {brotliCompressSync, deflateSync, gzipSync} from 'node:zlib';
import {safeFetch, type SafeFetchOptions} from './safe-fetch.js';

describe('the bounds of safeFetch', () => {
  let server: Server;
  let base: string;
  let answer: RequestListener;
  const sockets = new Set<Socket>();
  before(async () => {
    server = createServer((request, response) => {
      answer(request, response);
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    answer = (_, response) => response.writeHead(200, {'content-type': 'application/json'}).end('{}');
  });

  const local = {allowsLoopback: true};
  const codeOf = async (url: string, options: SafeFetchOptions = {}): Promise<string> =>
    safeFetch(url, {timeoutMs: 1500, ...options}).then(
      () => 'FETCHED',
      (error: unknown) => (error as {code?: string}).code ?? String(error),
    );

  it('lets nobody keep us: slow names, heads and bodies, and too many bytes', async () => {
    const quick = {...local, timeoutMs: 250};
    const started = Date.now();
    answer = () => undefined;
    assert.equal(await codeOf(base, quick), 'TIMED_OUT');
    answer = (_, response) => {
      response.writeHead(200, {'content-type': 'application/json'});
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    };
    assert.equal(await codeOf(base, quick), 'TIMED_OUT');
    const forever = async (): Promise<string[]> => new Promise(() => undefined);
    assert.equal(await codeOf('https://slow.example/', {timeoutMs: 100, resolve: forever}), 'TIMED_OUT');
    assert.ok(Date.now() - started < 3000);
    const stop = AbortSignal.timeout(50);
    answer = () => undefined;
    assert.equal(await codeOf(base, {...local, timeoutMs: 60_000, signal: stop}), 'TIMED_OUT');
    answer = (_, response) => {
      response.writeHead(200, {'content-type': 'application/json'});
      const chunk = Buffer.alloc(65_536, 32);
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    };
    assert.equal(await codeOf(base, {...local, maxBytes: 200_000}), 'TOO_LARGE');
    answer = (_, response) =>
      response.writeHead(200, {'content-type': 'application/json', 'x-long': 'x'.repeat(20_000)}).end('{}');
    assert.equal(await codeOf(base, local), 'UNREACHABLE');
    answer = (_, response) => {
      response.writeHead(200, {'content-type': 'application/json', 'content-length': '100'}).write('{');
      setTimeout(() => response.destroy(), 20);
    };
    assert.equal(await codeOf(base, local), 'UNREACHABLE');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(sockets.size, 0, 'every connection is closed');
  });

  it('unpacks what is packed, and leaves a bomb while it is small', async () => {
    const pack = {gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync};
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    for (const [encoding, compress] of Object.entries(pack)) {
      const send = (bytes: Buffer): void => {
        answer = (_, response) =>
          response
            .writeHead(200, {'content-type': 'application/json', 'content-encoding': encoding})
            .end(bytes);
      };
      send(compress('{"a":1}'));
      assert.equal((await safeFetch(base, local)).body, '{"a":1}', encoding);
      const packed = compress(bomb);
      assert.ok(packed.length < 100_000, encoding);
      send(packed);
      const before = process.memoryUsage().rss;
      assert.equal(await codeOf(base, {...local, maxBytes: 100_000}), 'TOO_LARGE', encoding);
      assert.ok(process.memoryUsage().rss - before < 32 * 1024 * 1024, encoding);
      send(compress('{"a":1}').subarray(0, -3));
      assert.equal(await codeOf(base, local), 'UNREACHABLE', encoding);
    }
    for (const encoding of ['zstd', 'compress', 'gzip, gzip', 'constructor']) {
      answer = (_, response) =>
        response.writeHead(200, {'content-type': 'application/json', 'content-encoding': encoding}).end('{}');
      assert.equal(await codeOf(base, local), 'MEDIA_TYPE_REFUSED', encoding);
    }
  });
});
