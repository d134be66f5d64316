/** Server-sent progress over HTTP, by the SDK: what is heard, when it ends, who may listen, and that it goes on where it broke off. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import type {PathwayProgress} from '@pepites/recognition';
import {followProgress} from '@pepites/sdk/follow.js';
import {BackendError} from '@pepites/sdk/server.js';
import {type Listening, serve} from '@pepites/server';
import {freePort} from '../support/free-port.ts';
import {openWorld, PAGE, STRUCTURE, type TestWorld} from '../../packages/server/test/world.ts';

const pathway = 'parcours';
const patienceMs = 8000;

describe('progress that the backend tells by itself', () => {
  let world: TestWorld;
  let listening: Listening;
  let url = '';
  let port = 0;
  before(async () => {
    port = await freePort();
    url = `http://127.0.0.1:${port}`;
    world = await openWorld({publicUrl: url});
    listening = await serve(world.backend, {port, hostname: '127.0.0.1'});
  });
  const ends: AbortController[] = [];
  after(async () => {
    for (const end of ends) end.abort();
    await listening.close();
    await world.close();
  });

  /** From a page of the structure. */
  const fromPage = async (request: Request): Promise<Response> => {
    const sent = new Request(request);
    sent.headers.set('origin', PAGE);
    return fetch(sent);
  };
  const at = () => ({backend: url, structure: STRUCTURE, pathway, fetch: fromPage});
  const follow = (token: string, options: {readonly onLive?: (isLive: boolean) => void} = {}) => {
    const end = new AbortController();
    ends.push(end);
    const heard: PathwayProgress[] = [];
    const over = (async () => {
      for await (const one of followProgress({...at(), token, signal: end.signal, ...options}))
        heard.push(one);
    })();
    over.catch(() => undefined);
    return {heard, over, end};
  };
  const until = async (is: () => boolean, what: string): Promise<void> => {
    const started = performance.now();
    while (!is()) {
      assert.ok(performance.now() - started < patienceMs, what);
      await wait(20);
    }
  };
  const states = (progress: PathwayProgress | undefined) => progress?.steps.map(({state}) => state);
  const raw = async (token: string, query = '') =>
    fromPage(
      new Request(`${url}/structures/${STRUCTURE}/pathways/${pathway}/progress/events${query}`, {
        headers: {authorization: `Bearer ${token}`},
      }),
    );

  it('is heard at once, and each time that it changes: asked for, signed, taken back', async () => {
    const {token} = await world.signIn('entend@example.org');
    const {heard, end, over} = follow(token);
    await until(() => heard.length === 1, 'nothing was heard');
    assert.equal(states(heard[0])?.[0], 'now');
    const request = await world.submit(token, 'un');
    await until(() => states(heard.at(-1))?.[0] === 'requested', 'the request was not heard of');
    await world.accept({token: (await world.signIn('driss@trois-saules.example')).token}, request);
    await world.backend.drainOutbox();
    await until(() => states(heard.at(-1))?.[0] === 'earned', 'the badge was not heard of');
    const asked = await world.ask('pathways.progress', {pathway}, {token});
    assert.deepEqual(heard.at(-1), asked.value);
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    await world.backend.revoke({award: award?.id ?? '', reason: 'Donné par erreur.'});
    await until(() => states(heard.at(-1))?.[0] === 'now', 'the taking back was not heard of');
    end.abort();
    await over;
  });

  it('is not said again to who has heard it', async () => {
    const {token} = await world.signIn('reprend@example.org');
    const first = await raw(token);
    assert.deepEqual(
      [first.status, first.headers.get('content-type'), first.headers.get('cache-control')],
      [200, 'text/event-stream', 'private, no-store'],
    );
    assert.equal(first.headers.get('access-control-allow-origin'), PAGE);
    const reader = first.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('data:')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const id = /^id: (\S+)$/m.exec(text)?.[1] ?? '';
    const again = await raw(token, `?after=${id}`);
    const other = again.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await other?.read())?.value, ':\n\n');
    const more = await Promise.race([other?.read(), wait(1500, undefined)]);
    assert.equal(more, undefined);
    await other?.cancel();
  });

  it('ends with the session, also when it is taken away elsewhere', async () => {
    const {token} = await world.signIn('part@example.org');
    const {heard, over} = follow(token);
    await until(() => heard.length === 1, 'nothing was heard');
    await world.ask('me.signOut', {}, {token});
    await assert.rejects(over, (error) => error instanceof BackendError && error.code === 'SESSION_ENDED');
    const late = follow((await world.signIn('expire@example.org')).token);
    await until(() => late.heard.length === 1, 'nothing was heard');
    world.clock.now = new Date(world.clock.now.getTime() + 40 * 60_000);
    await assert.rejects(
      late.over,
      (error) => error instanceof BackendError && error.code === 'SESSION_ENDED',
    );
  });

  it('is for the person alone, on a page that may ask', async () => {
    const {token} = await world.signIn('seul@example.org');
    assert.equal((await raw('nobody')).status, 401);
    const elsewhere = await fetch(`${url}/structures/${STRUCTURE}/pathways/${pathway}/progress/events`, {
      headers: {authorization: `Bearer ${token}`, origin: 'https://partner.example'},
    });
    assert.equal(elsewhere.status, 401);
    const unknown = followProgress({...at(), pathway: 'autre', token, signal: AbortSignal.timeout(5000)});
    await assert.rejects(
      unknown.next(),
      (error) => error instanceof BackendError && error.code === 'PATHWAY_UNKNOWN',
    );
  });

  it('is for so many at a time of one person, and for more once these have gone', async () => {
    const {token} = await world.signIn('beaucoup@example.org');
    const open = await Promise.all(Array.from({length: 6}, async () => raw(token)));
    assert.deepEqual(
      open.map(({status}) => status),
      open.map(() => 200),
    );
    const refused = await raw(token);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    await Promise.all(open.map(async ({body}) => body?.cancel()));
    const started = performance.now();
    for (let {status} = await raw(token); status !== 200; {status} = await raw(token)) {
      assert.ok(performance.now() - started < patienceMs, 'those that have gone are counted still');
      await wait(50);
    }
  });

  it('is not opened by a HEAD, which nobody would read', async () => {
    const {token} = await world.signIn('tete@example.org');
    const head = async (name: string) =>
      fromPage(
        new Request(`${url}/structures/${STRUCTURE}/pathways/${name}/progress/events`, {
          method: 'HEAD',
          headers: {authorization: `Bearer ${token}`},
        }),
      );
    for (let count = 0; count < 8; count++) {
      const {status, headers} = await head(pathway);
      assert.deepEqual([status, headers.get('content-type')], [200, 'text/event-stream']);
    }
    assert.equal((await head('autre')).status, 404);
    const still = await raw(token);
    assert.equal(still.status, 200);
    await still.body?.cancel();
  });

  it('lets the backend stop at once, and goes on with the next one', async () => {
    const {token} = await world.signIn('redemarre@example.org');
    const live: boolean[] = [];
    const {heard, end, over} = follow(token, {onLive: (isLive) => live.push(isLive)});
    await until(() => heard.length === 1, 'nothing was heard');
    const started = performance.now();
    await listening.close();
    assert.ok(performance.now() - started < 5000, 'the backend waited for who listens');
    await until(() => live.at(-1) === false, 'the end was not noticed');
    await world.reopen();
    listening = await serve(world.backend, {port, hostname: '127.0.0.1'});
    await until(() => live.at(-1) === true, 'nobody came back');
    await world.submit(token, 'un');
    await until(() => states(heard.at(-1))?.[0] === 'requested', 'the next backend was not heard');
    assert.equal(heard.length, 2, 'what was heard before is not said again');
    end.abort();
    await over;
  });
});
