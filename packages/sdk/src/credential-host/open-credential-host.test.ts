import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {openWallet, type Wallet} from '../../test/wallet.js';
import {
  CredentialHostError,
  type HostTokens,
  openCredentialHost,
  type OpenedCredentialHost,
} from '../credential-host.js';

const site = 'https://saules.example';
const metadata = {
  ...{
    name: 'Les Trois Saules',
    url: site,
    termsOfServiceUrl: `${site}/cgu`,
    privacyPolicyUrl: `${site}/vie-privee`,
  },
  ...{softwareId: 'pepites', softwareVersion: '1', redirectUrls: [`${site}/retour`]},
};
const redirectUrl = `${site}/retour`;
const badge = (id: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id,
  type: ['VerifiableCredential'],
});

const rejects = async (promise: Promise<unknown>, code: string, hostCodes?: readonly string[]) =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof CredentialHostError, String(error));
    assert.equal(error.code, code, error.message);
    if (hostCodes) assert.deepEqual(error.hostCodes, hostCodes);
    return true;
  });

describe('openCredentialHost with an Open Badges 3.0 host', () => {
  let wallet: Wallet;
  let kept: (HostTokens | undefined)[];
  let now = new Date('2026-11-24T09:00:00Z');
  beforeEach(async () => {
    wallet = await openWallet();
    kept = [];
    now = new Date('2026-11-24T09:00:00Z');
  });
  afterEach(() => wallet.close());

  const open = (more: object = {}) =>
    openCredentialHost({
      host: wallet.url,
      retry: {maxDelayMs: 5},
      now: () => now,
      onTokens: (tokens) => void kept.push(tokens),
      ...more,
    });
  const agreed = async (more: object = {}): Promise<OpenedCredentialHost> => {
    const host = await open(more);
    await host.register(metadata);
    const {url, pending} = await host.beginAuthorization({redirectUrl});
    await host.finishAuthorization(pending, wallet.agree(url));
    return host;
  };

  it('asks the host what it is, and keeps the query of its addresses', async () => {
    const host = await open();
    assert.deepEqual([host.description.protocol, host.description.name], ['ob3', 'Coffre']);
    assert.equal(host.description.base, `${wallet.url}/ims/ob/v3p0`);
    await host.register(metadata);
    const {url, pending} = await host.beginAuthorization({redirectUrl});
    const {searchParams} = new URL(url);
    assert.equal(searchParams.get('tenant'), '1');
    assert.equal(searchParams.get('state'), pending.state);
    assert.notEqual(searchParams.get('code_challenge'), pending.verifier);
    assert.match(searchParams.get('scope') ?? '', /v3p0\/scope\/credential\.upsert.*offline_access/);
    const [again] = [await open({host: `${wallet.url}/ims/ob/v3p0/`})];
    assert.equal(again.description.base, host.description.base);
  });

  it('reads page by page, gives credentials and JWS, and writes', async () => {
    const host = await agreed();
    assert.equal(await host.upsert(badge('urn:1')), 'created');
    assert.equal(await host.upsert(badge('urn:1')), 'replaced');
    assert.equal(await host.upsert('e30.e30.c2ln'), 'created');
    await host.upsert(badge('urn:3'));
    const first = await host.list({limit: 2, since: new Date('2026-01-01T00:00:00Z')});
    assert.deepEqual(
      [first.credentials, first.compactJws, first.totalCount],
      [[badge('urn:1')], ['e30.e30.c2ln'], 3],
    );
    assert.match(wallet.received.at(-1)?.url ?? '', /limit=2&since=2026-01-01T00%3A00%3A00\.000Z/);
    assert.ok(first.nextPage);
    const second = await host.list({page: first.nextPage});
    assert.deepEqual([second.credentials, second.nextPage], [[badge('urn:3')], undefined]);
    assert.equal(wallet.received.at(-1)?.headers.cookie, undefined);
  });

  it('says by a code what the host refuses, with the host’s own codes', async () => {
    const host = await agreed();
    await rejects(host.upsert({type: ['X']}), 'REFUSED', ['failure', 'invaliddata']);
    await rejects(host.profile(), 'NOT_FOUND');
    const codes = [
      [403, 'FORBIDDEN'],
      [405, 'NOT_SUPPORTED'],
      [500, 'HOST_FAILED'],
      [418, 'REFUSED'],
      [204, 'UNEXPECTED_REPLY'],
    ] as const;
    for (const [status, code] of codes) {
      wallet.intercept = () => ({status});
      await rejects(host.list(), code);
    }
    wallet.intercept = () => ({status: 200, body: '<html>', headers: {'content-type': 'text/html'}});
    await rejects(host.list(), 'UNEXPECTED_REPLY');
    wallet.intercept = () => ({status: 200, body: {credential: ['text']}});
    await rejects(host.list(), 'UNEXPECTED_REPLY');
  });

  it('waits as Retry-After says, and tries what a gateway failed again', async () => {
    const host = await agreed();
    let calls = 0;
    wallet.intercept = () => {
      calls += 1;
      return calls === 1
        ? {status: 429, headers: {'retry-after': '0'}}
        : calls === 2
          ? {status: 503}
          : undefined;
    };
    assert.deepEqual((await host.list()).credentials, []);
    assert.equal(calls, 3);
    wallet.intercept = () => ({status: 429, headers: {'retry-after': '600'}});
    await rejects(host.list(), 'TOO_MANY_REQUESTS');
  });

  it('renews a token that ends, once for all who wait, and hands on what is to be kept', async () => {
    wallet.tokenSeconds = 60;
    const host = await agreed();
    now = new Date(now.getTime() + 45_000);
    const before = wallet.received.length;
    await Promise.all([host.list(), host.list(), host.list()]);
    const calls = wallet.received.slice(before).map(({url}) => url);
    assert.equal(calls.filter((url) => url === '/token').length, 1);
    assert.equal(kept.length, 2);
    assert.notEqual(kept[0]?.accessToken, kept[1]?.accessToken);
    // Ended before its time.
    wallet.endTokens();
    await Promise.all([host.list(), host.list()]);
    assert.equal(kept.length, 3);
    wallet.endAll();
    await rejects(host.list(), 'AUTHORIZATION_NEEDED');
    assert.equal(kept.at(-1), undefined);
  });

  it('goes on with tokens and a client that were kept', async () => {
    const host = await open();
    const client = await host.register(metadata);
    const {url, pending} = await host.beginAuthorization({redirectUrl});
    const tokens = await host.finishAuthorization(
      JSON.parse(JSON.stringify(pending)) as typeof pending,
      wallet.agree(url),
    );
    const later = await open({client, tokens});
    assert.deepEqual((await later.list()).credentials, []);
    await rejects(
      host.finishAuthorization(pending, wallet.agree(url).replace(/code=[^&]+/, 'code=used')),
      'REFUSED',
      ['invalid_grant'],
    );
  });

  it('takes no answer to another question, and no for an answer', async () => {
    const host = await open();
    await rejects(host.beginAuthorization({redirectUrl}), 'AUTHORIZATION_NEEDED');
    await rejects(host.list(), 'AUTHORIZATION_NEEDED');
    await host.register(metadata);
    const {url, pending} = await host.beginAuthorization({redirectUrl});
    const back = wallet.agree(url);
    await rejects(
      host.finishAuthorization(pending, back.replace(/state=[^&]+/, 'state=x')),
      'STATE_MISMATCH',
    );
    const no = `${redirectUrl}?error=access_denied&state=${pending.state}`;
    await rejects(host.finishAuthorization(pending, no), 'AUTHORIZATION_DENIED', ['access_denied']);
    // A code that somebody else began: the verifier is not theirs.
    const other = await host.beginAuthorization({redirectUrl});
    const stolen = new URL(back);
    stolen.searchParams.set('state', other.pending.state);
    await rejects(host.finishAuthorization(other.pending, stolen.href), 'REFUSED', ['invalid_grant']);
  });

  it('sends its token nowhere else', async () => {
    const host = await agreed();
    const elsewhere: unknown[] = [];
    const thief = createServer((request, response) => {
      elsewhere.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/x`;
    wallet.intercept = () => ({
      status: 200,
      body: {credential: []},
      headers: {link: `<${there}>; rel="next"`},
    });
    await rejects(host.list(), 'ADDRESS_REFUSED');
    await rejects(host.list({page: there}), 'ADDRESS_REFUSED');
    wallet.intercept = () => ({status: 307, headers: {location: there}});
    await rejects(host.list(), 'UNREACHABLE');
    thief.close();
    assert.deepEqual(elsewhere, []);
  });

  it('refuses a host that says unsafe addresses, none, or too much', async () => {
    const flow = (more: object) => ({
      components: {
        securitySchemes: {
          OAuth2ACG: {
            flows: {
              authorizationCode: {
                authorizationUrl: 'https://a.example/',
                tokenUrl: 'https://a.example/',
                ...more,
              },
            },
          },
        },
      },
    });
    wallet.intercept = () => ({status: 200, body: flow({tokenUrl: 'http://a.example/token'})});
    await rejects(open(), 'ADDRESS_REFUSED');
    wallet.intercept = () => ({status: 200, body: flow({tokenUrl: undefined})});
    await rejects(open(), 'UNEXPECTED_REPLY');
    wallet.intercept = () => ({status: 200, body: 'x'.repeat(3000)});
    await rejects(open({maxBytes: 2000}), 'UNEXPECTED_REPLY');
    wallet.intercept = () => ({status: 404});
    await rejects(open(), 'NO_HOST');
    await rejects(open({host: 'http://wallet.example'}), 'ADDRESS_REFUSED');
    await rejects(open({host: 'http://127.0.0.1:9'}), 'UNREACHABLE');
  });

  it('ends when the caller says so', async () => {
    const host = await agreed();
    const why = new Error('left');
    await assert.rejects(host.list({signal: AbortSignal.abort(why)}), (error) => error === why);
  });

  it('registers only addresses that the standard takes', async () => {
    const host = await open();
    await assert.rejects(host.register({...metadata, redirectUrls: ['https://other.example/x']}), TypeError);
    await assert.rejects(host.register({...metadata, url: 'http://saules.example'}), TypeError);
    assert.ok(wallet.received.every(({url}) => url !== '/register'));
  });
});

describe('openCredentialHost with a Badge Connect 2.1 host', () => {
  it('reads badges and the profile, and writes nothing', async () => {
    const wallet = await openWallet('badgeConnect');
    try {
      const host = await openCredentialHost({host: wallet.url});
      assert.equal(host.description.protocol, 'badgeConnect');
      await host.register(metadata);
      const {url, pending} = await host.beginAuthorization({redirectUrl});
      assert.doesNotMatch(url, /assertion\.create/);
      await host.finishAuthorization(pending, wallet.agree(url));
      wallet.held.set('1', {id: 'https://badges.example/1', type: 'Assertion'});
      wallet.held.set('2', 'e30.e30.c2ln');
      wallet.held.set('3', {id: 'https://badges.example/3', type: 'Assertion'});
      const first = await host.list();
      assert.deepEqual(
        [first.credentials.length, first.compactJws, first.totalCount],
        [1, ['e30.e30.c2ln'], 3],
      );
      assert.equal(
        (await host.list({page: first.nextPage ?? ''})).credentials[0]?.['id'],
        'https://badges.example/3',
      );
      assert.equal((await host.profile())['name'], 'Nora');
      await rejects(host.upsert(badge('urn:1')), 'NOT_SUPPORTED');
    } finally {
      await wallet.close();
    }
  });
});
