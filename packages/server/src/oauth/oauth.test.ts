/** The authorisation server over HTTP, as sites use it, and as those do who should not. */
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {
  answerAt,
  askToken,
  authorizeUrl,
  basic,
  callApi,
  callback,
  type Client,
  connect,
  type ListeningWorld,
  makeVerifier,
  metadata,
  openListeningWorld,
  register,
  scopes,
} from '../../test/asking-site.js';
import {openWorld, STRUCTURE} from '../../test/world.js';

describe('the authorisation server', () => {
  let world: ListeningWorld;
  before(async () => {
    world = await openListeningWorld();
  });
  after(async () => {
    await world.close();
  });

  const tryToken = async (client: Client, params: Record<string, string>) => {
    const {status, body} = await askToken(world, client, params);
    return status === 200 ? 'OK' : `${status} ${body.error ?? ''}`;
  };
  const codeFor = async (client: Client, change: Record<string, string> = {}) => {
    const {verifier, challenge} = makeVerifier();
    const address = authorizeUrl(world, client, {code_challenge: challenge, ...change});
    const back = await answerAt(world, address, {email: 'lina@example.org'});
    return {verifier, back, code: back.searchParams.get('code') ?? ''};
  };
  const exchange = (code: string, verifier: string) => ({
    grant_type: 'authorization_code',
    redirect_uri: callback,
    code,
    code_verifier: verifier,
  });
  const statusOf = async (token: string) => (await callApi(world, '/credentials', {token})).status;

  describe('a person who is asked', () => {
    it('is told in their language who asks and for what, on a page that runs nothing of others', async () => {
      const client = await register(world, {client_name: '<b>Mon</b> CV'});
      const ask = async (language: string) => {
        const asked = await fetch(
          authorizeUrl(world, client, {code_challenge: makeVerifier().challenge, scope: scopes.read}),
          {redirect: 'manual'},
        );
        const cookie = asked.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; ');
        return fetch(`${world.url}${asked.headers.get('location') ?? ''}?structure=${STRUCTURE}`, {
          headers: {cookie, 'accept-language': language},
        });
      };
      const french = await ask('fr-FR,fr;q=0.9,en;q=0.8');
      const text = await french.text();
      assert.match(text, /<html lang="fr">/);
      assert.match(text, /Le site <span class="site">site\.example<\/span> demande votre accord/);
      assert.match(text, /voir vos badges/);
      assert.doesNotMatch(text, /ajouter des badges|changer votre nom/);
      assert.match(text, /&#60;b&#62;Mon&#60;\/b&#62; CV/);
      assert.match(
        french.headers.get('content-security-policy') ?? '',
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      const english = await (await ask('en')).text();
      assert.match(english, /<html lang="en">/);
      assert.match(english, /asks for your agreement/);
      assert.match(english, /Send me a code/);
    });

    it('may refuse', async () => {
      const client = await register(world);
      const address = authorizeUrl(world, client, {code_challenge: makeVerifier().challenge});
      const back = await answerAt(world, address, {email: 'lina@example.org', answer: 'refuse'});
      assert.equal(back.searchParams.get('error'), 'access_denied');
      assert.equal(back.searchParams.get('state'), 'kept');
      assert.equal(back.searchParams.get('code'), null);
    });

    it('agrees in the browser that was asked, on our own page, and as themselves', async () => {
      const client = await register(world);
      const asked = await fetch(authorizeUrl(world, client, {code_challenge: makeVerifier().challenge}), {
        redirect: 'manual',
      });
      const consent = `${world.url}${asked.headers.get('location') ?? ''}`;
      const cookie = asked.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const {token} = await world.signIn('lina@example.org', world.url);
      const {token: elsewhere} = await world.signIn('lina@example.org');
      const send = async (headers: Record<string, string>) =>
        (
          await fetch(consent, {
            method: 'POST',
            headers: {'content-type': 'application/json', ...headers},
            body: JSON.stringify({answer: 'accept', structure: STRUCTURE}),
          })
        ).status;
      const authorization = `Bearer ${token}`;
      assert.equal(await send({authorization}), 410, 'without the cookie');
      assert.equal(await send({authorization, cookie, origin: 'https://site.example'}), 403);
      assert.equal(await send({cookie}), 401);
      assert.equal(await send({cookie, authorization: `Bearer ${elsewhere}`}), 401);
      assert.equal((await fetch(consent)).status, 410);
    });

    it('sees the sites that are connected, and ends that', async () => {
      const {tokens, client} = await connect(world, 'mila@example.org');
      const {token} = await world.signIn('mila@example.org', world.url);
      const mine = `${world.url}/structures/${STRUCTURE}/me/connections`;
      const headers = {authorization: `Bearer ${token}`};
      const list = async () =>
        ((await (await fetch(mine, {headers})).json()) as {items: {id: string; host: string}[]}).items;
      const items = await list();
      assert.deepEqual(
        items.map(({host}) => host),
        ['site.example'],
      );
      const id = items[0]?.id ?? '';
      const {token: other} = await world.signIn('lina@example.org', world.url);
      const end = async (by: string) =>
        (
          await fetch(`${mine}/${id}`, {
            method: 'DELETE',
            headers: {authorization: `Bearer ${by}`},
          })
        ).status;
      assert.equal(await end(other), 404);
      assert.equal(await statusOf(tokens.access_token), 200);
      assert.equal(await end(token), 204);
      assert.equal(await statusOf(tokens.access_token), 401);
      const again = {grant_type: 'refresh_token', refresh_token: tokens.refresh_token};
      assert.equal(await tryToken(client, again), '400 invalid_grant');
      assert.deepEqual(await list(), []);
      assert.equal((await fetch(mine)).status, 401);
    });

    it('leaves no agreement behind when they are erased', async () => {
      const {tokens} = await connect(world, 'gone@example.org');
      const {token} = await world.signIn('gone@example.org');
      world.clock.now = new Date(world.clock.now.getTime() + 1000);
      await world.ask('me.askErasure', {}, {token});
      const code = await world.lastCode('gone@example.org');
      assert.equal((await world.ask('me.erase', {code}, {token})).status, 204);
      assert.equal(await statusOf(tokens.access_token), 401);
    });
  });

  describe('an address that was changed', () => {
    const open = async (change: Record<string, string | undefined>, client?: Client) => {
      const known = client ?? (await register(world));
      return fetch(authorizeUrl(world, known, {code_challenge: makeVerifier().challenge, ...change}), {
        redirect: 'manual',
      });
    };

    it('sends nobody to a place that the site did not register', async () => {
      for (const change of [
        {redirect_uri: 'https://site.example/other'},
        {redirect_uri: 'https://evil.example/back'},
        {redirect_uri: `${callback}/`},
        {redirect_uri: `${callback}?more`},
        {client_id: 'nobody'},
      ]) {
        const reply = await open(change);
        assert.equal(reply.status, 400);
        assert.equal(reply.headers.get('location'), null);
        assert.match(await reply.text(), /ne peut pas être relié/);
        assert.match(reply.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      }
    });

    it('cannot do without PKCE, nor with its plain form', async () => {
      for (const change of [
        {code_challenge: undefined, code_challenge_method: undefined},
        {code_challenge_method: 'plain'},
        {code_challenge_method: undefined},
        {code_challenge: 'short'},
      ]) {
        const {searchParams} = new URL((await open(change)).headers.get('location') ?? 'about:blank');
        assert.equal(searchParams.get('error'), 'invalid_request', JSON.stringify(change));
        assert.equal(searchParams.get('state'), 'kept');
      }
    });

    it('cannot ask for what the site did not register for, nor for nothing', async () => {
      const client = await register(world, {scope: scopes.read});
      for (const scope of [`${scopes.read} ${scopes.write}`, 'openid', 'offline_access', '']) {
        const back = new URL((await open({scope}, client)).headers.get('location') ?? 'about:blank');
        assert.equal(back.searchParams.get('error'), 'invalid_scope', scope);
      }
    });

    it('cannot ask for another kind of answer, nor go unseen', async () => {
      const token = new URL((await open({response_type: 'token'})).headers.get('location') ?? 'about:blank');
      assert.match(token.href, /unsupported_response_type/);
      const unseen = new URL((await open({prompt: 'none'})).headers.get('location') ?? 'about:blank');
      assert.equal(unseen.searchParams.get('error'), 'login_required');
    });
  });

  describe('a code', () => {
    it('says which server gave it, so that two are not mixed up', async () => {
      const client = await register(world);
      const {back} = await codeFor(client);
      assert.equal(back.searchParams.get('iss'), `${world.url}/oauth`);
      assert.equal(back.searchParams.get('state'), 'kept');
      const reply = await fetch(`${world.url}/oauth/.well-known/oauth-authorization-server`);
      const said = (await reply.json()) as Record<string, unknown>;
      assert.equal(said['issuer'], `${world.url}/oauth`);
      assert.equal(said['authorization_response_iss_parameter_supported'], true);
      assert.deepEqual(said['code_challenge_methods_supported'], ['S256']);
    });

    it('is worth nothing without its verifier, its address, its site, or the secret of that site', async () => {
      const client = await register(world);
      const other = await register(world);
      const {code, verifier} = await codeFor(client);
      const good = exchange(code, verifier);
      const {code_verifier: _, ...bare} = good;
      assert.equal(await tryToken(client, bare), '400 invalid_grant');
      assert.equal(await tryToken(client, exchange(code, makeVerifier().verifier)), '400 invalid_grant');
      assert.equal(await tryToken(client, {...good, redirect_uri: `${callback}/other`}), '400 invalid_grant');
      assert.equal(await tryToken(other, good), '400 invalid_grant');
      assert.equal(await tryToken({...client, client_secret: 'wrong'}, good), '401 invalid_client');
      assert.equal(await tryToken(client, good), 'OK');
    });

    it('is good once: used again, everything that came of it ends', async () => {
      const {client, tokens, code, verifier} = await connect(world, 'lina@example.org');
      assert.equal(await statusOf(tokens.access_token), 200);
      assert.equal(await tryToken(client, exchange(code, verifier)), '400 invalid_grant');
      assert.equal(await statusOf(tokens.access_token), 401);
      const again = {grant_type: 'refresh_token', refresh_token: tokens.refresh_token};
      assert.equal(await tryToken(client, again), '400 invalid_grant');
    });

    it('used twice at the same moment opens once at most', async () => {
      const client = await register(world);
      const {code, verifier} = await codeFor(client);
      const tries = await Promise.all(
        [1, 2, 3, 4].map(async () => tryToken(client, exchange(code, verifier))),
      );
      assert.ok(tries.filter((one) => one === 'OK').length <= 1, tries.join());
    });

    it('is good for ten minutes', async () => {
      const client = await register(world);
      const {code, verifier} = await codeFor(client);
      world.clock.now = new Date(world.clock.now.getTime() + 600_000);
      assert.equal(await tryToken(client, exchange(code, verifier)), '400 invalid_grant');
    });
  });

  it('keeps to its public address below a path, whatever a caller says of hosts', async () => {
    const base = await openWorld({publicUrl: 'https://badges.example/base', smtpUrl: 'smtp://localhost:1'});
    try {
      const registered = await base.fetch('/oauth/register', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
        },
        body: JSON.stringify(metadata),
      });
      const {client_id: id} = (await registered.json()) as Client;
      const query = new URL(authorizeUrl(world, {client_id: id}, {code_challenge: makeVerifier().challenge}))
        .search;
      const asked = await base.fetch(`/oauth/authorize${query}`, {
        headers: {host: 'evil.example', 'x-forwarded-proto': 'http'},
      });
      assert.match(asked.headers.get('location') ?? '', /^\/base\/oauth\/consent\/[\w-]+$/);
      const cookies = asked.headers.getSetCookie();
      assert.equal(cookies.length, 4);
      for (const cookie of cookies) {
        assert.match(cookie, /; path=\/base\/oauth\/(?:consent|authorize)\/[\w-]+;/);
        assert.match(cookie, /; secure; httponly$/);
      }
      const said = await base.fetch('/oauth/.well-known/oauth-authorization-server');
      const {token_endpoint: endpoint} = (await said.json()) as Record<string, string>;
      assert.equal(endpoint, 'https://badges.example/base/oauth/token');
    } finally {
      await base.close();
    }
  });

  describe('a token', () => {
    it('lasts an hour, and is renewed by another refresh token each time', async () => {
      const {client, tokens} = await connect(world, 'lina@example.org');
      assert.equal(tokens.expires_in, 3600);
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
      assert.equal(await statusOf(tokens.access_token), 401);
      const {status, body} = await askToken(world, client, {
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
      });
      assert.equal(status, 200);
      assert.notEqual(body.refresh_token, tokens.refresh_token);
      assert.equal(await statusOf(body.access_token), 200);
      // The old one is used again: by whom, nobody knows. Both lose.
      const again = {grant_type: 'refresh_token', refresh_token: tokens.refresh_token};
      assert.equal(await tryToken(client, again), '400 invalid_grant');
      assert.equal(await statusOf(body.access_token), 401);
      const next = {grant_type: 'refresh_token', refresh_token: body.refresh_token};
      assert.equal(await tryToken(client, next), '400 invalid_grant');
    });

    it('does not grow when it is renewed', async () => {
      const scope = `${scopes.read} offline_access`;
      const {client, tokens} = await connect(world, 'lina@example.org', {scope});
      const renew = {grant_type: 'refresh_token', refresh_token: tokens.refresh_token};
      const wider = {...renew, scope: `${scopes.read} ${scopes.write}`};
      assert.equal(await tryToken(client, wider), '400 invalid_scope');
      const {body} = await askToken(world, client, renew);
      assert.equal(body.scope, scope);
      const reply = await callApi(world, '/profile', {token: body.access_token});
      assert.equal(reply.status, 403);
    });

    it('is not renewed for a site that did not ask for that, nor for another site', async () => {
      const {tokens} = await connect(world, 'lina@example.org', {scope: scopes.read});
      assert.equal(tokens.refresh_token, undefined);
      const {tokens: lasting} = await connect(world, 'lina@example.org');
      const other = await register(world);
      const renew = {grant_type: 'refresh_token', refresh_token: lasting.refresh_token};
      assert.equal(await tryToken(other, renew), '400 invalid_grant');
      assert.equal(await tryToken(other, {grant_type: 'client_credentials'}), '400 unsupported_grant_type');
    });

    it('ends when the site says so; what another site says changes nothing', async () => {
      const {client, tokens} = await connect(world, 'lina@example.org');
      const revoke = async (by: Client, token: string) =>
        (
          await fetch(`${world.url}/oauth/revoke`, {
            method: 'POST',
            headers: {authorization: basic(by)},
            body: new URLSearchParams({token}),
          })
        ).status;
      await revoke(await register(world), tokens.refresh_token);
      assert.equal(await statusOf(tokens.access_token), 200);
      assert.equal(await revoke({...client, client_secret: 'wrong'}, tokens.refresh_token), 401);
      assert.equal(await revoke(client, tokens.refresh_token), 200);
      assert.equal(await statusOf(tokens.access_token), 401);
      assert.equal(await revoke(client, 'unknown'), 200);
    });

    it('stays good over a restart, and is not to be read in the store', async () => {
      const {tokens, client} = await connect(world, 'lina@example.org');
      await world.reopen();
      const reply = await world.fetch('/ims/ob/v3p0/credentials', {
        headers: {authorization: `Bearer ${tokens.access_token}`},
      });
      assert.equal(reply.status, 200);
      const names = await readdir(world.dataDirectory);
      for (const name of names.filter((one) => one.startsWith('pepites.sqlite'))) {
        const bytes = await readFile(join(world.dataDirectory, name));
        for (const secret of [tokens.access_token, tokens.refresh_token, client.client_secret])
          assert.equal(bytes.includes(secret), false, name);
      }
    });
  });
});
