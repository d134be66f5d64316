import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {NewWall} from '@pepites/recognition';
import * as v from 'valibot';
import {wallBadgesSchema} from '@pepites/recognition';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('links to several badges', () => {
  let world: TestWorld;
  let token: string;
  let examiner: string;
  let awards: string[];
  before(async () => {
    world = await openWorld();
    examiner = (await world.signIn('driss@trois-saules.example')).token;
  });
  after(() => world.close());
  beforeEach(async () => {
    ({token} = await world.signIn(`${crypto.randomUUID()}@example.org`));
    for (const badge of ['un', 'deux']) {
      const request = await world.submit(token, badge);
      await world.accept({token: examiner}, request);
    }
    await world.backend.drainOutbox();
    awards = (await world.ask('me.awards', {}, {token})).value.items.map(({id}) => id);
  });

  const create = async (wish: Partial<NewWall> = {}, who = token) =>
    world.ask('walls.create', {awards, ...wish}, {token: who});
  const list = async (who = token) => (await world.ask('walls.list', {}, {token: who})).value.items;
  const pathOf = (url: string) => url.slice(PUBLIC_URL.length);
  const get = async (url: string, part = '', headers = {}) => world.fetch(pathOf(url) + part, {headers});
  const partsOf = (award: string) => [
    '',
    '/badges.json',
    `/badges/${award}/credential.json`,
    `/badges/${award}/badge.png`,
  ];

  it('show the badges that were chosen, in their order, and no other', async () => {
    const [first = '', second = ''] = [...awards].reverse();
    const {value: wall, status} = await create({awards: [first, second, first], label: ' mes entretiens '});
    assert.equal(status, 201);
    assert.match(wall.url, /^http:\/\/localhost:8787\/w\/[\w-]{22}$/);
    assert.deepEqual(
      [wall.awards, wall.showsName, wall.label, wall.state, wall.openings],
      [[first, second], false, 'mes entretiens', 'open', 0],
    );
    const reply = await get(wall.url, '/badges.json');
    assert.equal(reply.headers.get('access-control-allow-origin'), '*');
    assert.match(reply.headers.get('cache-control') ?? '', /no-store/);
    const {name, items} = v.parse(wallBadgesSchema, await reply.json());
    assert.equal(name, undefined);
    assert.deepEqual(
      items.map(({credentialUrl}) => credentialUrl),
      [first, second].map((id) => `${wall.url}/badges/${id}/credential.json`),
    );
    const [credential] = items;
    const alone = await get(credential?.credentialUrl ?? '');
    assert.deepEqual(await alone.json(), credential?.credential);

    const {value: one} = await create({awards: [first]});
    assert.equal((await get(one.url, `/badges/${first}/badge.png`)).status, 200);
    assert.equal((await get(one.url, `/badges/${second}/badge.png`)).status, 404);
    assert.equal((await get(one.url, `/badges/${second}/credential.json`)).status, 404);
  });

  it('are a page for people, and a list for programs, at one address', async () => {
    const {value: wall} = await create();
    const page = await get(wall.url, '', {accept: 'text/html'});
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    const words = await page.text();
    assert.match(words, /<badge-wall/);
    assert.match(words, /Donné par Les Trois Saules/);
    assert.doesNotMatch(words, /Les badges de/);
    const asList = await get(wall.url, '', {accept: 'application/json'});
    assert.equal(((await asList.json()) as {items: unknown[]}).items.length, awards.length);
    assert.equal((await list())[0]?.openings, 1);
  });

  it('say the person’s name where they want it', async () => {
    await world.ask('me.correct', {displayName: 'Malika <T>'}, {token});
    const {value: wall} = await create({showsName: true});
    const {name} = (await (await get(wall.url, '/badges.json')).json()) as {name?: string};
    assert.equal(name, 'Malika <T>');
    assert.match(await (await get(wall.url)).text(), /Les badges de Malika &#60;T&#62;/);
  });

  it('end at once when they are revoked, and on their day', async () => {
    const [award = ''] = awards;
    const {value: wall} = await create();
    const {value: other} = await create({
      endsAt: new Date(world.clock.now.getTime() + 60_000).toISOString(),
    });
    assert.equal((await world.ask('walls.revoke', {wall: wall.id}, {token})).status, 204);
    for (const part of partsOf(award)) {
      assert.equal((await get(wall.url, part)).status, 410, part);
      assert.equal((await get(other.url, part)).status, 200, part);
    }
    assert.equal((await world.ask('walls.revoke', {wall: wall.id}, {token})).status, 204);
    const problem = (await (await get(wall.url, '/badges.json')).json()) as {code: string};
    assert.equal(problem.code, 'SHARE_ENDED');
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    for (const part of partsOf(award)) assert.equal((await get(other.url, part)).status, 410, part);
    assert.deepEqual((await list()).map(({state}) => state).sort(), ['ended', 'revoked']);
    assert.equal((await create({endsAt: '2020-01-01T00:00:00.000Z'})).problem?.code, 'BAD_REQUEST');
    assert.equal((await get(`${PUBLIC_URL}/w/aaaaaaaaaaaaaaaaaaaaaa`, '/badges.json')).status, 404);
  });

  it('are the person’s alone', async () => {
    const {value: wall} = await create();
    const stranger = (await world.signIn(`${crypto.randomUUID()}@example.org`)).token;
    for (const who of [stranger, examiner]) {
      assert.equal((await create({}, who)).problem?.code, 'AWARD_UNKNOWN');
      assert.deepEqual(await list(who), []);
      const {problem} = await world.ask('walls.revoke', {wall: wall.id}, {token: who});
      assert.equal(problem?.code, 'SHARE_UNKNOWN');
    }
    assert.equal((await get(wall.url)).status, 200);
  });

  it('are of badges that are good, at most 500 of them, and at most twenty links', async () => {
    assert.equal((await create({awards: [crypto.randomUUID()]})).problem?.code, 'AWARD_UNKNOWN');
    assert.equal((await create({awards: []})).problem?.code, 'BAD_REQUEST');
    const many = Array.from({length: 501}, () => crypto.randomUUID());
    assert.equal((await create({awards: many})).problem?.code, 'BAD_REQUEST');
    for (let i = 0; i < 20; i++) assert.equal((await create()).status, 201);
    assert.equal((await create()).problem?.code, 'SHARE_LIMIT');
    const [newest] = await list();
    await world.ask('walls.revoke', {wall: newest?.id ?? ''}, {token});
    assert.equal((await create()).status, 201);
  });

  it('say which badges were given for others', async () => {
    const {value: wall} = await create();
    const {items} = v.parse(wallBadgesSchema, await (await get(wall.url, '/badges.json')).json());
    const keys = (await world.ask('me.awards', {}, {token})).value.items.filter((one) => one.countedFrom);
    assert.equal(items.filter(({isKey}) => isKey === true).length, keys.length);
    assert.ok(keys.length > 0);
  });

  it('are among what is kept of the person, and go with them', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    ({token} = await world.signIn(email));
    await world.accept({token: examiner}, await world.submit(token, 'un'));
    await world.backend.drainOutbox();
    awards = (await world.ask('me.awards', {}, {token})).value.items.map(({id}) => id);
    const {value: wall} = await create({label: 'mes entretiens'});
    assert.match(JSON.stringify((await world.ask('me.data', {}, {token})).value), /mes entretiens/);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token});
    const erased = await world.ask('me.erase', {code: await world.lastCode(email)}, {token});
    assert.equal(erased.status, 204);
    for (const part of ['', '/badges.json']) assert.equal((await get(wall.url, part)).status, 410, part);
  });
});
