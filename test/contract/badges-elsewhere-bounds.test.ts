/** How much a backend asks of a Passport for pages: one page once, lists bounded in number and time, and who calls too often stops nobody else. */
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {obpPlace, openObp} from '@pepites/connectors';
import type {BadgePlace, Placed} from '@pepites/recognition';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../packages/server/test/world.js';
import {type ObpEmulator, openObpEmulator} from '../emulators/obp/emulator.ts';
import type {Person, UserBadge} from '../emulators/obp/records.ts';

describe('what a backend asks of a Passport', () => {
  let obp: ObpEmulator;
  let world: TestWorld;
  let malika: Person;
  let badge: UserBadge;
  before(async () => {
    obp = await openObpEmulator();
    world = await openWorld({
      trustedProxies: 1,
      badgePlaces: [obpPlace(openObp({url: obp.url, fetch: async (one) => fetch(one), spacingMs: 0}))],
    });
    malika = obp.passport.addPerson();
    badge = obp.passport.issueSelfie(obp.passport.addSelfie(malika), malika);
  });
  beforeEach(() => {
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000);
    obp.calls.length = 0;
  });
  after(async () => {
    await world.close();
    await obp.close();
  });

  const ask = async (address: string, from = '192.0.2.1') =>
    world.fetch(`/badges-elsewhere?url=${encodeURIComponent(address)}`, {
      headers: {origin: PUBLIC_URL, 'x-forwarded-for': from},
    });
  const callsOf = (end: string): number => obp.calls.filter((call) => call.endsWith(end)).length;

  it('is a badge once, however the address of its page is written', async () => {
    const {origin} = new URL(obp.url);
    for (const base of [obp.url, origin])
      for (const end of ['', '/', '/embed', '/pic/embed', '/full/embed', '?lang=fr', '?lang=en', '#top'])
        assert.equal((await ask(`${base}/badge/info/${badge.id}${end}`)).status, 200, base + end);
    assert.equal(callsOf(`/p/badge/info/${badge.id}`), 1);
  });

  it('is a list once, whatever is written after it, and as whose page it is asked for', async () => {
    const {origin} = new URL(obp.url);
    const list = `${origin}/displayer/${malika.id}/group/0`;
    const reply = await ask(`${obp.url}/profile/${malika.id}`);
    const {items} = (await reply.json()) as {items: {imageUrl: string}[]};
    for (const address of [list, `${list}.json`, `${list}?a=1`, `${obp.url}/displayer/${malika.id}/group/0`])
      assert.equal((await ask(address)).status, 200, address);
    for (const hash of ['#a', '#b', '#https%3A%2F%2Felsewhere.example%2Fc'])
      assert.equal((await ask(list + hash)).status, 404, hash);
    const own = new URL(items[0]?.imageUrl ?? '').searchParams.get('url') ?? '';
    assert.equal((await ask(own)).headers.get('content-type'), 'image/png');
    assert.equal(callsOf(`/displayer/${malika.id}/group/0.json`), 1);
  });

  it('is a badge of a list also where nobody has asked for the list yet', async () => {
    const list = `${new URL(obp.url).origin}/displayer/${malika.id}/group/0`;
    const hosted = `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`;
    assert.equal((await ask(`${list}#${encodeURIComponent(hosted)}`)).status, 200);
    assert.equal((await ask(`${list}#nothing`)).status, 404);
    assert.equal(callsOf(`/displayer/${malika.id}/group/0.json`), 1);
  });

  it('is no more for one caller in a minute, and goes on for others', async () => {
    let last = 0;
    for (let id = 1; id <= 301; id++) last = (await ask(`${obp.url}/badge/info/9${id}`, '192.0.2.7')).status;
    assert.equal(last, 429);
    assert.equal((await ask(`${obp.url}/badge/info/9999`, '192.0.2.8')).status, 404);
    // What was read a moment ago costs nobody anything.
    assert.equal((await ask(`${obp.url}/badge/info/91`, '192.0.2.7')).status, 404);
  });
});

describe('lists that a backend reads for pages', () => {
  let world: TestWorld;
  let issuer: Server;
  let base: string;
  let asked: string[];
  let answersIssuer: (url: string) => Promise<object | undefined>;
  let list: Placed;
  before(async () => {
    issuer = createServer((request, response) => {
      asked.push(request.url ?? '');
      void answersIssuer(request.url ?? '').then((document) => {
        response.writeHead(document ? 200 : 404, {'content-type': 'application/json'});
        response.end(JSON.stringify(document ?? {}));
      });
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const place: BadgePlace = {
      url: 'https://passport.example',
      knows: (address) => address.startsWith('https://passport.example/'),
      read: async () => list,
      picture: async () => undefined,
      check: async () => [],
    };
    world = await openWorld({badgePlaces: [place]});
  });
  beforeEach(() => {
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000);
    asked = [];
  });
  after(async () => {
    await world.close();
    issuer.closeAllConnections();
    await new Promise((resolve) => issuer.close(resolve));
  });

  const context = 'https://w3id.org/openbadges/v2';
  const listOf = (count: number): Placed => ({
    kind: 'list',
    listUrl: 'https://passport.example/displayer/1/group/0',
    badges: Array.from({length: count}, (_, at) => ({
      name: 'Un badge',
      address: `${base}/a/${at}`,
      credential: JSON.stringify({'@context': context, type: 'Assertion', id: `${base}/a/${at}`}),
    })),
  });
  const person = (id: number): string => `https://passport.example/profile/${id}`;
  const read = async (address: string) =>
    world.fetch(`/badges-elsewhere?url=${encodeURIComponent(address)}`, {headers: {origin: PUBLIC_URL}});
  const document = async (url: string): Promise<object> => {
    const badge = `${base}/class`;
    if (url.startsWith('/a/')) return {'@context': context, type: 'Assertion', id: base + url, badge};
    if (url === '/class')
      return {'@context': context, type: 'BadgeClass', id: badge, name: 'Un badge', issuer: `${base}/issuer`};
    return {'@context': context, type: 'Profile', id: `${base}/issuer`, name: 'Une structure'};
  };

  it('ask for what their badges share once', async () => {
    list = listOf(20);
    answersIssuer = document;
    const {items} = (await (await read(person(1))).json()) as {items: {credential: object}[]};
    assert.match(JSON.stringify(items[19]), /Une structure/);
    assert.equal(asked.filter((url) => url === '/class' || url === '/issuer').length, 2);
    assert.equal(asked.length, 22);
  });

  it('end in time though no issuer answers: badges are then as the platform gave them', async () => {
    list = listOf(200);
    answersIssuer = async () => new Promise(() => undefined);
    const began = performance.now();
    const reply = await read(person(2));
    assert.equal(reply.status, 200);
    const {items} = (await reply.json()) as {items: object[]};
    assert.equal(items.length, 200);
    assert.ok(performance.now() - began < 15_000);
    assert.ok(asked.length < 40, String(asked.length));
  });

  it('are four at a time, and the next is told when to ask again', async () => {
    list = listOf(1);
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    answersIssuer = async (url) => {
      await opened;
      return document(url);
    };
    const four = [3, 4, 5, 6].map(async (id) => read(person(id)));
    while (asked.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    const fifth = await read(person(7));
    assert.deepEqual([fifth.status, fifth.headers.get('retry-after')], [503, '5']);
    open();
    for (const reply of await Promise.all(four)) assert.equal(reply.status, 200);
    assert.equal((await read(person(7))).status, 200);
  });
});
