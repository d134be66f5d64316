/** Fetches from a record store that listens on this machine. */
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {authority, type CourseWorld, openCourseWorld, satisfied, voided} from '../../test/course-world.js';
import type {TestWorld} from '../../test/world.js';

const login = {user: 'lecteur', password: 'mot:de passe'};

describe('statements fetched from a record store', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  let server: Server;
  let endpoint = '';
  let stored: {stored: string}[] = [];
  let asked: URL[] = [];
  let fail: (() => {status: number; body: string; headers?: Record<string, string>}) | undefined;

  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', endpoint);
      asked.push(url);
      const failed = fail?.();
      if (failed) return response.writeHead(failed.status, failed.headers ?? {}).end(failed.body);
      const expected = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
      if (request.headers.authorization !== expected) return response.writeHead(401).end();
      if (request.headers['x-experience-api-version'] === undefined) return response.writeHead(400).end();
      const since = url.searchParams.get('since') ?? '';
      const from = Number(url.searchParams.get('from') ?? 0);
      const found = stored.filter((one) => one.stored > since);
      const next = new URLSearchParams({since, from: String(from + 3)});
      const more = found.length > from + 3 ? `/xapi/statements?${next.toString()}` : '';
      return response
        .writeHead(200, {'content-type': 'application/json'})
        .end(JSON.stringify({statements: found.slice(from, from + 3), more}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi`;
  });
  afterEach(() => {
    stored = [];
    asked = [];
    fail = undefined;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await world.close();
  });

  const set = (more: object = {}) =>
    world.ask(
      'recordStores.set',
      {platform: 'cours', endpoint, ...login, since: '2026-11-24T00:00:00Z', ...more},
      opened.lead,
    );
  const pull = async () => (await world.ask('recordStores.pull', {platform: 'cours'}, opened.lead)).value;
  const waiting = async () =>
    (await world.ask('claims.waiting', {}, opened.apiKey)).value.items.map(({learner}) => learner).sort();
  const statements = (name: string, count: number, hour = 8) =>
    Array.from({length: count}, (_, i) =>
      satisfied({learner: `${name}-${i}`, at: `2026-11-24T${String(hour).padStart(2, '0')}:0${i}:00.000Z`}),
    );

  it('come page by page, and only what is new the next time', async () => {
    stored = statements('page', 7);
    assert.equal((await set()).value.readUntil, '2026-11-24T00:00:00.000Z');
    const view = await pull();
    assert.equal(view.lastError, undefined);
    assert.equal(view.readUntil, '2026-11-24T08:06:00.000Z');
    assert.equal((await waiting()).length, 7);
    assert.equal(asked.length, 3);
    assert.equal(asked[0]?.searchParams.get('ascending'), 'true');
    const late = statements('tard', 1, 9);
    stored.push(
      ...late,
      voided(stored[0] ? (stored[0] as unknown as {id: string}).id : '', {at: '2026-11-24T09:01:00Z'}),
    );
    await pull();
    assert.equal(asked[3]?.searchParams.get('since'), '2026-11-24T08:05:00.000Z');
    assert.deepEqual(
      (await waiting()).filter((one) => one === 'tard-0' || one === 'page-0'),
      ['tard-0'],
    );
  });

  it('are never asked for with the password at another address', async () => {
    await set();
    const elsewhere: string[] = [];
    const thief = createServer((request, response) => {
      elsewhere.push(request.headers.authorization ?? 'nothing');
      response.writeHead(200, {'content-type': 'application/json'}).end('{"statements":[]}');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/`;
    const json = {'content-type': 'application/json'};
    fail = () => ({status: 200, headers: json, body: JSON.stringify({statements: [], more: `${there}more`})});
    assert.equal((await pull()).lastError, 'MORE_ELSEWHERE');
    fail = () => ({status: 302, headers: {location: there}, body: ''});
    await pull();
    thief.close();
    assert.deepEqual(elsewhere, ['nothing']);
  });

  it('are asked for more and more rarely while the store fails, and the failure is shown', async () => {
    await set({password: 'faux'});
    const minutes: number[] = [];
    for (let tries = 0; tries < 9; tries++) {
      const view = await pull();
      assert.equal(view.lastError, 'HTTP_401');
      minutes.push((Date.parse(view.nextPullAt) - world.clock.now.getTime()) / 60_000);
    }
    assert.deepEqual(minutes, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
    await set();
    const json = {'content-type': 'application/json'};
    for (const [body, code] of [
      ['{', 'NOT_JSON'],
      ['[]', 'NOT_A_STATEMENT_RESULT'],
      ['{"statements":{}}', 'NOT_A_STATEMENT_RESULT'],
      ['null', 'NOT_JSON'],
    ] as const) {
      fail = () => ({status: 200, headers: json, body});
      assert.equal((await pull()).lastError, code);
    }
    fail = () => ({status: 200, headers: {'content-type': 'text/html'}, body: '<h1>'});
    assert.equal((await pull()).lastError, 'MEDIA_TYPE_REFUSED');
    fail = undefined;
    assert.equal((await pull()).lastError, undefined);
  });

  it('lose none where the store keeps no order', async () => {
    await set();
    const [a, b, c, d] = statements('ordre', 4, 7);
    assert.ok(a && b && c && d);
    // The newest first: a page that fails after it must not make the others old.
    stored = [d, c, b, a];
    let pages = 0;
    fail = () => {
      pages += 1;
      return pages === 2 ? {status: 500, body: ''} : (undefined as never);
    };
    assert.equal((await pull()).lastError, 'HTTP_500');
    fail = undefined;
    await pull();
    assert.deepEqual(
      (await waiting()).filter((one) => one.startsWith('ordre')),
      ['ordre-0', 'ordre-1', 'ordre-2', 'ordre-3'],
    );
  });

  it('are set up and ended by who runs the structure; the password is never said', async () => {
    const {value} = await set();
    assert.doesNotMatch(JSON.stringify(value), /mot|lecteur/);
    const {token} = await world.signIn('personne@example.org');
    const get = (init: {token: string}, platform = 'cours') =>
      world.ask('recordStores.get', {platform}, init);
    assert.equal((await get({token})).problem?.code, 'FORBIDDEN');
    assert.equal((await get(opened.lead, 'nulle')).problem?.code, 'PLATFORM_UNKNOWN');
    const {items} = (await world.ask('platforms.list', {}, opened.lead)).value;
    assert.deepEqual(
      items.map(({id, hasApiKey, hasRecordStore, hasWebhook}) => [id, hasApiKey, hasRecordStore, hasWebhook]),
      [
        ['autre', false, false, false],
        ['cours', true, true, false],
      ],
    );
    assert.deepEqual(items[1]?.authorities, [`${authority.account.homePage} ${authority.account.name}`]);
    assert.equal((await world.ask('recordStores.remove', {platform: 'cours'}, opened.lead)).status, 204);
    assert.equal((await get(opened.lead)).problem?.code, 'RECORD_STORE_UNKNOWN');
    const outside = await set({endpoint: 'http://10.0.0.1/xapi'});
    assert.equal(outside.problem?.code, 'BAD_REQUEST');
    await set({endpoint: 'https://10.0.0.1/xapi'});
    assert.equal((await pull()).lastError, 'ADDRESS_REFUSED');
  });
});
