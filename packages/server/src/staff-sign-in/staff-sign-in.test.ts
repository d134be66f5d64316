import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Session} from '@pepites/recognition';
import {freePort} from '../../../../test/support/free-port.js';
import {
  openTestIssuer,
  type Spoiler,
  TestBrowser,
  type TestIssuer,
} from '../../../../test/support/oidc-issuer.js';
import {openWorld, makeDefinition, images, STRUCTURE, type TestWorld} from '../../test/world.js';
import {serve} from '../serve.js';
import type {LogEntry} from '../services.js';
import type {OidcSettings} from './settings.js';

const NADEGE = 'nadege@trois-saules.example';
const DRISS = 'driss@trois-saules.example';

interface Taken {
  readonly session: Session;
  readonly signOutUrl?: string;
}

describe('sign-in of staff by their organisation’s account', () => {
  let issuer: TestIssuer;
  let world: TestWorld;
  let url: string;
  let settings: OidcSettings;
  let listening: Awaited<ReturnType<typeof serve>>;
  const log: LogEntry[] = [];

  before(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    issuer = await openTestIssuer({backend: url});
    const {clientId, clientSecret} = issuer;
    settings = {name: 'Mon Académie', issuer: issuer.url, clientId, clientSecret};
    world = await openWorld({publicUrl: url, oidc: settings, log: (entry) => log.push(entry)});
    world.clock.now = new Date();
    listening = await serve(world.backend, {port, hostname: '127.0.0.1'});
  });
  after(async () => {
    await listening.close();
    await world.close();
    await issuer.close();
  });
  beforeEach(() => {
    issuer.accounts.set('n1', {email: NADEGE, email_verified: true});
    issuer.accounts.set('d1', {email: DRISS, email_verified: false});
    issuer.accounts.set('x1', {email: 'passant@example.org', email_verified: true});
  });
  afterEach(() => {
    issuer.spoil = undefined;
    issuer.isDown = false;
    world.clock.now = new Date();
  });

  const start = `/sign-in/oidc?structure=${STRUCTURE}&page=console`;
  const begin = async (browser: TestBrowser, path = start): Promise<string> => {
    const reply = await browser.open(url + path);
    assert.equal(reply.status, 303, await reply.clone().text());
    return reply.headers.get('location') ?? '';
  };
  /** To the issuer and back, not yet in. */
  const goThere = async (browser: TestBrowser, choice: string) =>
    browser.answer(issuer, await begin(browser), choice);
  const comeBack = async (browser: TestBrowser, back: URL) => {
    const reply = await browser.open(back);
    return {status: reply.status, location: reply.headers.get('location'), text: await reply.text()};
  };
  const takeWith = async (browser: TestBrowser, init: RequestInit = {}) =>
    browser.open(`${url}/sign-in/oidc/${STRUCTURE}/session`, {
      method: 'POST',
      headers: {origin: url},
      ...init,
    });
  const enter = async (choice: string, browser = new TestBrowser()): Promise<Taken> => {
    const {status, location, text} = await comeBack(browser, await goThere(browser, choice));
    assert.equal(status, 303, text);
    assert.equal(location, `${url}/console?structure=${STRUCTURE}#signed-in`);
    const reply = await takeWith(browser);
    assert.equal(reply.status, 201, await reply.clone().text());
    return (await reply.json()) as Taken;
  };
  /** The code on the page that says why. */
  const refusal = async (choice: string, browser = new TestBrowser()) => {
    const {status, text} = await comeBack(browser, await goThere(browser, choice));
    return `${status} ${/OIDC_\w+/.exec(text)?.[0] ?? text}`;
  };
  const spoilt = async (spoil: (spoiler: Spoiler) => Promise<string>) => {
    issuer.spoil = spoil;
    return refusal('n1');
  };

  it('shows the button on the pages of staff, by the name that was given', async () => {
    for (const page of ['console', 'examine']) {
      const text = await (await fetch(`${url}/${page}?structure=${STRUCTURE}`)).text();
      assert.match(text, new RegExp(`page=${page}"\\s*>Se connecter avec Mon Académie</a`));
    }
    const english = await fetch(`${url}/console?structure=${STRUCTURE}`, {
      headers: {'accept-language': 'en'},
    });
    assert.match(await english.text(), /Sign in with Mon Académie/);
  });

  it('asks with code, PKCE, state and nonce, and for no more than the address', async () => {
    const asked = new URL(await begin(new TestBrowser())).searchParams;
    assert.equal(asked.get('response_type'), 'code');
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.equal(asked.get('scope'), 'openid email');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((asked.get(name) ?? '').length >= 32, name);
  });

  it('opens a session of that person, with their roles, as long as a code by mail does', async () => {
    const {session, signOutUrl} = await enter('n1');
    assert.equal(session.person.email, NADEGE);
    assert.deepEqual(session.person.roles, ['examiner', 'adviser']);
    const onPage = {token: session.token, origin: url};
    const {items} = (await world.ask('me.sessions', {}, onPage)).value;
    assert.deepEqual(
      items.map(({beganWith}) => beganWith),
      ['oidc'],
    );
    const hours = (Date.parse(session.expiresAt) - Date.now()) / 3_600_000;
    assert.ok(hours > 7.9 && hours <= 8, String(hours));
    const out = new URL(signOutUrl ?? '');
    assert.equal(out.origin, issuer.url);
    assert.equal(out.searchParams.get('post_logout_redirect_uri'), `${url}/console`);
    assert.ok(out.searchParams.has('id_token_hint'));
  });

  it('is bound to the issuer’s name for the person from then on, and they are told', async () => {
    const {session} = await enter('n1');
    issuer.accounts.set('n1', {email: 'nadege.m@autre.example', email_verified: true});
    const again = await enter('n1');
    assert.equal(again.session.person.id, session.person.id);
    const {items} = (await world.ask('me.methods', {}, {token: session.token, origin: url})).value;
    assert.deepEqual(
      items.map(({kind, issuer: by}) => [kind, by]),
      [
        ['email', undefined],
        ['oidc', issuer.url],
      ],
    );
    await world.backend.drainOutbox();
    const inbox: unknown = await (
      await fetch(`${url}/dev/inbox`, {headers: {accept: 'application/json'}})
    ).json();
    const told = (inbox as {items: {to: string; text: string}[]}).items.filter(({text}) =>
      text.includes('s’ouvre maintenant aussi avec un compte Mon Académie'),
    );
    assert.deepEqual(
      told.map(({to}) => to),
      [NADEGE],
    );
  });

  it('is not opened by another account of the issuer with the same address', async () => {
    await enter('n1');
    issuer.accounts.set('n2', {email: NADEGE, email_verified: true});
    assert.equal(await refusal('n2'), '403 OIDC_OTHER_ACCOUNT');
  });

  it('refuses an address that the issuer does not prove, a stranger, and who is no member any more', async () => {
    assert.equal(await refusal('d1'), '403 OIDC_EMAIL_UNVERIFIED');
    assert.equal(await refusal('x1'), '403 OIDC_NOT_STAFF');
    // Known here, and nobody's staff.
    await world.signIn('passant@example.org');
    assert.equal(await refusal('x1'), '403 OIDC_NOT_STAFF');
    issuer.accounts.set('d1', {email: DRISS, email_verified: true});
    const browser = new TestBrowser();
    const back = await goThere(browser, 'd1');
    assert.equal((await comeBack(browser, back)).status, 303);
    const without = makeDefinition((plain) => {
      const [structure] = plain.structures as unknown as [{staff: {email: string}[]}];
      structure.staff = structure.staff.filter(({email}) => email !== DRISS);
    });
    await world.backend.apply(without, {images, dryRun: false});
    const late = await takeWith(browser);
    assert.deepEqual([late.status, await late.json()], [403, {code: 'OIDC_NOT_STAFF'}]);
    assert.equal(await refusal('d1'), '403 OIDC_NOT_STAFF');
    await world.backend.apply(makeDefinition(), {images, dryRun: false});
  });

  it('comes back in the browser that was sent, once, with that question', async () => {
    const mine = new TestBrowser();
    const back = await goThere(mine, 'n1');
    const other = new TestBrowser();
    await begin(other);
    // Somebody else's answer signs nobody in, with or without a sign-in of their own under way.
    for (const foreign of [new TestBrowser(), other]) {
      const {status, text} = await comeBack(foreign, back);
      assert.equal(status, 400);
      assert.match(text, /OIDC_ENDED/);
      assert.equal((await takeWith(foreign)).status, 403);
    }
    const changed = new URL(back);
    changed.searchParams.set('state', 'x'.repeat(43));
    assert.equal((await comeBack(mine, changed)).status, 400);
    assert.equal((await comeBack(mine, back)).status, 303);
    assert.equal((await comeBack(mine, back)).status, 400, 'twice');
    assert.equal((await takeWith(mine, {headers: {origin: 'https://ailleurs.example'}})).status, 422);
    assert.equal((await takeWith(mine)).status, 201);
    assert.equal((await takeWith(mine)).status, 403, 'twice');
  });

  it('does not take the code of another question, nor one that was used', async () => {
    const first = new TestBrowser();
    const used = await goThere(first, 'n1');
    assert.equal((await comeBack(first, used)).status, 303);
    const unused = await goThere(new TestBrowser(), 'n1');
    for (const from of [used, unused]) {
      const browser = new TestBrowser();
      const back = await goThere(browser, 'n1');
      back.searchParams.set('code', from.searchParams.get('code') ?? '');
      const {status, text} = await comeBack(browser, back);
      assert.equal(status, 502);
      assert.match(text, /OIDC_ANSWER_WRONG/);
      assert.equal((await takeWith(browser)).status, 403);
    }
  });

  it('does not take an answer in another issuer’s name', async () => {
    for (const iss of ['https://autre.example', undefined]) {
      const browser = new TestBrowser();
      const back = await goThere(browser, 'n1');
      assert.equal(back.searchParams.get('iss'), issuer.url);
      if (iss === undefined) back.searchParams.delete('iss');
      else back.searchParams.set('iss', iss);
      assert.match((await comeBack(browser, back)).text, /OIDC_ANSWER_WRONG/);
    }
  });

  it('relies on no token with something wrong in it', async () => {
    const wrong = '502 OIDC_ANSWER_WRONG';
    const past = Math.floor(Date.now() / 1000) - 3600;
    assert.equal(
      await spoilt(async ({claims, sign}) => sign({...claims, nonce: 'x'.repeat(43)})),
      wrong,
      'nonce',
    );
    assert.equal(
      await spoilt(async ({claims, sign}) => sign({...claims, nonce: undefined})),
      wrong,
      'no nonce',
    );
    assert.equal(
      await spoilt(async ({claims, sign}) => sign({...claims, iss: 'https://autre.example'})),
      wrong,
      'iss',
    );
    assert.equal(await spoilt(async ({claims, sign}) => sign({...claims, aud: 'another'})), wrong, 'aud');
    assert.equal(await spoilt(async ({claims, sign}) => sign({...claims, exp: past})), wrong, 'expired');
    assert.equal(await spoilt(async ({claims, forge}) => forge(claims)), wrong, 'another key');
    const plain = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = async ({claims}: Spoiler) => `${plain({alg: 'none'})}.${plain(claims)}.`;
    assert.equal(await spoilt(none), wrong, 'no signature');
    const hmac = async ({claims}: Spoiler) => `${plain({alg: 'HS256'})}.${plain(claims)}.${plain({})}`;
    assert.equal(await spoilt(hmac), wrong, 'a key that both know');
    issuer.spoil = async ({claims, sign}) => sign(claims);
    await enter('n1');
  });

  it('takes a token until it ends by the backend’s clock, half a minute more', async () => {
    const endsIn = async (seconds: number) => {
      issuer.spoil = async ({claims, sign}) =>
        sign({...claims, exp: Math.floor(world.clock.now.getTime() / 1000) + seconds});
      return enter('n1').then(
        () => 'in',
        () => 'refused',
      );
    };
    assert.equal(await endsIn(-20), 'in');
    assert.equal(await endsIn(-45), 'refused');
  });

  it('says so where the issuer does not answer, or the person said no', async () => {
    const browser = new TestBrowser();
    const back = await goThere(browser, 'n1');
    issuer.isDown = true;
    world.clock.now = new Date(Date.now() + 660_000);
    const reply = await fetch(url + start, {redirect: 'manual'});
    assert.equal(reply.status, 502);
    const text = await reply.text();
    assert.match(
      text,
      /Mon Académie ne répond pas pour l’instant[\s\S]*recevez un code par mail[\s\S]*OIDC_ISSUER_DOWN/,
    );
    world.clock.now = new Date();
    assert.match((await comeBack(browser, back)).text, /OIDC_ISSUER_DOWN/);
    const english = await fetch(`${url}/sign-in/oidc/back`, {headers: {'accept-language': 'en'}});
    assert.match(await english.text(), /html lang="en"[\s\S]*Start again on this device/);
    issuer.isDown = false;
    assert.equal(await refusal('refuse'), '403 OIDC_REFUSED');
  });

  it('ends after a quarter of an hour, and a minute after the way back', async () => {
    const browser = new TestBrowser();
    const back = await goThere(browser, 'n1');
    world.clock.now = new Date(Date.now() + 16 * 60_000);
    assert.match((await comeBack(browser, back)).text, /OIDC_ENDED/);
    world.clock.now = new Date();
    const next = new TestBrowser();
    assert.equal((await comeBack(next, await goThere(next, 'n1'))).status, 303);
    world.clock.now = new Date(Date.now() + 61_000);
    assert.equal((await takeWith(next)).status, 403);
  });

  it('leads to the backend’s own pages only', async () => {
    for (const query of [`structure=${STRUCTURE}&page=https://ailleurs.example`, 'structure=inconnue', ''])
      assert.equal((await fetch(`${url}/sign-in/oidc?${query}`, {redirect: 'manual'})).status, 404, query);
    const browser = new TestBrowser();
    const path = `/sign-in/oidc?structure=${STRUCTURE}&page=examine&return=https://ailleurs.example`;
    const back = await browser.answer(issuer, await begin(browser, path), 'n1');
    const {location} = await comeBack(browser, back);
    assert.equal(location, `${url}/examine?structure=${STRUCTURE}#signed-in`);
  });

  it('keeps its secret, and what is said of people, to itself', async () => {
    const page = await (await fetch(`${url}/console?structure=${STRUCTURE}`)).text();
    const all = JSON.stringify([log, page, await world.backend.examine()]);
    for (const secret of [issuer.clientSecret, NADEGE, DRISS]) assert.ok(!all.includes(secret), secret);
    assert.ok(log.some(({detail}) => detail?.includes('OIDC_ANSWER_WRONG') === true));
  });

  it('is looked at by doctor', async () => {
    const of = async () => (await world.backend.examine()).find(({check}) => check === 'signIn');
    assert.deepEqual(await of(), {
      check: 'signIn',
      state: 'good',
      detail: `Mon Académie answers at ${issuer.url}.`,
    });
    issuer.isDown = true;
    const bad = await of();
    assert.equal(bad?.state, 'bad');
    assert.match(bad.detail, /does not say how to sign in/);
  });

  it('goes with the person, and is in what they take along', async () => {
    issuer.accounts.set('d1', {email: DRISS, email_verified: true});
    const {session} = await enter('d1');
    const onPage = {token: session.token, origin: url};
    const {rows} = (await world.ask('me.data', {}, onPage)).value;
    assert.ok(JSON.stringify(rows).includes(`${issuer.url} d1`));
    await world.ask('me.askErasure', {}, onPage);
    const code = await world.lastCode(DRISS);
    assert.equal((await world.ask('me.erase', {code, everywhere: true}, onPage)).problem, undefined);
    assert.equal(await refusal('d1'), '403 OIDC_NOT_STAFF');
  });

  describe('with an issuer of habits of its own', () => {
    const withSettings = async (
      change: Partial<OidcSettings>,
      act: () => Promise<void>,
      options: Omit<Parameters<typeof openTestIssuer>[0], 'backend'> = {},
    ) => {
      const usual = issuer;
      issuer = await openTestIssuer({backend: url, ...options});
      for (const [sub, account] of usual.accounts) issuer.accounts.set(sub, account);
      await listening.close();
      await world.reopen({oidc: {...settings, issuer: issuer.url, ...change}});
      listening = await serve(world.backend, {port: Number(new URL(url).port), hostname: '127.0.0.1'});
      try {
        await act();
      } finally {
        await issuer.close();
        issuer = usual;
      }
    };

    const comesIn = async () => {
      await enter('n1');
    };

    it('takes its word for addresses only where the settings do', async () => {
      issuer.accounts.set('n3', {email: NADEGE});
      await withSettings({}, async () => assert.equal(await refusal('n3'), '403 OIDC_EMAIL_UNVERIFIED'));
      await withSettings({trustsEmail: true}, async () => {
        assert.equal((await enter('n3')).session.person.email, NADEGE);
        assert.equal(await refusal('d1'), '403 OIDC_EMAIL_UNVERIFIED', 'it says no');
      });
    });

    it('lets in by domain, by claim, by level', async () => {
      const emailDomains = ['trois-saules.example'];
      await withSettings({emailDomains}, async () => {
        await enter('n1');
        assert.equal(await refusal('x1'), '403 OIDC_NOT_ALLOWED');
        // Bound or not, the address must be of them each time.
        issuer.accounts.set('n1', {email: 'nadege@ailleurs.example', email_verified: true});
        assert.equal(await refusal('n1'), '403 OIDC_NOT_ALLOWED');
      });
      await withSettings({requiredClaim: {name: 'groups', value: 'badges'}}, async () => {
        assert.equal(await refusal('n1'), '403 OIDC_NOT_ALLOWED');
        issuer.accounts.set('n1', {email: NADEGE, email_verified: true, groups: ['tous', 'badges']});
        await enter('n1');
      });
      await withSettings({acrValues: ['eidas1']}, comesIn);
      await withSettings({acrValues: ['eidas1', 'eidas2']}, async () => {
        issuer.spoil = async ({claims, sign}) => sign({...claims, acr: 'eidas0'});
        assert.equal(await refusal('n1'), '403 OIDC_NOT_ALLOWED');
      });
    });

    it('reads what is said of the person from the token, or from a signed reply; its secret in the body', async () => {
      await withSettings({}, comesIn, {saysAllInToken: true});
      const client = {
        userinfo_signed_response_alg: 'ES256',
        token_endpoint_auth_method: 'client_secret_post',
      } as const;
      await withSettings({clientAuth: 'post'}, comesIn, {client});
    });

    it('starts with no address that is none, and knows no button without settings', async () => {
      for (const change of [
        {issuer: 'http://connexion.example'},
        {issuer: `${issuer.url}/.well-known/openid-configuration`},
        {clientSecret: ' '},
        {scopes: 'email'},
      ])
        await assert.rejects(openWorld({oidc: {...settings, ...change}}), {code: 'ERR_OIDC_INVALID'});
      const plain = await openWorld();
      try {
        const console = await (await plain.fetch(`/console?structure=${STRUCTURE}`)).text();
        assert.doesNotMatch(console, /sign-in\/oidc/);
        assert.equal((await plain.fetch(start)).status, 404);
      } finally {
        await plain.close();
      }
    });
  });
});
