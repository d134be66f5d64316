/** The client of Open Badge Passport against the emulated platform, and what may go wrong. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {noFaults} from '../../../../test/emulators/obp/faults.js';
import {type ObpEmulator, openObpEmulator} from '../../../../test/emulators/obp/emulator.js';
import type {Person, Selfie} from '../../../../test/emulators/obp/records.js';
import {type ObpClient, ObpError, type ObpErrorCode, obpPlace, type ObpOptions, openObp} from '../index.js';

const rejects = async (work: Promise<unknown>, code: ObpErrorCode): Promise<ObpError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ObpError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
};

describe('the client of Open Badge Passport', () => {
  let obp: ObpEmulator;
  let malika: Person;
  let selfie: Selfie;
  let client: ObpClient;
  const open = (options: Partial<ObpOptions> = {}): ObpClient =>
    openObp({url: obp.url, fetch: async (request) => fetch(request), spacingMs: 0, ...options});
  before(async () => {
    obp = await openObpEmulator();
    malika = obp.passport.addPerson();
    selfie = obp.passport.addSelfie(obp.passport.addPerson({firstName: 'Léa', lastName: 'T.'}));
    client = open();
  });
  afterEach(() => Object.assign(obp.faults, noFaults()));
  after(async () => obp.close());

  const given = () => obp.passport.issueSelfie(selfie, malika);
  const pageOf = ({id}: {readonly id: number}) => `${obp.url}/badge/info/${id}`;
  const displayer = (path: string) => `${new URL(obp.url).origin}/displayer/${path}`;

  it('reads a public badge by its number, its page, or a frame of it', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika, {showRecipientName: 2, expiresOn: 1_900_000_000});
    const read = await client.badge(pageOf(badge));
    assert.deepEqual(
      [read.name, read.issuerName, read.holderName, read.expiresAt, read.isRevoked],
      ['Aide aux voisins', 'Léa T.', 'Malika B.', '2030-03-17T17:46:40.000Z', false],
    );
    assert.equal(read.assertionUrl, `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`);
    assert.equal((JSON.parse(read.assertion ?? '') as {id: string}).id, read.assertionUrl);
    for (const other of [String(badge.id), `${pageOf(badge)}/pic/embed`, `${pageOf(badge)}?lang=fr`])
      assert.deepEqual(await client.badge(other), read, other);
    const png = await client.picture(read.imageUrl ?? '');
    assert.equal(Buffer.from(png).subarray(1, 4).toString(), 'PNG');
  });

  it('says that a badge is not for everybody, and no more', async () => {
    const badge = given();
    badge.visibility = 'private';
    assert.equal((await rejects(client.badge(pageOf(badge)), 'NOT_FOUND')).isAbsent, true);
    await rejects(client.badge('1'), 'NOT_FOUND');
    badge.visibility = 'internal';
    assert.equal((await rejects(client.badge(pageOf(badge)), 'SIGN_IN_NEEDED')).isAbsent, true);
  });

  it('tells what the platform found when it asked the issuer', async () => {
    const badge = given();
    const good = await client.state(pageOf(badge));
    assert.deepEqual([good.assertionStatus, good.criteriaStatus, good.isRevoked], [200, 200, false]);
    obp.passport.revoke(badge);
    const taken = await client.state(pageOf(badge));
    assert.deepEqual([taken.assertionStatus, taken.isRevoked], [410, true]);
    assert.equal((await client.state('1')).assertionStatus, 404);
  });

  it('reads the groups of a person, and the badges of one', async () => {
    const jo = obp.passport.addPerson();
    const badge = obp.passport.issueSelfie(selfie, jo, {tags: ['Métier']});
    assert.deepEqual(await client.groups(String(jo.id)), [
      {id: '0', name: 'Public badges', count: 1},
      {id: '1', name: 'Métier', count: 1},
    ]);
    const [one] = await client.groupBadges(String(jo.id), '0');
    assert.equal(one?.assertionUrl, `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`);
    assert.equal(one.name, 'Aide aux voisins');
    await rejects(client.groups('1'), 'NOT_FOUND');
    await rejects(client.groupBadges(String(jo.id), '9'), 'NOT_FOUND');
  });

  it('asks no other host, whatever it is given, and never looks for people', async () => {
    const {length} = obp.calls;
    const {port} = new URL(obp.url);
    for (const address of [
      'https://openbadgepassport.example/app/badge/info/1',
      `http://localhost:${port}/app/badge/info/1`,
      `${obp.url}x/badge/info/1`,
      `${obp.url}/profile/1`,
      '../badge/info/1',
      '',
    ]) {
      await rejects(client.badge(address), 'ADDRESS_REFUSED');
      await rejects(client.state(address), 'ADDRESS_REFUSED');
    }
    await rejects(client.groups('1/../2'), 'ADDRESS_REFUSED');
    await rejects(client.picture('https://elsewhere.example/a.png'), 'ADDRESS_REFUSED');
    await rejects(client.picture('//elsewhere.example/a.png'), 'ADDRESS_REFUSED');
    assert.equal(obp.calls.length, length);
    assert.ok(obp.calls.every((call) => !call.includes('convert')));
    for (const url of ['http://openbadgepassport.com/app', 'nowhere', 'https://me@openbadgepassport.com'])
      assert.throws(() => open({url}), TypeError, url);
  });

  it('asks nothing more until it may, when it has asked too often', async () => {
    const page = pageOf(given());
    let at = Date.parse('2026-11-20T10:00:00Z');
    const patient = open({clock: {now: () => new Date(at), sleep: async (ms) => void (at += ms)}});
    for (const [header, seconds] of [
      [7, 7],
      [undefined, 60],
      [10_000_000, 3600],
    ] as const) {
      Object.assign(obp.faults, {tooManyCalls: 1, retryAfterSeconds: header});
      const until = new Date(at + seconds * 1000);
      assert.deepEqual((await rejects(patient.badge(page), 'RATE_LIMITED')).retryAt, until);
      const {length} = obp.calls;
      at += seconds * 1000 - 1;
      assert.deepEqual((await rejects(patient.groups('1'), 'RATE_LIMITED')).retryAt, until);
      assert.equal(obp.calls.length, length);
      at += 1;
      assert.equal((await patient.badge(page)).name, 'Aide aux voisins');
    }
  });

  it('says by code what goes wrong', async () => {
    const page = pageOf(given());
    obp.faults.isUnavailable = true;
    assert.equal((await rejects(client.badge(page), 'PLATFORM_DOWN')).isPassing, true);
    obp.faults.isUnavailable = false;
    obp.faults.strangeAnswers = 1;
    await rejects(client.badge(page), 'UNEXPECTED_REPLY');
    obp.faults.redirectsTo = `${obp.url}/obpv1/p/badge/info/1`;
    await rejects(client.badge(page), 'UNREACHABLE');
    obp.faults.redirectsTo = undefined;
    obp.faults.slowMs = 200;
    await rejects(open({timeoutMs: 30}).badge(page), 'TIMED_OUT');
    const stop = new AbortController();
    const begun = client.badge(page, {signal: stop.signal});
    stop.abort(new Error('enough'));
    await assert.rejects(begun, /enough/);
    obp.faults.slowMs = 0;
    await rejects(open({maxBytes: 100}).badge(page), 'UNEXPECTED_REPLY');
    obp.faults.isUnreachable = true;
    await rejects(client.badge(page), 'UNREACHABLE');
  });

  describe('as a place that a backend reads for a page', () => {
    it('gives a badge as it was taken up, and a list by the addresses of its badges', async () => {
      const jo = obp.passport.addPerson();
      const badge = obp.passport.issueSelfie(selfie, jo);
      const place = obpPlace(client);
      const hosted = `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`;
      const alone = await place.read(pageOf(badge));
      assert.equal(alone.kind, 'badge');
      assert.match(alone.badge.credential, /"recipient"/);
      const list = await place.read(`${obp.url}/profile/${jo.id}`);
      assert.equal(list.kind, 'list');
      assert.equal(list.listUrl, displayer(`${jo.id}/group/0`));
      assert.deepEqual(
        list.badges.map(({address, credential}) => [address, (JSON.parse(credential) as {id: string}).id]),
        [[hosted, hosted]],
      );
      const one = await place.read(`${list.listUrl}#${encodeURIComponent(hosted)}`);
      assert.deepEqual(one, {kind: 'badge', badge: list.badges[0]});
      await rejects(place.read(`${list.listUrl}#https://a.example/`), 'NOT_FOUND');
      await rejects(place.read('https://elsewhere.example/badge/info/1'), 'ADDRESS_REFUSED');
      assert.equal(await place.picture(`${obp.url}/file/none.png`), undefined);
    });
  });
});
