import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {NewShare} from '@pepites/recognition';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../../test/world.js';

describe('oEmbed', () => {
  let world: TestWorld;
  let token: string;
  let award: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn('sami@example.org')).token;
    const wish = {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'Sami', consent: true};
    await world.ask('requests.submit', wish, {token});
    await world.backend.drainOutbox();
    award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
  });
  after(() => world.close());

  const share = async (wish: Partial<NewShare> = {}): Promise<string> => {
    const {value} = await world.ask('shares.create', {award, scope: 'minimal', ...wish}, {token});
    return value.url.slice(PUBLIC_URL.length);
  };
  const read = async (path: string) => {
    const reply = await world.fetch(path);
    return {reply, text: await reply.text()};
  };
  const ask = async (query: Record<string, string>) => {
    const reply = await world.fetch(`/oembed?${new URLSearchParams(query).toString()}`);
    return {status: reply.status, body: (await reply.json()) as Record<string, unknown>};
  };

  it('is announced by the page, and gives a sandboxed frame of the size asked for', async () => {
    const path = await share();
    const {text} = await read(path);
    const announced = /<link[^>]*json\+oembed"[^>]*href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#38;', '&');
    const {body} = await world
      .fetch((announced ?? '').slice(PUBLIC_URL.length))
      .then(async (reply) => ({body: (await reply.json()) as Record<string, unknown>}));
    assert.deepEqual(
      [body['version'], body['type'], body['width'], body['height']],
      ['1.0', 'rich', 480, 160],
    );
    assert.match(String(body['html']), new RegExp(`^<iframe src="${PUBLIC_URL}${path}/embed"`));
    assert.match(String(body['html']), /sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const small = await ask({url: PUBLIC_URL + path, maxwidth: '300', maxheight: '120'});
    assert.deepEqual([small.body['width'], small.body['height']], [300, 120]);
    assert.match(String(small.body['html']), /width="300" height="120"/);
    const large = await ask({url: PUBLIC_URL + path, maxwidth: '9000'});
    assert.equal(large.body['width'], 480);
    const old = await ask({url: (PUBLIC_URL + path).replace('/b/', '/shared/')});
    assert.equal(old.status, 200);
  });

  it('answers for pages of ours alone, and in JSON alone', async () => {
    const path = await share();
    for (const url of [
      `https://elsewhere.example${path}`,
      `http://localhost:8787.elsewhere.example${path}`,
      `http://user@localhost:8787${path}`,
      `${PUBLIC_URL}${path}/credential.json`,
      `${PUBLIC_URL}/b/nothing`,
      `${PUBLIC_URL}/verify`,
      'file:///etc/passwd',
      'x',
    ])
      assert.equal((await ask({url})).status, 404, url);
    assert.equal((await ask({url: PUBLIC_URL + path, format: 'xml'})).status, 501);
    assert.equal((await ask({})).status, 400);
    for (const maxwidth of ['-1', '0', 'x', '1.5'])
      assert.equal((await ask({url: PUBLIC_URL + path, maxwidth})).status, 400, maxwidth);
  });

  it('shows a frame that any page may hold, without a script', async () => {
    const {reply, text} = await read(`${await share({scope: 'full'})}/embed`);
    const policy = reply.headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'none'/);
    assert.match(policy, /frame-ancestors \*/);
    assert.doesNotMatch(text, /<script|Sami/);
    assert.match(text, /Ce badge est vrai et valable\./);
  });
});
