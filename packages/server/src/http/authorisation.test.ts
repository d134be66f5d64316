import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type RouteId, routes} from '@pepites/recognition';
import {
  images,
  makeDefinition,
  openWorld,
  PAGE,
  PUBLIC_URL,
  requestFor,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import {type Access, authorisation, pagesOf} from './authorisation.js';

const ids = Object.keys(routes) as RouteId[];
const accessOf = (id: RouteId): Access => authorisation[id];
const anything = {
  ...{badge: 'un', pathway: 'parcours', request: crypto.randomUUID(), file: crypto.randomUUID()},
  ...{claim: 'x', session: 'x', version: 1, number: '1', proposal: crypto.randomUUID(), activity: 'x'},
};

describe('the authorisation table', () => {
  let world: TestWorld;
  let apiKey: string;
  before(async () => {
    world = await openWorld();
    apiKey = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
  });
  after(() => world.close());

  const codeOf = async (id: RouteId, init: Parameters<typeof requestFor>[2]): Promise<string> => {
    const reply = await world.fetch(...requestFor(id, anything, init));
    if (reply.status < 400) return 'OK';
    assert.equal(reply.headers.get('content-type'), 'application/problem+json');
    const {code, type, status} = (await reply.json()) as {code: string; type: string; status: number};
    assert.equal(type, `urn:pepites:error:${code}`);
    assert.equal(status, reply.status);
    return code;
  };

  it('answers every route without credentials as it says', async () => {
    for (const id of ids) {
      const code = await codeOf(id, {});
      const {kind} = accessOf(id);
      if (kind === 'session' || kind === 'link') assert.equal(code, 'SIGN_IN_REQUIRED', id);
      else if (kind === 'apiKey') assert.equal(code, 'API_KEY_WRONG', id);
      // What follows is about the input: the call came through.
      else assert.match(code, /^(OK|BAD_REQUEST|NOT_A_NETWORK|BADGE_UNKNOWN)$/, id);
    }
  });

  it('lets an API key report and do nothing else', async () => {
    for (const id of ids.filter((one) => ['session', 'link'].includes(accessOf(one).kind)))
      assert.equal(
        await codeOf(id, {token: apiKey, origin: accessOf(id).kind === 'link' ? PUBLIC_URL : PAGE}),
        'SESSION_ENDED',
        id,
      );
    assert.equal(await codeOf('awards.create', {token: apiKey}), 'BAD_REQUEST');
  });

  it('keeps people without a role from what is for staff', async () => {
    const {token} = await world.signIn('personne@example.org');
    for (const id of ids) {
      const access = accessOf(id);
      if (access.kind !== 'session' || !access.roles) continue;
      assert.equal(await codeOf(id, {token}), 'FORBIDDEN', id);
    }
  });

  it('opens one structure with a session, and no other', async () => {
    const {token} = await world.signIn('nadege@trois-saules.example', PUBLIC_URL);
    const at = (structure: string) =>
      world.ask('me.get', {structure}, {token, origin: PUBLIC_URL}).then(({problem}) => problem?.code);
    assert.equal(await at(STRUCTURE), undefined);
    assert.equal(await at('voisine'), 'SESSION_ENDED');
  });

  it('shows a person where they are signed in, and ends what they say, nobody else’s', async () => {
    const old = await world.signIn('deux@example.org');
    const {token} = await world.signIn('deux@example.org');
    const other = await world.signIn('autre@example.org');
    const sessions = async (by: string) => (await world.ask('me.sessions', {}, {token: by})).value.items;
    const items = await sessions(token);
    assert.deepEqual(
      items.map(({isCurrent, origin}) => [isCurrent, origin]),
      [
        [true, PAGE],
        [false, PAGE],
      ],
    );
    assert.doesNotMatch(JSON.stringify(items), new RegExp(`${token}|${old.token}`));
    const session = items[1]?.id ?? '';
    const end = (by: string) => world.ask('me.endSession', {session}, {token: by});
    assert.equal((await end(other.token)).status, 204);
    assert.equal((await sessions(token)).length, 2);
    assert.equal((await end(token)).status, 204);
    assert.equal((await end(token)).status, 204);
    assert.equal((await world.ask('me.get', {}, {token: old.token})).problem?.code, 'SESSION_ENDED');
    assert.equal((await sessions(token)).length, 1);
  });

  it('refuses a session that another page carries, and one on a page that is not registered', async () => {
    const {token} = await world.signIn('personne@example.org');
    assert.equal(await codeOf('me.get', {token}), 'OK');
    for (const origin of [PUBLIC_URL, 'https://stranger.example', 'null'])
      assert.equal(await codeOf('me.get', {token, origin}), 'SESSION_ENDED', origin);
    // The structure takes the page off its list while somebody is signed in on it.
    const without = makeDefinition(({structures}) => {
      for (const structure of structures) structure.origins = [];
    });
    await world.backend.apply(without, {images, dryRun: false});
    assert.equal(await codeOf('me.get', {token}), 'ORIGIN_NOT_REGISTERED');
    await world.backend.apply(makeDefinition(), {images, dryRun: false});
    const ended = await world.ask('me.signOut', {}, {token});
    assert.equal(ended.status, 204);
    assert.equal(await codeOf('me.get', {token}), 'SESSION_ENDED');
  });

  it('does not take a call from another site for one of its own because the browser named no origin', async () => {
    const {token} = await world.signIn('personne@example.org', PUBLIC_URL);
    const from = async (site: string) =>
      codeOf('me.get', {token, origin: null, headers: {'sec-fetch-site': site}});
    assert.deepEqual([await from('same-origin'), await from('none')], ['OK', 'OK']);
    assert.deepEqual([await from('cross-site'), await from('same-site')], ['SESSION_ENDED', 'SESSION_ENDED']);
  });

  it('knows a page by its exact origin', async () => {
    const {token} = await world.signIn('personne@example.org');
    for (const origin of [
      ...['http://saules.example', 'https://saules.example:443', 'https://saules.example:8443'],
      ...['https://SAULES.example', 'https://saules.example.', 'https://saules.example/', 'null', ''],
      ...['https://a.saules.example', 'https://saules.example.stranger.example', `${PAGE}, ${PAGE}`],
    ]) {
      assert.equal(await codeOf('me.get', {token, origin}), 'SESSION_ENDED', origin);
      assert.equal(await codeOf('signIn.sendCode', {origin}), 'ORIGIN_NOT_REGISTERED', origin);
    }
  });

  it('lets no cache keep what is a person’s: computers are shared', async () => {
    const {token} = await world.signIn('personne@example.org');
    for (const id of ['me.get', 'me.awards', 'me.requests'] as const)
      assert.equal((await world.ask(id, {}, {token})).headers.get('cache-control'), 'private, no-store', id);
    assert.equal((await world.ask('structures.get', {})).headers.get('cache-control'), 'no-cache');
  });

  it('ends a session after half an hour', async () => {
    const {token} = await world.signIn('personne@example.org');
    world.clock.now = new Date(world.clock.now.getTime() + 30 * 60_000);
    assert.equal(await codeOf('me.get', {token}), 'SESSION_ENDED');
  });

  it('takes a role away when the file does', async () => {
    const {token} = await world.signIn('driss@trois-saules.example');
    assert.equal((await world.ask('reviews.queue', {}, {token})).status, 200);
    const {images, makeDefinition} = await import('../../test/world.js');
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.staff?.pop();
    });
    const plan = await world.backend.apply(definition, {images, dryRun: false});
    assert.ok(plan.lines.some(({action, id}) => action === 'remove' && id.startsWith('driss')));
    assert.equal(await codeOf('reviews.queue', {token}), 'SESSION_ENDED');
  });

  describe('for pages', () => {
    const preflight = async (id: RouteId, origin: string) => {
      const [path, {method}] = requestFor(id, anything, {origin});
      const headers = {origin, 'access-control-request-method': method ?? ''};
      const reply = await world.fetch(path, {method: 'OPTIONS', headers});
      return [reply.status, reply.headers.get('access-control-allow-origin')];
    };

    it('opens public reads to all, sessions to pages that may have one, API keys to none', async () => {
      const stranger = 'https://stranger.example';
      for (const id of ids) {
        const access = accessOf(id);
        const {kind} = access;
        const [, registered] = await preflight(id, PAGE);
        const [status, strange] = await preflight(id, stranger);
        if (kind === 'public') assert.deepEqual([registered, strange], ['*', '*'], id);
        // A preflight carries no token: where strangers' pages may have a session, every page is told that it may call.
        if (access.kind === 'session')
          assert.deepEqual(
            [registered, strange, status],
            pagesOf(access) === 'any' ? [PAGE, stranger, 204] : [PAGE, null, 403],
            id,
          );
        const [opaque] = await preflight(id, 'null');
        if (kind === 'session' || kind === 'apiKey') assert.equal(opaque, 403, id);
        if (kind === 'registeredOrigin') assert.deepEqual([registered, strange], [PAGE, stranger], id);
        if (kind === 'apiKey' || kind === 'link') assert.deepEqual([registered, strange], [null, null], id);
      }
    });

    it('tells an unregistered page so, in a reply that it can read', async () => {
      const origin = 'https://stranger.example';
      const {problem, headers} = await world.ask('signIn.sendCode', {email: 'a@example.org'}, {origin});
      assert.equal(problem?.code, 'ORIGIN_NOT_REGISTERED');
      assert.equal(headers.get('access-control-allow-origin'), origin);
    });

    it('never asks a browser for cookies', async () => {
      const reply = await world.fetch(`/structures/${STRUCTURE}`, {headers: {origin: PAGE}});
      assert.equal(reply.headers.get('access-control-allow-credentials'), null);
      assert.equal(reply.headers.get('set-cookie'), null);
    });
  });

  it('says which structure, badge, pathway or route is unknown', async () => {
    assert.equal((await world.ask('structures.get', {structure: 'x'})).problem?.code, 'STRUCTURE_UNKNOWN');
    assert.equal((await world.ask('badges.get', {badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal((await world.ask('pathways.get', {pathway: 'x'})).problem?.code, 'PATHWAY_UNKNOWN');
    const reply = await world.fetch('/nowhere');
    assert.equal(((await reply.json()) as {code: string}).code, 'ROUTE_UNKNOWN');
  });

  it('logs one line per call, with nothing about a person', async () => {
    const lines: object[] = [];
    await world.reopen({log: (entry) => lines.push(entry)});
    const {token} = await world.signIn('secret@example.org');
    await world.ask('requests.get', {request: crypto.randomUUID()}, {token});
    const text = JSON.stringify(lines);
    assert.match(text, /"route":"requests.get","status":404/);
    assert.doesNotMatch(text, /secret|example\.org|requests\/|[0-9a-f]{8}-/);
    assert.ok(!text.includes(token));
  });
});
