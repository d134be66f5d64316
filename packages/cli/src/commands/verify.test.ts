import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {bakePng} from '@pepites/credentials/bake.js';
import {createFolder, pixel, signBadge, type Folder} from '../../test/support.js';

const issuerId = 'https://inae.example/issuers/1';

describe('pepites verify', () => {
  let folder: Folder;
  let badge: string;

  before(async () => {
    folder = await createFolder();
    const signed = await signBadge(issuerId);
    badge = signed.badge;
    await folder.write('badge.json', badge);
    await folder.write('badge.png', bakePng(pixel, badge));
    await folder.write('forged.json', badge.replace('Communiquer', 'Commander'));
    await folder.write('web/issuers/1', signed.issuer);
    await folder.write('web/issuers/1-status', signed.statusList);
    await folder.write('map.json', {
      'https://inae.example/': 'web/',
      [signed.listUrl]: 'web/issuers/1-status',
    });
  });

  after(() => folder.remove());

  const verifyJson = async (args: readonly string[], io = {}) => {
    const {code, out} = await folder.pepites(['verify', '--json', ...args], io);
    const lines = out.trimEnd().split('\n');
    return {code, verdicts: lines.map((line) => JSON.parse(line) as Record<string, unknown>)};
  };
  const codes = (verdict: Record<string, unknown> | undefined) =>
    Object.fromEntries((verdict?.['checks'] as {id: string; code: string}[]).map(({id, code}) => [id, code]));

  it('prints one line of JSON for each input, and ends with 0 when all are verified', async () => {
    const {code, verdicts} = await verifyJson(['--documents', 'map.json', 'badge.json', './badge.png']);
    assert.equal(code, 0);
    assert.deepEqual(
      verdicts.map((one) => [one['input'], one['outcome']]),
      [
        ['badge.json', 'verified'],
        ['./badge.png', 'verified'],
      ],
    );
    assert.deepEqual(Object.keys(verdicts[0] ?? {}), [
      'input',
      'format',
      'policy',
      'outcome',
      'checks',
      'warnings',
      'nested',
    ]);
    const [first] = verdicts[0]?.['checks'] as object[];
    assert.deepEqual(Object.keys(first ?? {}), ['id', 'result', 'code', 'detail']);
  });

  it('ends with 1 when one of them is not, and still tells of each', async () => {
    await folder.write('note.txt', 'not a badge');
    const inputs = ['badge.json', 'forged.json', 'absent.png', 'note.txt', '.'];
    const {code, verdicts} = await verifyJson(['--documents', 'map.json', ...inputs]);
    assert.equal(code, 1);
    assert.deepEqual(
      verdicts.map((one) => one['outcome']),
      ['verified', 'refused', 'refused', 'refused', 'refused'],
    );
    assert.equal(codes(verdicts[1])['integrity'], 'SIGNATURE_INVALID');
    assert.equal(codes(verdicts[2])['format'], 'NOT_A_CREDENTIAL');
  });

  it('reads standard input for -', async () => {
    const io = {readInput: async () => Buffer.from(badge)};
    const {code, verdicts} = await verifyJson(['--documents', 'map.json', '-'], io);
    assert.deepEqual([code, verdicts[0]?.['input']], [0, '-']);
  });

  it('reads an address as an input through the map', async () => {
    await folder.write('badges.json', {
      'https://inae.example/': 'web/',
      [`${issuerId}/status/1`]: 'web/issuers/1-status',
      'https://badges.example/b/': './',
      'https://badges.example/b/gone/': {status: 410},
    });
    const {code, verdicts} = await verifyJson([
      '--documents',
      'badges.json',
      'https://badges.example/b/badge.png',
      'https://badges.example/b/gone/badge.png',
      'https://elsewhere.example/badge.png',
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      verdicts.map((one) => one['outcome']),
      ['verified', 'refused', 'refused'],
    );
  });

  it('does not pass what it cannot reach', async () => {
    for (const args of [
      ['--offline', 'badge.json'],
      ['--documents', 'issuer-only.json', 'badge.json'],
    ]) {
      await folder.write('issuer-only.json', {[issuerId]: 'web/issuers/1'});
      const {code, verdicts} = await verifyJson(args);
      assert.deepEqual([code, verdicts[0]?.['outcome']], [1, 'undetermined']);
      assert.equal(codes(verdicts[0])['status'], 'STATUS_UNREACHABLE');
    }
  });

  it('lets the longest prefix win, and keeps addresses below the mapped folder', async () => {
    await folder.write('escape.json', {
      'https://inae.example/': 'nowhere/',
      'https://inae.example/issuers/': 'web/issuers/',
      [`${issuerId}/status/`]: 'web/issuers/deeper/',
    });
    const {verdicts} = await verifyJson(['--documents', 'escape.json', 'badge.json']);
    assert.equal(codes(verdicts[0])['issuer'], 'OK');
    assert.equal(codes(verdicts[0])['status'], 'STATUS_UNREACHABLE');
    const {verdicts: outside} = await verifyJson([
      '--documents',
      'escape.json',
      'https://inae.example/issuers/..%2f..%2fbadge.json',
    ]);
    assert.equal(outside[0]?.['outcome'], 'refused');
  });

  it('judges at the time of --now', async () => {
    const {verdicts} = await verifyJson([
      '--documents',
      'map.json',
      '--now',
      '2026-01-01T00:00:00Z',
      'badge.json',
    ]);
    assert.equal(codes(verdicts[0])['dates'], 'NOT_YET_VALID');
  });

  it('names the policy that was asked for', async () => {
    const {verdicts} = await verifyJson(['--documents', 'map.json', '--policy', '1edtech', 'badge.json']);
    assert.equal(verdicts[0]?.['policy'], '1edtech');
  });

  it('answers the three questions for a person, then tells every step', async () => {
    const {code, out} = await folder.pepites(['verify', '--documents', 'map.json', 'forged.json']);
    assert.equal(code, 1);
    assert.match(out, /^forged\.json: REFUSED \(ob3\)$/m);
    assert.match(out, /Is it genuine\?\s+No\. The badge was changed\./);
    assert.match(out, /Is it still good\?\s+No: it is not genuine/);
    assert.match(out, /✗ integrity\s+SIGNATURE_INVALID/);
    const french = await folder.pepites(['verify', '--documents', 'map.json', 'badge.json'], {
      env: {LANG: 'fr_FR.UTF-8'},
    });
    assert.match(french.out, /VÉRIFIÉ/);
    assert.match(french.out, /Est-il authentique\u202f\?\s+Oui/);
  });

  it('lets no badge command the terminal', async () => {
    await folder.write('escape\u001b[2J.json', '{"a":1}');
    const {out} = await folder.pepites(['verify', '--offline', 'escape\u001b[2J.json']);
    assert.ok(!out.includes('\u001b'));
  });

  it('ends with 2 when the command line is wrong', async () => {
    await folder.write('broken.json', '{"https://a.example/": 5}');
    for (const args of [
      [],
      ['--nothing', 'badge.json'],
      ['--policy', 'soft', 'badge.json'],
      ['--now', 'yesterday', 'badge.json'],
      ['--now', '2026-01-01T10:00:00', 'badge.json'],
      ['--documents', 'absent.json', 'badge.json'],
      ['--documents', 'broken.json', 'badge.json'],
    ]) {
      const {code, out, error} = await folder.pepites(['verify', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(error, /pepites verify \[options\]/);
    }
  });
});

describe('pepites verify on the network', () => {
  let folder: Folder;
  let server: Server;
  let origin: string;
  const served = new Map<string, string>();
  const asked: string[] = [];

  before(async () => {
    folder = await createFolder();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const body = served.get(request.url ?? '');
      if (body?.startsWith('→')) response.writeHead(302, {location: body.slice(1)}).end();
      else response.writeHead(body === undefined ? 404 : 200, {'content-type': 'application/json'}).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const signed = await signBadge(`${origin}/issuers/1`);
    served.set('/issuers/1', JSON.stringify(signed.issuer));
    served.set('/issuers/1/status/1', JSON.stringify(signed.statusList));
    served.set('/badge', signed.badge);
    served.set('/moved', '→/badge');
    served.set('/loop', '→/loop');
    served.set('/away', '→http://10.0.0.1/badge');
    await folder.write('badge.json', signed.badge);
    await folder.write('foreign.json', (await signBadge('https://127.0.0.1:1/issuers/1')).badge);
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await folder.remove();
  });

  const outcomeOf = async (input: string) => {
    const {out} = await folder.pepites(['verify', '--json', input]);
    return JSON.parse(out) as {outcome: string; checks: {id: string; detail: string}[]};
  };

  it('fetches what a backend of this machine serves, for its badges and its addresses', async () => {
    assert.equal((await outcomeOf('badge.json')).outcome, 'verified');
    assert.equal((await outcomeOf(`${origin}/badge`)).outcome, 'verified');
    assert.equal((await outcomeOf(`${origin}/moved`)).outcome, 'verified');
  });

  it('refuses circles, and ways into private networks', async () => {
    const detail = async (input: string) => (await outcomeOf(input)).checks[0]?.detail ?? '';
    assert.match(await detail(`${origin}/loop`), /redirects/);
    assert.match(await detail(`${origin}/away`), /https/);
    assert.match(await detail('https://10.0.0.1/badge'), /private network/);
    assert.match(await detail('https://[::ffff:10.0.0.1]/badge'), /private network/);
    assert.match(await detail('https://169.254.169.254/badge'), /private network/);
    assert.match(await detail('http://badges.example/badge'), /https/);
    assert.match(await detail('https://0x7f.1/badge'), /ECONNREFUSED|private/);
  });

  it('reaches nothing with --offline', async () => {
    asked.length = 0;
    await folder.pepites(['verify', '--offline', 'badge.json', `${origin}/badge`]);
    assert.deepEqual(asked, []);
  });
});
