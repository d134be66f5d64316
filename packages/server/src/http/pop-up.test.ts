import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {RouteId, Session} from '@pepites/recognition';
import {openWorld, PAGE, PUBLIC_URL, requestFor, STRUCTURE, type TestWorld} from '../../test/world.js';

const PARTNER = 'https://partner.example';

describe('a session for a page that is not registered', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  /** What the pop-up does: signs in on its own origin, then asks for a session for the page. */
  const handOver = async (email: string, origin = PARTNER): Promise<Session> => {
    const {token} = await world.signIn(email, PUBLIC_URL);
    return (await world.ask('signIn.forPage', {origin}, {token, origin: PUBLIC_URL})).value;
  };
  const codeOf = async (id: RouteId, input: object, init: Parameters<typeof requestFor>[2]) => {
    const reply = await world.fetch(...requestFor(id, input, init));
    return reply.ok ? 'OK' : ((await reply.json()) as {code: string}).code;
  };

  it('does what a person does for themselves, with the headers that the browser asks for', async () => {
    const {token, scopes, expiresAt} = await handOver('sami@example.org');
    assert.deepEqual(scopes, ['request:own', 'progress:own']);
    assert.equal(Date.parse(expiresAt) - world.clock.now.getTime(), 30 * 60_000);
    const init = {token, origin: PARTNER};
    const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
    const input = {requestId: crypto.randomUUID(), badge: 'un', answers, consent: true, displayName: 'Sami'};
    const [path, {method}] = requestFor('requests.submit', input, init);
    const preflight = await world.fetch(path, {
      method: 'OPTIONS',
      headers: {origin: PARTNER, 'access-control-request-method': method ?? ''},
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), PARTNER);
    const submitted = await world.ask('requests.submit', input, init);
    assert.equal(submitted.value.state, 'submitted');
    assert.equal(submitted.headers.get('access-control-allow-origin'), PARTNER);
    assert.equal(submitted.headers.get('vary'), 'origin');
    const requests = await world.ask('me.requests', {}, init);
    assert.equal(requests.value.items.length, 1);
    const progress = await world.ask('pathways.progress', {pathway: 'parcours'}, init);
    assert.equal(progress.value.steps[0]?.state, 'requested');
    assert.equal((await world.ask('me.signOut', {}, init)).status, 204);
    assert.equal((await world.ask('me.get', {}, init)).problem?.code, 'SESSION_ENDED');
  });

  it('tells the page a name and nothing else of the person, and never acts for the structure', async () => {
    const session = await handOver('nadege@trois-saules.example');
    assert.deepEqual(session.scopes, ['request:own', 'progress:own']);
    assert.deepEqual(Object.keys(session.person).sort(), ['displayName', 'id', 'roles']);
    const init = {token: session.token, origin: PARTNER};
    const {value: me} = await world.ask('me.get', {}, init);
    assert.deepEqual(me, {id: session.person.id, displayName: 'Nadège', roles: []});
    const sami = await world.signIn('sami@example.org');
    const request = await world.submit(sami.token, 'deux');
    assert.equal(await codeOf('requests.get', {request}, init), 'REQUEST_UNKNOWN');
    assert.equal(await codeOf('reviews.queue', {}, init), 'FORBIDDEN');
    assert.equal(await codeOf('claimCodes.create', {displayName: 'X'}, init), 'FORBIDDEN');
    // The same person on the structure's own page goes on as before.
    const own = await world.signIn('nadege@trois-saules.example');
    assert.equal(await codeOf('requests.get', {request}, {token: own.token}), 'OK');
  });

  it('reaches nothing by which a page could take the account over', async () => {
    const init = {token: (await handOver('lina@example.org')).token, origin: PARTNER};
    for (const [id, input] of [
      ['me.sessions', {}],
      ['me.endSession', {session: 'x'}],
      ['me.methods', {}],
      ['me.addEmail', {email: 'thief@example.org'}],
      ['me.confirmEmail', {email: 'thief@example.org', code: '000000'}],
      ['me.removeMethod', {method: 'x'}],
      ['signIn.forPage', {origin: 'https://another.example'}],
    ] as const)
      assert.equal(await codeOf(id, input, init), 'FORBIDDEN', id);
  });

  it('is good on its own page only, and in its own structure only', async () => {
    const {token} = await handOver('lina@example.org');
    for (const origin of [
      PAGE,
      PUBLIC_URL,
      'https://a.partner.example',
      'http://partner.example',
      'null',
      null,
    ])
      assert.equal(await codeOf('me.get', {}, {token, origin}), 'SESSION_ENDED', String(origin));
    assert.equal(await codeOf('me.get', {structure: 'voisine'}, {token, origin: PARTNER}), 'SESSION_ENDED');
    assert.equal(await codeOf('me.get', {}, {origin: PARTNER}), 'SIGN_IN_REQUIRED');
    world.clock.now = new Date(world.clock.now.getTime() + 30 * 60_000);
    assert.equal(await codeOf('me.get', {}, {token, origin: PARTNER}), 'SESSION_ENDED');
  });

  it('is given by the backend’s own page, to a page with an origin of its own', async () => {
    const ask = (token: string, origin: string, page: string) =>
      codeOf('signIn.forPage', {origin}, {token, origin: page});
    const here = await world.signIn('lina@example.org', PUBLIC_URL);
    for (const origin of [
      'null',
      '',
      'https://partner.example/',
      'https://partner.example/page',
      'ftp://x.example',
    ])
      assert.equal(await ask(here.token, origin, PUBLIC_URL), 'BAD_REQUEST', origin);
    for (const origin of ['http://partner.example', 'javascript:alert(1)', 'https://a:b@partner.example'])
      assert.equal(await ask(here.token, origin, PUBLIC_URL), 'BAD_REQUEST', origin);
    assert.equal(await ask(here.token, PUBLIC_URL, PUBLIC_URL), 'ORIGIN_NOT_ALLOWED');
    // The structure's own page cannot make sessions for others.
    const there = await world.signIn('lina@example.org', PAGE);
    assert.equal(await ask(there.token, PARTNER, PAGE), 'FORBIDDEN');
    assert.equal(await ask(here.token, PARTNER, PAGE), 'SESSION_ENDED');
  });

  it('does not open what the person did elsewhere with the same idempotency key', async () => {
    const here = await world.signIn('sami@example.org');
    const headers = {'idempotency-key': 'same'};
    const input = {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'Sami'};
    await world.ask('requests.submit', input, {token: here.token, headers});
    const {token} = await handOver('sami@example.org');
    await world.backend.drainOutbox();
    const again = await world.ask('requests.submit', input, {token, origin: PARTNER, headers});
    // Done again, not replayed: the state is that of now.
    assert.equal(again.value.state, 'issued');
  });

  it('is seen and ended by the person', async () => {
    const {token} = await handOver('sami@example.org');
    const here = await world.signIn('sami@example.org');
    const {items} = (await world.ask('me.sessions', {}, {token: here.token})).value;
    const strange = items.find(({origin}) => origin === PARTNER);
    await world.ask('me.endSession', {session: strange?.id ?? ''}, {token: here.token});
    assert.equal(await codeOf('me.get', {}, {token, origin: PARTNER}), 'SESSION_ENDED');
  });

  it('is refused to a stranger’s page in words that it can read', async () => {
    const reply = await world.fetch(`/structures/${STRUCTURE}/me`, {
      headers: {origin: PARTNER, authorization: 'Bearer nothing'},
    });
    assert.equal(reply.status, 401);
    assert.equal(reply.headers.get('access-control-allow-origin'), PARTNER);
    const opaque = await world.fetch(`/structures/${STRUCTURE}/me`, {headers: {origin: 'null'}});
    assert.equal(opaque.headers.get('access-control-allow-origin'), null);
  });
});
