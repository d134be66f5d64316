import assert from 'node:assert/strict';
import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {isPublicAddress} from './private-address.js';
import {fetchSafely, safeFetch, type SafeFetchOptions} from './safe-fetch.js';

describe('safeFetch', () => {
  let server: Server;
  let base: string;
  let answer: RequestListener;
  let asked = 0;
  before(async () => {
    server = createServer((request, response) => {
      asked++;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const refuses = async (url: string, code: string, options: SafeFetchOptions = {}) =>
    assert.rejects(safeFetch(url, {timeoutMs: 1000, ...options}), {code}, url);
  const json: RequestListener = (_, response) =>
    response.writeHead(200, {'content-type': 'application/ld+json; charset=utf-8'}).end('{"a":"é"}');

  it('refuses everything that is not https on the public internet, without connecting', async () => {
    asked = 0;
    answer = json;
    for (const url of [
      ...[base, 'http://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'data:text/plain,x', 'x'],
      ...[
        'https://127.0.0.1/',
        'https://10.0.0.1/',
        'https://169.254.169.254/latest',
        'https://192.168.1.1/',
      ],
      ...['https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://[fe80::1]/', 'https://[fd00::1]/'],
      ...['https://2130706433/', 'https://0x7f.1/', 'https://0/', 'https://user:pw@example.org/'],
      'https://localhost/',
    ])
      await refuses(url, 'ADDRESS_REFUSED');
    assert.equal(asked, 0);
  });

  it('refuses a public name that leads to a private address, also beside a public one', async () => {
    for (const addresses of [['10.0.0.7'], ['93.184.216.34', '127.0.0.1'], ['::1'], ['64:ff9b::a00:1'], []])
      await refuses('https://innocent.example/', 'ADDRESS_REFUSED', {resolve: async () => addresses});
    const resolve = async () => Promise.reject(new Error('NXDOMAIN'));
    await refuses('https://nowhere.example/', 'UNREACHABLE', {resolve});
  });

  describe('for a backend that runs on this machine for a trial', () => {
    const local = {allowsLoopback: true};

    it('reads documents of this machine, over http', async () => {
      answer = json;
      const {status, mediaType, body} = await safeFetch(base, local);
      assert.deepEqual([status, mediaType, body], [200, 'application/ld+json', '{"a":"é"}']);
      answer = (_, response) => response.writeHead(410).end('gone');
      const gone = await safeFetch(base, local);
      assert.deepEqual([gone.status, gone.body], [410, '']);
    });

    it('still reaches nothing else, nor by a name that only looks public', async () => {
      await refuses('http://10.0.0.1/', 'ADDRESS_REFUSED', local);
      await refuses('https://10.0.0.1/', 'ADDRESS_REFUSED', local);
      await refuses('https://evil.example/', 'ADDRESS_REFUSED', {
        ...local,
        resolve: async () => ['127.0.0.1'],
      });
      await refuses('http://localhost/', 'ADDRESS_REFUSED', {...local, resolve: async () => ['10.0.0.1']});
    });

    it('checks each redirect again, and follows three', async () => {
      for (const location of [
        'http://169.254.169.254/',
        'https://10.0.0.1/',
        'file:///etc/passwd',
        'http://[',
      ]) {
        answer = (_, response) => response.writeHead(302, {location}).end();
        await refuses(base, 'ADDRESS_REFUSED', local);
      }
      const hops =
        (count: number): RequestListener =>
        (request, response) => {
          const at = Number(request.url?.slice(1) ?? 0);
          if (at >= count) json(request, response);
          else response.writeHead(307, {location: `/${String(at + 1)}`}).end();
        };
      answer = hops(3);
      assert.equal((await safeFetch(`${base}/0`, local)).status, 200);
      answer = hops(4);
      await refuses(`${base}/0`, 'TOO_MANY_REDIRECTS', local);
    });

    it('follows no redirect for a request that says so', async () => {
      answer = (request, response) => {
        if (request.url === '/there') json(request, response);
        else response.writeHead(302, {location: '/there'}).end();
      };
      const ask = fetchSafely(local);
      const redirected = async (redirect: Request['redirect']): Promise<Response> =>
        ask(new Request(base, {redirect}));
      assert.equal((await redirected('follow')).status, 200);
      asked = 0;
      await assert.rejects(redirected('error'), {name: 'TypeError', message: 'ADDRESS_REFUSED'});
      const {status, headers} = await redirected('manual');
      assert.deepEqual([status, headers.get('location')], [302, '/there']);
      assert.equal(asked, 2);
    });

    it('bounds size, time and kind', async () => {
      answer = (_, response) =>
        response.writeHead(200, {'content-type': 'application/json'}).end('x'.repeat(2000));
      await refuses(base, 'TOO_LARGE', {...local, maxBytes: 1000});
      answer = (_, response) => {
        response.writeHead(200, {'content-type': 'application/json'}).write('{');
      };
      await refuses(base, 'TIMED_OUT', {...local, timeoutMs: 100});
      answer = () => undefined;
      await refuses(base, 'TIMED_OUT', {...local, timeoutMs: 100});
      await refuses('https://slow.example/', 'TIMED_OUT', {
        timeoutMs: 50,
        resolve: async () => new Promise(() => undefined),
      });
      answer = (_, response) => response.writeHead(200, {'content-type': 'text/html'}).end('<html>');
      await refuses(base, 'MEDIA_TYPE_REFUSED', local);
    });
  });

  it('knows public addresses', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111'])
      assert.equal(isPublicAddress(address), true, address);
    for (const address of [
      '172.16.0.1',
      '100.64.0.1',
      '0.0.0.0',
      '255.255.255.255',
      '::',
      '2002:a00:1::',
      '2001:db8::1',
      'ff02::1',
    ])
      assert.equal(isPublicAddress(address), false, address);
  });
});
