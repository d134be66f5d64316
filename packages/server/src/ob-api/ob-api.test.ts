/** `/ims/ob/v3p0` over HTTP: what sites read and add for people who agreed, and what they are told when they may not. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  callApi,
  connect,
  type ListeningWorld,
  makeReceiver,
  openListeningWorld,
  scopes,
} from '../../test/asking-site.js';
import {images, makeDefinition} from '../../test/world.js';

interface StatusInfo {
  readonly imsx_codeMajor: string;
  readonly imsx_severity: string;
  readonly imsx_codeMinor: {
    readonly imsx_codeMinorField: readonly {
      readonly imsx_codeMinorFieldName: string;
      readonly imsx_codeMinorFieldValue: string;
    }[];
  };
}

interface Page {
  readonly credential: readonly {readonly id: string}[];
  readonly compactJwsStrings: readonly string[];
}

/** The code of a refusal, in the shape that the standard has for it. */
async function codeOf(reply: Response): Promise<string> {
  if (reply.ok) return 'OK';
  const info = (await reply.json()) as StatusInfo;
  assert.equal(info.imsx_codeMajor, 'failure');
  assert.equal(info.imsx_severity, 'error');
  assert.equal(reply.headers.get('access-control-allow-origin'), '*');
  const fields = info.imsx_codeMinor.imsx_codeMinorField;
  const own = fields.find((field) => field.imsx_codeMinorFieldName === 'pepites');
  return `${reply.status} ${own?.imsx_codeMinorFieldValue ?? ''}`;
}

describe('the Open Badges 3.0 API', () => {
  let world: ListeningWorld;
  let other: ListeningWorld;
  before(async () => {
    world = await openListeningWorld();
    other = await openListeningWorld();
    const more = makeDefinition(({structures: [own]}) => {
      const model = own?.badges.find(({id}) => id === 'soutien');
      own?.badges.push({...model, id: 'merci'}, {...model, id: 'bravo'});
    });
    await world.backend.apply(more, {images, dryRun: false});
  });
  after(async () => {
    await world.close();
    await other.close();
  });

  /** Somebody with badges here, and a site that they connected. */
  const somebody = async (
    email: string,
    {badges = ['soutien'], scope}: {badges?: string[]; scope?: string} = {},
  ) => {
    const ids: string[] = [];
    for (const badge of badges) ids.push(await makeReceiver(world, email).receive(badge));
    const {tokens} = await connect(world, email, scope === undefined ? {} : {scope});
    return {ids, token: tokens.access_token};
  };
  const list = async (token: string, query = '') => {
    const reply = await callApi(world, `/credentials${query}`, {token});
    assert.equal(reply.status, 200, await reply.clone().text());
    return {reply, page: (await reply.json()) as Page};
  };
  const post = async (token: string, body: string, type = 'application/json') =>
    callApi(world, '/credentials', {method: 'POST', token, headers: {'content-type': type}, body});
  /** A badge that somebody received from the other backend, with their address in it. */
  const named = async (email: string, format: 'json' | 'jwt' = 'json') => {
    const receiver = makeReceiver(other, email);
    return receiver.copy(await receiver.receive('soutien'), format);
  };

  it('describes itself to anybody', async () => {
    const reply = await callApi(world, '/discovery');
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(reply.headers.get('access-control-allow-origin'), '*');
    const said = (await reply.json()) as {
      openapi: string;
      info: Record<string, string>;
      components: {securitySchemes: {OAuth2ACG: Record<string, unknown>}};
    };
    assert.match(said.openapi, /^3\.0\./);
    const scheme = said.components.securitySchemes.OAuth2ACG;
    assert.equal(scheme['x-imssf-registrationUrl'], `${world.url}/oauth/register`);
    const {authorizationCode: flow} = scheme['flows'] as {authorizationCode: Record<string, unknown>};
    assert.equal(flow['tokenUrl'], `${world.url}/oauth/token`);
    assert.equal(flow['authorizationUrl'], `${world.url}/oauth/authorize`);
    for (const scope of Object.values(scopes)) assert.ok(scope in (flow['scopes'] as object), scope);
    // What it promises to say of itself is there.
    for (const name of ['termsOfService', 'x-imssf-privacyPolicyUrl', 'x-imssf-image'])
      assert.equal((await fetch(said.info[name] ?? '')).status, 200, name);
  });

  it('gives the badges that a person received, as they were signed', async () => {
    const {ids, token} = await somebody('lina@example.org', {badges: ['soutien']});
    const {reply, page} = await list(token);
    assert.deepEqual(
      page.credential.map(({id}) => id),
      [`urn:uuid:${ids[0] ?? ''}`],
    );
    assert.deepEqual(page.compactJwsStrings, []);
    assert.equal(reply.headers.get('x-total-count'), '1');
    assert.match(reply.headers.get('cache-control') ?? '', /no-store/);
  });

  it('keeps what a site adds, and gives it back as it came', async () => {
    const {token} = await somebody('mila@example.org', {badges: []});
    const json = await named('mila@example.org');
    const added = await post(token, json);
    assert.equal(added.status, 201, await added.clone().text());
    assert.equal(await added.text(), json);
    assert.equal((await post(token, json)).status, 200);
    const {page} = await list(token);
    assert.deepEqual(page.credential, [JSON.parse(json)]);
    // The same badge as a JWS replaces it.
    const jws = await makeReceiver(other, 'mila@example.org').copy('latest', 'jwt');
    assert.equal((await post(token, jws, 'text/plain')).status, 200);
    const replaced = (await list(token)).page;
    assert.deepEqual(replaced, {credential: [], compactJwsStrings: [jws]});
  });

  it('takes a badge of its own back without keeping it twice', async () => {
    const {token} = await somebody('nour@example.org');
    const own = JSON.stringify((await list(token)).page.credential[0]);
    assert.equal((await post(token, own)).status, 200);
    assert.equal((await list(token)).reply.headers.get('x-total-count'), '1');
  });

  it('refuses what is not theirs, not genuine, or no badge', async () => {
    const {token} = await somebody('omar@example.org', {badges: []});
    const another = await named('somebody.else@example.org');
    assert.equal(await codeOf(await post(token, another)), '400 RECIPIENT_NOT_PROVEN');
    const own = await named('omar@example.org');
    // As it was signed there: of nobody by name.
    const {tokens} = await connect(other, 'omar@example.org');
    const there = await callApi(other, '/credentials', {token: tokens.access_token});
    const unnamed = JSON.stringify(((await there.json()) as Page).credential[0]);
    assert.equal(await codeOf(await post(token, unnamed)), '400 RECIPIENT_NOT_PROVEN');
    const forged = own.replace('Une phrase.', 'Une autre.');
    assert.notEqual(forged, own);
    assert.equal(await codeOf(await post(token, forged)), '400 CREDENTIAL_REFUSED');
    for (const body of ['{', '{}', '[]', 'null', '', '{"@context":["https://w3id.org/openbadges/v2"]}'])
      assert.equal(await codeOf(await post(token, body)), '400 CREDENTIAL_MALFORMED', body);
    assert.equal(await codeOf(await post(token, 'a.b.c', 'text/plain')), '400 CREDENTIAL_MALFORMED');
    assert.equal(await codeOf(await post(token, own, 'text/plain')), '400 CREDENTIAL_MALFORMED');
    assert.equal(await codeOf(await post(token, own, 'image/png')), '415 MEDIA_TYPE_REFUSED');
    assert.equal(await codeOf(await post(token, `{"a":"${'x'.repeat(2_000_001)}"}`)), '413 TOO_LARGE');
    assert.equal((await list(token)).reply.headers.get('x-total-count'), '0');
    assert.equal((await post(token, own)).status, 201);
  });

  it('refuses what was taken back, and what cannot be checked now', async () => {
    const {token} = await somebody('paul@example.org', {badges: []});
    const receiver = makeReceiver(other, 'paul@example.org');
    const award = await receiver.receive('soutien');
    const copy = await receiver.copy(award, 'json');
    await other.backend.revoke({award, reason: 'Donné par erreur.'});
    assert.equal(await codeOf(await post(token, copy)), '400 CREDENTIAL_REFUSED');
    const gone = await openListeningWorld();
    const there = makeReceiver(gone, 'paul@example.org');
    const unreachable = await there.copy(await there.receive('soutien'), 'json');
    await gone.close();
    assert.equal(await codeOf(await post(token, unreachable)), '400 CREDENTIAL_UNDETERMINED');
  });

  it('gives pages, newest first, with the way to the others', async () => {
    const {token, ids} = await somebody('rosa@example.org', {badges: ['soutien', 'merci', 'bravo']});
    const newest = [...ids].reverse().map((id) => `urn:uuid:${id}`);
    const {reply, page} = await list(token, '?limit=2&offset=0');
    assert.deepEqual(
      page.credential.map(({id}) => id),
      newest.slice(0, 2),
    );
    assert.equal(reply.headers.get('x-total-count'), '3');
    const link = reply.headers.get('link') ?? '';
    const to = (rel: string) => new RegExp(`<([^>]+)>; rel="${rel}"`).exec(link)?.[1];
    assert.equal(to('next'), `${world.url}/ims/ob/v3p0/credentials?limit=2&offset=2`);
    assert.equal(to('last'), to('next'));
    assert.equal(to('first'), `${world.url}/ims/ob/v3p0/credentials?limit=2&offset=0`);
    assert.equal(to('prev'), undefined);
    const second = await list(token, '?limit=2&offset=2');
    assert.deepEqual(
      second.page.credential.map(({id}) => id),
      newest.slice(2),
    );
    assert.match(second.reply.headers.get('link') ?? '', /offset=0>; rel="prev"/);
    assert.doesNotMatch(second.reply.headers.get('link') ?? '', /rel="next"/);
    const since = (at: Date) => `?since=${encodeURIComponent(at.toISOString())}`;
    assert.equal((await list(token, since(world.clock.now))).page.credential.length, 0);
    assert.equal((await list(token, since(new Date(0)))).page.credential.length, 3);
    for (const query of ['?limit=0', '?limit=x', '?offset=-1', '?since=yesterday'])
      assert.equal(await codeOf(await callApi(world, `/credentials${query}`, {token})), '400 QUERY_INVALID');
  });

  it('gives and changes the name, and nothing else of a person', async () => {
    const {token} = await somebody('sara@example.org', {badges: []});
    const put = async (body: unknown) =>
      callApi(world, '/profile', {
        method: 'PUT',
        token,
        headers: {'content-type': 'application/json'},
        body: JSON.stringify(body),
      });
    const changed = await put({type: ['Profile'], name: 'Sara K.', email: 'other@example.org'});
    assert.equal(changed.status, 200);
    const kept = (await changed.json()) as {id: string; name: string};
    assert.deepEqual(await (await callApi(world, '/profile', {token})).json(), kept);
    assert.equal(kept.name, 'Sara K.');
    assert.equal(JSON.stringify(kept).includes('@example.org'), false);
    assert.equal((await put({...kept, name: 'Sara'})).status, 200);
    for (const body of [{}, {name: ''}, {name: 'x'.repeat(101)}, [], {id: 'urn:uuid:other', name: 'X'}])
      assert.equal(await codeOf(await put(body)), '400 PROFILE_INVALID', JSON.stringify(body));
  });

  it('opens to each token what its person agreed to, and only theirs', async () => {
    const {token: reading} = await somebody('theo@example.org', {scope: scopes.read});
    const {token: naming} = await somebody('ugo@example.org', {scope: scopes.readProfile});
    const calls = [
      ['GET', '/credentials', reading],
      ['POST', '/credentials', undefined],
      ['GET', '/profile', naming],
      ['PUT', '/profile', undefined],
    ] as const;
    for (const [method, path, good] of calls)
      for (const token of [reading, naming]) {
        const init = {method, token, headers: {'content-type': 'application/json'}};
        const reply = await callApi(world, path, method === 'GET' ? init : {...init, body: '{}'});
        assert.equal(
          await codeOf(reply.clone()),
          token === good ? 'OK' : '403 SCOPE_MISSING',
          `${method} ${path}`,
        );
        if (token !== good) assert.match(reply.headers.get('www-authenticate') ?? '', /insufficient_scope/);
      }
    const {page} = await list(reading);
    const {page: others} = await list((await somebody('vera@example.org')).token);
    assert.notDeepEqual(page.credential[0]?.id, others.credential[0]?.id);
  });

  it('knows no token but its own, and none in an address', async () => {
    const {token} = await somebody('wael@example.org', {badges: []});
    const {tokens: foreign} = await connect(other, 'wael@example.org');
    const {token: session} = await world.signIn('wael@example.org', world.url);
    const bare = await callApi(world, '/credentials');
    assert.equal(bare.headers.get('www-authenticate'), 'Bearer realm="Open Badges"');
    assert.equal(await codeOf(bare), '401 TOKEN_MISSING');
    for (const wrong of [foreign.access_token, session, 'nothing', `${token}x`]) {
      const reply = await callApi(world, '/credentials', {token: wrong});
      assert.match(reply.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
      assert.equal(await codeOf(reply), '401 TOKEN_INVALID');
    }
    const basic = await callApi(world, '/credentials', {headers: {authorization: `Basic ${token}`}});
    assert.equal(await codeOf(basic), '401 TOKEN_INVALID');
    for (const init of [{}, {token}]) {
      const reply = await callApi(world, `/credentials?access_token=${token}`, init);
      assert.equal(await codeOf(reply), '400 TOKEN_IN_ADDRESS');
    }
    // And it opens nothing of the backend's own.
    const {status} = await world.fetch('/structures/les-trois-saules/me', {
      headers: {authorization: `Bearer ${token}`},
    });
    assert.equal(status, 401);
  });

  it('says in the standard’s way that there is nothing, or not so', async () => {
    assert.equal(await codeOf(await callApi(world, '/assertions')), '404 ROUTE_UNKNOWN');
    assert.equal(await codeOf(await callApi(world, '/credentials/%00')), '400 QUERY_INVALID');
    const wrong = await callApi(world, '/credentials', {method: 'DELETE'});
    assert.equal(wrong.headers.get('allow'), 'GET, POST, OPTIONS');
    assert.equal(await codeOf(wrong), '405 METHOD_NOT_ALLOWED');
    const preflight = await callApi(world, '/credentials', {method: 'OPTIONS'});
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
    assert.equal(preflight.headers.get('access-control-allow-credentials'), null);
  });

  it('does not take badges without end', async () => {
    const {token} = await somebody('xena@example.org', {badges: []});
    let last = '';
    for (let n = 0; n <= 100; n++) last = await codeOf(await post(token, '{}'));
    assert.equal(last, '429 TOO_MANY_ATTEMPTS');
    const reply = await post(token, '{}');
    assert.ok(Number(reply.headers.get('retry-after')) > 0);
  });
});
