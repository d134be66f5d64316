/** Ways into a private network that are known from other programs, each tried on the one fetch of this server. */
import assert from 'node:assert/strict';
import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {checkedUrl} from './fetch-address.js';
import {isLoopbackAddress, isPublicAddress} from './private-address.js';
import {mayLeadHere, safeFetch, safeFetchBytes, type SafeFetchOptions} from './safe-fetch.js';

const privateAddresses = [
  // IPv4: this machine, private use, shared, link-local with the clouds' metadata, protocol, documentation, benchmarks, the rest.
  ...['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '10.0.0.1', '10.255.255.255', '172.16.0.1'],
  ...['172.31.255.255', '192.168.0.1', '100.64.0.1', '100.127.255.255', '169.254.169.254', '169.254.0.1'],
  ...['192.0.0.1', '192.0.0.170', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.19.255.255', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  // IPv6: unspecified, loopback, unique local, link-local, site-local, multicast, discard, documentation, segment routing.
  ...[
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    'ff0e::1',
    '100::1',
  ],
  ...['2001:db8::1', '3fff::1', '5f00::1'],
  // IPv4 inside IPv6: mapped, compatible, translated, NAT64, local NAT64, 6to4, Teredo, ORCHID.
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1', '::a00:1'],
  ...['::ffff:0:127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::a00:1', '2002:7f00:1::'],
  ...['2002:a00:1::', '2002:c0a8:101::1', '2001:0:a00:1::', '2001::1', '2001:10::1', '2001:20::1'],
  // What no resolver should say.
  ...['fe80::1%eth0', '::1%lo', '', 'localhost', '127.1', '0x7f000001', '2130706433', '10.0.0.1/8', '1.2.3'],
];
const publicAddresses = [
  '93.184.216.34',
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2a00:1450::1',
];

/** As they are written into addresses. The URL parser makes most of them plain. */
const privateHosts = [
  ...[
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0x7f.0.0.1',
    '017700000001',
    '0177.0.0.1',
    '127.1',
    '127.0.1',
    '0',
  ],
  ...['127.0.0.1.', '127.000.000.001', '①②⑦.⓪.⓪.①', '１２７．０．０．１', '169.254.169.254', '0xa9fea9fe'],
  ...[
    '2852039166',
    '0251.0376.0251.0376',
    '192.168.1.1',
    '10.1',
    '0xa000001',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
  ],
  ...[
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ],
  ...['[2001:0:a00:1::]', '[fd00::1]', '[fe80::1]', '[ff02::1]', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
];

describe('the way into a private network', () => {
  let server: Server;
  let port: number;
  let base: string;
  let answer: RequestListener;
  let asked: IncomingMessage[] = [];
  let connections = 0;
  before(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    server.on('connection', () => {
      connections++;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    base = `http://127.0.0.1:${port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    connections = 0;
    answer = json;
  });

  const json: RequestListener = (_, response) =>
    response.writeHead(200, {'content-type': 'application/json'}).end('{}');
  const local = {allowsLoopback: true};
  const codeOf = async (url: string, options: SafeFetchOptions = {}): Promise<string> =>
    safeFetch(url, {timeoutMs: 1500, ...options}).then(
      () => 'FETCHED',
      (error: unknown) => (error as {code?: string}).code ?? String(error),
    );

  it('is closed at every special address, however it is spelt', async () => {
    for (const address of privateAddresses) assert.equal(isPublicAddress(address), false, address);
    for (const address of publicAddresses) assert.equal(isPublicAddress(address), true, address);
    for (const address of ['::1%lo', '', 'localhost', '10.0.0.1', '128.0.0.1', '::2'])
      assert.equal(isLoopbackAddress(address), false, address);
    for (const host of privateHosts)
      for (const url of [`https://${host}/`, `https://${host}:${port}/latest/meta-data`])
        assert.equal(await codeOf(url), 'ADDRESS_REFUSED', url);
    assert.equal(connections, 0);
  });

  it('is closed to names that lead there, alone or among others', async () => {
    for (const address of privateAddresses) {
      for (const addresses of [[address], ['93.184.216.34', address], [address, '2606:4700::1111']])
        assert.equal(
          await codeOf('https://innocent.example/', {resolve: async () => addresses}),
          'ADDRESS_REFUSED',
          addresses.join(),
        );
    }
    const many = [...Array.from({length: 50}, (_, n) => `93.184.216.${n}`), '10.0.0.1'];
    assert.equal(await codeOf('https://many.example/', {resolve: async () => many}), 'ADDRESS_REFUSED');
    for (const name of ['localhost', 'localhost.', 'LOCALHOST', 'a.localhost'])
      assert.equal(
        await codeOf(`https://${name}:${port}/`, {resolve: async () => ['127.0.0.1']}),
        'ADDRESS_REFUSED',
        name,
      );
    assert.equal(connections, 0);
  });

  it('is closed to schemes, users and ports of other services', async () => {
    for (const url of [
      ...[
        'http://example.org/',
        'ftp://example.org/',
        'file:///etc/passwd',
        'gopher://example.org/',
        'data:,x',
      ],
      ...[
        'blob:https://example.org/x',
        'ws://example.org/',
        'jar:https://example.org/',
        'javascript:1',
        '//x',
        '',
      ],
      ...['https://user@example.org/', 'https://user:pw@example.org/', 'https://example.org@10.0.0.1/'],
      ...[
        'https://example.org:22/',
        'https://example.org:25/',
        'https://example.org:80/',
        'https://example.org:1/',
      ],
      ...['https://example.org:6667/', 'https://example.org:2049/', 'https://exa mple.org/', 'https://[::1'],
    ])
      assert.equal(await codeOf(url, {resolve: async () => ['93.184.216.34']}), 'ADDRESS_REFUSED', url);
    for (const url of ['https://example.org/', 'https://example.org:443/', 'https://example.org:8443/'])
      assert.equal(checkedUrl(url, {allowsLoopback: false}).hostname, 'example.org');
  });

  it('is closed to a name that says one thing when it is checked and another when it is connected to', async () => {
    let times = 0;
    const resolve = async (): Promise<string[]> => (times++ === 0 ? ['127.0.0.1'] : ['10.9.9.9']);
    const url = `http://localhost:${port}/`;
    assert.equal(await codeOf(url, {...local, resolve}), 'FETCHED');
    // Asked once, and the connection went where the check had looked.
    assert.deepEqual([times, connections], [1, 1]);
    assert.equal(asked[0]?.headers.host, `localhost:${port}`);
    times = 0;
    answer = (_, response) => response.writeHead(302, {location: url}).end();
    assert.equal(await codeOf(url, {...local, resolve}), 'ADDRESS_REFUSED');
  });

  it('is closed to redirects', async () => {
    for (const host of privateHosts.filter(
      (one) => !/127|7f00|2130706433|0x7f|0177|①|\[::1\]|0001\]|１/.test(one),
    )) {
      answer = (_, response) => response.writeHead(302, {location: `https://${host}/`}).end();
      assert.equal(await codeOf(base, local), 'ADDRESS_REFUSED', host);
    }
    for (const location of [
      'file:///etc/passwd',
      'http://169.254.169.254/',
      '//10.0.0.1/',
      'http://[',
      'ftp://x/',
    ]) {
      answer = (_, response) => response.writeHead(308, {location}).end();
      assert.equal(await codeOf(base, local), 'ADDRESS_REFUSED', location);
    }
    answer = (_, response) => response.writeHead(301, {location: '/again'}).end();
    assert.equal(await codeOf(base, local), 'TOO_MANY_REDIRECTS');
    // What is elsewhere never leads back to this machine, also in a trial.
    assert.equal(mayLeadHere('https://elsewhere.example/', true), false);
    assert.equal(mayLeadHere(base, true), true);
    assert.equal(mayLeadHere(base, false), false);
  });

  it('takes only the kinds of document that were asked for', async () => {
    for (const [type, code] of [
      ['text/html', 'MEDIA_TYPE_REFUSED'],
      ['', 'MEDIA_TYPE_REFUSED'],
      ['image/png', 'MEDIA_TYPE_REFUSED'],
      ['application/json-seq', 'MEDIA_TYPE_REFUSED'],
      ['application/vc+ld+json; charset=utf-8', 'FETCHED'],
      ['APPLICATION/JSON', 'FETCHED'],
    ]) {
      answer = (_, response) => response.writeHead(200, {'content-type': type}).end('{}');
      assert.equal(await codeOf(base, local), code, type);
    }
    answer = (_, response) => response.writeHead(200, {'content-type': 'image/png'}).end(Buffer.from([1, 2]));
    const {bytes} = await safeFetchBytes(base, {...local, mediaTypes: /^image\/png$/});
    assert.deepEqual([...bytes], [1, 2]);
    assert.equal(asked.at(-1)?.headers['accept-encoding'], 'identity');
    assert.equal(asked.at(-1)?.headers['cookie'], undefined);
  });
});
