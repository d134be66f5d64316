import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {extract} from '@pepites/credentials/bake.js';
import {verify} from '@pepites/credentials/verify.js';
import {openWorld, PAGE, PUBLIC_URL, STRUCTURE, type TestWorld} from '../test/world.js';

describe('the main path', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const check = async (credential: object | string | Uint8Array) => {
    const text =
      typeof credential === 'string'
        ? credential
        : credential instanceof Uint8Array
          ? (await extract(credential)).text
          : JSON.stringify(credential);
    const {body} = await world.call('POST', '/verification-documents', {
      body: {credential: text},
      origin: 'https://stranger.example',
    });
    const documents = new Map(body.documents.map((one: {url: string}) => [one.url, one]));
    return verify(credential, {
      now: new Date(world.clock.now.getTime() + 1000),
      recognisedIssuers: body.recognisedIssuers,
      fetchDocument: async (url) => {
        const document = documents.get(url);
        if (!document) throw new Error(`not there: ${url}`);
        return document as never;
      },
    });
  };

  it('goes from a code to a badge that verifies, a pathway that moves on, and key badges that come by themselves', async () => {
    const {token, scopes, person} = await world.signIn('sami@example.org');
    assert.deepEqual(scopes, ['request:own', 'progress:own']);
    assert.equal(person.email, 'sami@example.org');
    const examiner = await world.signIn('nadege@trois-saules.example', PUBLIC_URL);
    assert.deepEqual(examiner.person.roles, ['examiner', 'adviser']);
    assert.ok(Date.parse(examiner.expiresAt) - world.clock.now.getTime() > 7 * 3_600_000);

    const progress = async () =>
      (await world.call('GET', `/structures/${STRUCTURE}/pathways/parcours/progress`, {token})).body;
    assert.deepEqual(
      (await progress()).steps.map((s: {state: string}) => s.state),
      ['now', 'later', 'later'],
    );

    for (const badge of ['un', 'deux']) {
      const request = await world.ask(token, badge);
      const queue = await world.call('GET', `/structures/${STRUCTURE}/reviews`, {
        token: examiner.token,
        origin: null,
      });
      assert.equal(queue.status, 200, JSON.stringify(queue.body));
      assert.equal(queue.body.waiting, 1);
      assert.equal(queue.body.items[0].earnerName, 'Sami');
      const seen = queue.body.items[0];
      const decided = await world.call('POST', `/structures/${STRUCTURE}/requests/${request}/reviews`, {
        token: examiner.token,
        origin: PUBLIC_URL,
        version: seen.version,
        body: {answer: 'yes', criteriaMet: [0], noConflict: true, revision: 1},
      });
      assert.equal(decided.status, 200, JSON.stringify(decided.body));
      assert.equal(decided.body.state, 'approved');
      assert.equal((await progress()).steps.find((s: {step: string}) => s.step === badge).state, 'requested');
      await world.backend.drainOutbox();
    }
    const {steps, earned, total} = await progress();
    assert.deepEqual(
      steps.map((s: {state: string}) => s.state),
      ['earned', 'earned', 'earned'],
    );
    assert.deepEqual([earned, total], [2, 2]);

    const awards = (await world.call('GET', `/structures/${STRUCTURE}/me/awards`, {token})).body.items;
    assert.deepEqual(awards.map((a: {badge: string}) => a.badge).sort(), ['cle', 'cle-de-cle', 'deux', 'un']);
    const key = awards.find((a: {badge: string}) => a.badge === 'cle');
    assert.equal(key.countedFrom.length, 2);

    const first = awards.find((a: {badge: string}) => a.badge === 'un');
    const shared = await world.call('GET', new URL(first.credentialUrl).pathname, {
      origin: 'https://stranger.example',
    });
    assert.equal(shared.headers.get('access-control-allow-origin'), '*');
    assert.doesNotMatch(JSON.stringify(shared.body), /sami|Nad[eè]ge/i);
    const verdict = await check(shared.body);
    assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks));
    const png = await world.call('GET', new URL(first.imageUrl).pathname);
    assert.equal((await check(png.body)).outcome, 'verified');
    const changed = {...shared.body, name: 'Autre'};
    assert.equal((await check(changed)).outcome, 'refused');

    await world.backend.revoke({award: `urn:uuid:${first.id}`, reason: 'Donné par erreur'});
    const after = await check(shared.body);
    assert.equal(after.outcome, 'refused');
    assert.ok(after.checks.some(({code}) => code === 'REVOKED'));
    const page = await world.call('GET', new URL(first.pageUrl).pathname);
    assert.match(page.body, /Badge retiré/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  });

  it('gives a supporters’ badge at once, and lists those who want it', async () => {
    const {token} = await world.signIn('amie@example.org');
    const reply = await world.call('POST', `/structures/${STRUCTURE}/requests`, {
      token,
      body: {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'Une amie', listed: true},
    });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    assert.equal(reply.body.state, 'approved');
    await world.backend.drainOutbox();
    const list = await world.call('GET', `/structures/${STRUCTURE}/badges/soutien/supporters`);
    assert.deepEqual(
      list.body.items.map((s: {name: string}) => s.name),
      ['Une amie'],
    );
    const again = await world.call('POST', `/structures/${STRUCTURE}/requests`, {
      token,
      body: {requestId: crypto.randomUUID(), badge: 'soutien'},
    });
    assert.equal(again.body.code, 'BADGE_ALREADY_HELD');
    void PAGE;
  });
});
