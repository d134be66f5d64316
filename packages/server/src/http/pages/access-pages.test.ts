import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openWorld, PAGE, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../../test/world.js';

describe('pages by which people come in', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const read = async (path: string) => {
    const reply = await world.fetch(path);
    return {reply, text: await reply.text()};
  };
  const popUp = (query: Record<string, string>) => read(`/sign-in?${new URLSearchParams(query).toString()}`);
  const partner = {structure: STRUCTURE, origin: 'https://partner.example', state: 'abc'};

  it('are strict, never stored, framed by nobody, and hold no inline script or style', async () => {
    for (const path of [
      `/sign-in?${new URLSearchParams(partner).toString()}`,
      `/invitations/${STRUCTURE}`,
      `/start/${STRUCTURE}`,
      `/sheets/${STRUCTURE}`,
    ]) {
      const {reply, text} = await read(path);
      assert.equal(reply.status, 200, path);
      assert.equal(reply.headers.get('cache-control'), 'no-store', path);
      assert.equal(reply.headers.get('referrer-policy'), 'no-referrer', path);
      const policy = reply.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'.*form-action 'none'.*frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
      assert.doesNotMatch(text, /<style|style="|<script(?![^>]*src=)|\son\w+=/, path);
      for (const [, file] of text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
        const {reply: served} = await read(new URL(file ?? '').pathname);
        assert.equal(served.status, 200, file);
      }
    }
    for (const path of ['/invitations/x', '/start/x', '/sheets/x'])
      assert.equal((await read(path)).reply.status, 404, path);
  });

  it('say which site asks by its origin, and whether the structure knows it', async () => {
    const {text} = await popUp(partner);
    assert.match(text, /Le site <span class="site">https:\/\/partner\.example<\/span>/);
    assert.match(text, /Ce n’est pas le site de Les Trois Saules\./);
    assert.match(text, /data-origin="https:\/\/partner\.example"\s+data-state="abc"/);
    assert.doesNotMatch((await popUp({...partner, origin: PAGE})).text, /Ce n’est pas le site/);
    const {text: escaped} = await popUp({...partner, state: '"><script>'});
    assert.doesNotMatch(escaped, /"><script>/);
  });

  it('open for no page that has no origin of its own', async () => {
    for (const origin of [
      ...['null', '', '*', 'https://partner.example/', 'https://partner.example/x', 'http://partner.example'],
      ...['javascript:alert(1)', 'https://a@partner.example', PUBLIC_URL],
    ])
      assert.equal((await popUp({...partner, origin})).reply.status, 400, origin);
    assert.equal((await popUp({...partner, structure: 'x'})).reply.status, 400);
    assert.equal((await popUp({...partner, state: 'x'.repeat(201)})).reply.status, 400);
  });
});
