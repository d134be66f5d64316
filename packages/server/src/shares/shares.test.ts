import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {extract} from '@pepites/credentials/bake.js';
import {PUBLIC_URL, openWorld, type TestWorld} from '../../test/world.js';

describe('links to a badge', () => {
  let world: TestWorld;
  let token: string;
  let award: string;
  let examiner: string;
  before(async () => {
    world = await openWorld();
    examiner = (await world.signIn('driss@trois-saules.example')).token;
  });
  after(() => world.close());
  beforeEach(async () => {
    ({token} = await world.signIn(`${crypto.randomUUID()}@example.org`));
    const request = await world.submit(token, 'un');
    await world.accept({token: examiner}, request);
    await world.backend.drainOutbox();
    award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
  });

  const create = async (more: Record<string, unknown> = {}, who = token) =>
    world.ask('shares.create', {award, scope: 'full' as const, ...more}, {token: who});
  const list = async () => (await world.ask('shares.list', {award}, {token})).value.items;
  const pathOf = (url: string) => url.slice(PUBLIC_URL.length);
  const statusOf = async (url: string, part = '') => (await world.fetch(pathOf(url) + part)).status;
  const parts = ['', '/credential.json', '/credential.jwt', '/badge.png'];

  it('are made by the person, each with its own address, scope and word', async () => {
    const {value: share, status} = await create({label: ' mon entretien ', scope: 'evidence'});
    assert.equal(status, 201);
    assert.match(share.url, /^http:\/\/localhost:8787\/b\/[\w-]{22}$/);
    assert.deepEqual(
      [share.scope, share.label, share.state, share.isDefault, share.isIndexed, share.openings],
      ['evidence', 'mon entretien', 'open', false, false, 0],
    );
    for (const part of parts) assert.equal(await statusOf(share.url, part), 200, part);
    const own = (await list()).find(({isDefault}) => isDefault);
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    assert.equal(own?.url, items[0]?.pageUrl);
    assert.equal(own?.scope, 'minimal');
  });

  it('end at once when they are revoked, with everything beside the page', async () => {
    const {value: share} = await create();
    const {value: other} = await create();
    assert.equal((await world.ask('shares.revoke', {award, share: share.id}, {token})).status, 204);
    for (const part of parts) assert.equal(await statusOf(share.url, part), 410, part);
    assert.equal(await statusOf(other.url), 200);
    assert.equal((await world.ask('shares.revoke', {award, share: share.id}, {token})).status, 204);
    assert.equal((await list()).find(({id}) => id === share.id)?.state, 'revoked');
    const problem = (await (await world.fetch(`${pathOf(share.url)}/badge.png`)).json()) as {code: string};
    assert.equal(problem.code, 'SHARE_ENDED');
  });

  it('end on their day', async () => {
    const {value: share} = await create({endsAt: new Date(world.clock.now.getTime() + 60_000).toISOString()});
    assert.equal(await statusOf(share.url), 200);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    for (const part of parts) assert.equal(await statusOf(share.url, part), 410, part);
    const past = await create({endsAt: '2020-01-01T00:00:00.000Z'});
    assert.equal(past.problem?.code, 'BAD_REQUEST');
    assert.deepEqual(past.problem.problems, [{at: 'endsAt', code: 'IN_THE_PAST'}]);
  });

  it('leave the person their own, new one when the first is revoked', async () => {
    const pageUrl = async () => (await world.ask('me.awards', {}, {token})).value.items[0]?.pageUrl ?? '';
    const first = await pageUrl();
    const share = (await list()).find(({isDefault}) => isDefault)?.id ?? '';
    await world.ask('shares.revoke', {award, share}, {token});
    const second = await pageUrl();
    assert.notEqual(first, second);
    assert.deepEqual([await statusOf(first), await statusOf(second)], [410, 200]);
    assert.equal((await list()).filter(({isDefault}) => isDefault).length, 1);
  });

  it('are the person’s alone, and unknown to others', async () => {
    const {value: share} = await create();
    const stranger = (await world.signIn('stranger@example.org')).token;
    for (const who of [stranger, examiner]) {
      assert.equal((await create({}, who)).problem?.code, 'AWARD_UNKNOWN');
      assert.equal((await world.ask('shares.list', {award}, {token: who})).problem?.code, 'AWARD_UNKNOWN');
      const revoked = await world.ask('shares.revoke', {award, share: share.id}, {token: who});
      assert.equal(revoked.problem?.code, 'AWARD_UNKNOWN');
    }
    const unknown = await world.ask('shares.revoke', {award, share: crypto.randomUUID()}, {token});
    assert.equal(unknown.problem?.code, 'SHARE_UNKNOWN');
    assert.equal(await statusOf(share.url), 200);
  });

  it('count their openings, and keep nothing about who', async () => {
    const {value: share} = await create();
    for (let times = 0; times < 3; times++) await statusOf(share.url);
    await statusOf(share.url, '/credential.json');
    await world.fetch(pathOf(share.url), {method: 'HEAD'});
    await world.fetch(pathOf(share.url), {headers: {'sec-purpose': 'prefetch'}});
    assert.equal((await list()).find(({id}) => id === share.id)?.openings, 3);
  });

  it('count each of many who open two of them at the same time', async () => {
    const [{value: one}, {value: other}] = [await create(), await create()];
    const opened = await Promise.all(
      Array.from({length: 40}, async (_, index) => statusOf((index % 4 === 0 ? one : other).url)),
    );
    assert.ok(opened.every((status) => status === 200));
    const openingsOf = async (link: string) => (await list()).find(({id}) => id === link)?.openings;
    assert.deepEqual([await openingsOf(one.id), await openingsOf(other.id)], [10, 30]);
  });

  it('are not made for a badge that was taken back, and not without end', async () => {
    for (let made = 0; made < 19; made++) assert.equal((await create()).status, 201);
    assert.equal((await create()).problem?.code, 'SHARE_LIMIT');
    await world.backend.revoke({award, reason: 'Erreur'});
    assert.equal((await create()).problem?.code, 'AWARD_NOT_VALID');
  });

  it('refuse a scope, a word or a date that is none', async () => {
    for (const more of [{scope: 'all'}, {label: 'x'.repeat(81)}, {endsAt: 'demain'}, {isIndexed: 'yes'}])
      assert.equal((await create(more)).problem?.code, 'BAD_REQUEST', JSON.stringify(more));
  });

  it('are still found at the address that they had first', async () => {
    const {value: share} = await create();
    const old = pathOf(share.url).replace('/b/', '/shared/');
    const page = await world.fetch(old);
    assert.deepEqual([page.status, page.headers.get('location')], [308, share.url]);
    const credential = await (await world.fetch(`${old}/credential.json`)).text();
    const png = new Uint8Array(await (await world.fetch(`${pathOf(share.url)}/badge.png`)).arrayBuffer());
    assert.equal((await extract(png)).text, credential);
  });
});
