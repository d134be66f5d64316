/** A backend reads for pages what people show in their Open Badge Passport, and nothing else; what it gives is verified by our engine. */
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {obpPlace, openObp} from '@pepites/connectors';
import type {Problem} from '@pepites/recognition';
import {openWorld, PAGE, PUBLIC_URL, type TestWorld} from '../../packages/server/test/world.js';
import {type ObpEmulator, openObpEmulator} from '../emulators/obp/emulator.ts';
import {noFaults} from '../emulators/obp/faults.ts';
import type {Person, Selfie, UserBadge} from '../emulators/obp/records.ts';

describe('badges of a Passport, read by the backend', () => {
  let obp: ObpEmulator;
  let world: TestWorld;
  let malika: Person;
  let selfie: Selfie;
  before(async () => {
    obp = await openObpEmulator();
    world = await openWorld({
      badgePlaces: [
        obpPlace(
          openObp({
            ...{url: obp.url, fetch: async (request) => fetch(request), spacingMs: 0, timeoutMs: 500},
            clock: {now: () => world.clock.now, sleep: async (ms) => wait(ms)},
          }),
        ),
      ],
    });
    malika = obp.passport.addPerson();
    selfie = obp.passport.addSelfie(obp.passport.addPerson({firstName: 'Léa', lastName: 'T.'}));
  });
  afterEach(() => {
    Object.assign(obp.faults, noFaults());
    wait(10 * 60_000);
  });
  after(async () => {
    await world.close();
    await obp.close();
  });

  const wait = (ms: number): void => {
    world.clock.now = new Date(world.clock.now.getTime() + ms);
  };
  const given = (more: Partial<UserBadge> = {}) => obp.passport.issueSelfie(selfie, malika, more);
  const pageOf = ({id}: UserBadge): string => `${obp.url}/badge/info/${id}`;
  const ask = async (address: string, origin = PUBLIC_URL) =>
    world.fetch(`/badges-elsewhere?url=${encodeURIComponent(address)}`, {headers: {origin}});
  const codeOf = async (reply: Response): Promise<[number, string]> => [
    reply.status,
    ((await reply.json()) as Problem).code,
  ];
  const verdictOn = async (credential: string | Uint8Array) => {
    const {text} = await parse(credential);
    const {value} = await world.ask('verification.documents', {credential: text}, {origin: PUBLIC_URL});
    const known = new Map(value.documents.map((document) => [document.url, document]));
    return verify(text, {
      now: new Date(),
      fetchDocument: async (url) => known.get(url) ?? Promise.reject(new Error('not had')),
    });
  };
  const statusOf = (verdict: Awaited<ReturnType<typeof verdictOn>>) =>
    verdict.checks.find(({id}) => id === 'status')?.code;

  it('are a picture that holds the badge in its issuer’s words, which every page may read', async () => {
    const badge = given();
    for (const address of [pageOf(badge), `${pageOf(badge)}/pic/embed`]) {
      const reply = await ask(address);
      assert.equal(reply.status, 200);
      assert.equal(reply.headers.get('content-type'), 'image/png');
      assert.equal(reply.headers.get('access-control-allow-origin'), '*');
      assert.match(reply.headers.get('content-security-policy') ?? '', /sandbox/);
      const png = new Uint8Array(await reply.arrayBuffer());
      const {view, format} = await parse(png);
      assert.deepEqual([view.name, view.issuer.name, format], ['Aide aux voisins', 'Léa T.', 'ob2-hosted']);
      const verdict = await verdictOn(png);
      assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks));
    }
  });

  it('are refused when they were taken back, though the Passport still shows them', async () => {
    const badge = given();
    const before = new Uint8Array(await (await ask(pageOf(badge))).arrayBuffer());
    obp.passport.revoke(badge);
    for (const png of [before, new Uint8Array(await (await ask(pageOf(badge))).arrayBuffer())]) {
      const verdict = await verdictOn(png);
      assert.deepEqual([verdict.outcome, statusOf(verdict)], ['refused', 'REVOKED']);
      assert.equal((await parse(png)).view.name, 'Aide aux voisins');
    }
    // Read only now that its issuer says no more than that it is gone: by the name that the Passport has.
    const late = given();
    obp.passport.revoke(late);
    const png = new Uint8Array(await (await ask(pageOf(late))).arrayBuffer());
    assert.equal((await parse(png)).view.name, 'Aide aux voisins');
    assert.deepEqual((await verdictOn(png)).outcome, 'refused');
  });

  it('are refused when the Passport itself says that they were taken back, whatever else is not known', async () => {
    const badge = given({isRevoked: true});
    obp.faults.breaksAssertions = true;
    const reply = await ask(pageOf(badge));
    const text = await reply.text();
    const verdict = await verdictOn(text);
    assert.deepEqual([verdict.outcome, statusOf(verdict)], ['refused', 'REVOKED']);
    assert.equal((await parse(text)).view.name, 'Aide aux voisins');
  });

  it('never count as good where their issuer does not answer', async () => {
    const badge = given();
    obp.faults.breaksAssertions = true;
    const reply = await ask(pageOf(badge));
    assert.equal(reply.status, 200);
    const verdict = await verdictOn(new Uint8Array(await reply.arrayBuffer()));
    assert.equal(verdict.outcome, 'undetermined');
    // Back again: the same copy is good, and none is taken for changed.
    obp.faults.breaksAssertions = false;
    assert.equal(
      (await verdictOn(new Uint8Array(await (await ask(pageOf(badge))).arrayBuffer()))).outcome,
      'verified',
    );
  });

  it('are a list, each with an address of its own here', async () => {
    const jo = obp.passport.addPerson();
    const [one, two] = [obp.passport.issueSelfie(selfie, jo), obp.passport.issueSelfie(selfie, jo)];
    obp.passport.issueSelfie(selfie, jo, {visibility: 'private'});
    obp.passport.revoke(two);
    const reply = await ask(`${obp.url}/profile/${jo.id}`);
    assert.equal(reply.headers.get('content-type'), 'application/json');
    const {items} = (await reply.json()) as {items: {credential: object; imageUrl: string}[]};
    assert.equal(items.length, 2);
    const verdicts = await Promise.all(
      items.map(async ({credential}) => verdictOn(JSON.stringify(credential))),
    );
    assert.deepEqual(
      verdicts.map((verdict) => [verdict.outcome, statusOf(verdict)]),
      [
        ['verified', 'OK'],
        ['refused', 'REVOKED'],
      ],
    );
    assert.match(JSON.stringify(items[0]), new RegExp(`/obpv1/selfie/_/assertion/${one.id}"`));
    const {imageUrl = ''} = items[0] ?? {};
    assert.ok(imageUrl.startsWith(`${PUBLIC_URL}/badges-elsewhere?url=`), imageUrl);
    const picture = await world.fetch(imageUrl.slice(PUBLIC_URL.length), {headers: {origin: PUBLIC_URL}});
    assert.equal(picture.headers.get('content-type'), 'image/png');
    assert.equal((await parse(new Uint8Array(await picture.arrayBuffer()))).view.name, 'Aide aux voisins');
    const lists = () => obp.calls.filter((call) => call.endsWith(`/displayer/${jo.id}/group/0.json`)).length;
    assert.equal(lists(), 1);
    // Asked for later, the list is read again.
    wait(6 * 60_000);
    const later = await world.fetch(imageUrl.slice(PUBLIC_URL.length), {headers: {origin: PUBLIC_URL}});
    assert.deepEqual([later.status, lists()], [200, 2]);
  });

  it('are not there for everybody: said once, and asked again a little later', async () => {
    const badge = given({visibility: 'private'});
    assert.deepEqual(await codeOf(await ask(pageOf(badge))), [404, 'BADGE_UNKNOWN']);
    badge.visibility = 'internal';
    wait(60_000);
    assert.deepEqual(await codeOf(await ask(pageOf(badge))), [404, 'BADGE_UNKNOWN']);
    badge.visibility = 'public';
    assert.equal((await ask(pageOf(badge))).status, 404);
    wait(60_000);
    assert.equal((await ask(pageOf(badge))).status, 200);
  });

  it('are asked for once, however many look', async () => {
    const badge = given();
    const infos = () => obp.calls.filter((call) => call.endsWith(`/p/badge/info/${badge.id}`)).length;
    await Promise.all(Array.from({length: 20}, async () => ask(pageOf(badge))));
    await ask(pageOf(badge));
    assert.equal(infos(), 1);
    wait(6 * 60_000);
    await ask(pageOf(badge));
    assert.equal(infos(), 2);
  });

  it('are of the Passports that are known here: no other address is ever asked', async () => {
    let asked = 0;
    const elsewhere = createServer((_, response) => {
      asked++;
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const {length} = obp.calls;
    try {
      for (const address of [
        `${other}/app/badge/info/1`,
        `${obp.url}@${new URL(other).host}/badge/info/1`,
        `${obp.url}/obpv1/p/badge/info/1`,
        `${obp.url}/page/view/1`,
        `${obp.url}/badge/info/../../obpv1/badge/verify/1`,
        `${obp.url}/badge/info/1?${'a'.repeat(3000)}`,
        'file:///etc/passwd',
        '',
      ])
        assert.deepEqual(await codeOf(await ask(address)), [400, 'BAD_REQUEST'], address);
      obp.faults.redirectsTo = `${other}/`;
      assert.deepEqual(await codeOf(await ask(`${obp.url}/badge/info/1`)), [503, 'UNAVAILABLE']);
    } finally {
      elsewhere.close();
    }
    assert.equal(asked, 0);
    assert.equal(obp.calls.length, length + 1);
  });

  it('wait, with a code, when the platform is down, slow, strange or counts calls', async () => {
    const badge = given();
    for (const [fault, seconds] of [
      [{isUnavailable: true}, '60'],
      [{isUnreachable: true}, '60'],
      [{slowMs: 1500}, '60'],
      [{strangeAnswers: 1}, '60'],
      [{tooManyCalls: 1, retryAfterSeconds: 7}, undefined],
    ] as const) {
      Object.assign(obp.faults, noFaults(), fault);
      const reply = await ask(pageOf(badge));
      if (seconds !== undefined) assert.equal(reply.headers.get('retry-after'), seconds);
      assert.deepEqual(await codeOf(reply), [503, 'UNAVAILABLE'], JSON.stringify(fault));
    }
    Object.assign(obp.faults, noFaults());
    // Nobody’s call goes there until it may.
    const {length} = obp.calls;
    const other = await ask(pageOf(given()), 'https://elsewhere.example');
    assert.deepEqual([other.status, other.headers.get('retry-after')], [503, '7']);
    wait(6000);
    assert.equal((await ask(pageOf(badge))).status, 503);
    assert.equal(obp.calls.length, length);
    wait(1000);
    assert.equal((await ask(pageOf(badge))).status, 200);
  });

  it('are read so often a minute for one site, and no more', async () => {
    const {length} = obp.calls;
    const statuses: number[] = [];
    for (let id = 1; id <= 305; id++) statuses.push((await ask(`${obp.url}/badge/info/${id}`, PAGE)).status);
    assert.deepEqual([statuses[299], statuses[300], statuses[304]], [404, 429, 429]);
    assert.equal(obp.calls.length, length + 300);
    // Another site is not kept waiting by it.
    assert.equal((await ask(pageOf(given()))).status, 200);
  });

  it('do not lead a page of elsewhere to what this machine keeps for itself', async () => {
    const badge = given();
    const reply = await ask(pageOf(badge), 'https://elsewhere.example');
    assert.equal(reply.status, 200);
    // The hosted badge is at an address of this machine: it was not read.
    assert.equal((await parse(new Uint8Array(await reply.arrayBuffer()))).view.name, '');
  });
});
