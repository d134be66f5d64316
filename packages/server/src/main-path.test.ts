import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {FetchedDocument} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import {verify} from '@pepites/credentials/verify.js';
import {openWorld, PUBLIC_URL, type TestWorld} from '../test/world.js';

describe('the main path', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  /** As a page does: the documents come from the backend, the page checks them. */
  const check = async (credential: string) => {
    const stranger = {origin: 'https://stranger.example'};
    const {value} = await world.ask('verification.documents', {credential}, stranger);
    return verify(credential, {
      now: new Date(world.clock.now.getTime() + 1000),
      recognisedIssuers: value.recognisedIssuers,
      fetchDocument: async (url): Promise<FetchedDocument> => {
        const document = value.documents.find((one) => one.url === url);
        if (!document) throw new Error(`not among the documents: ${url}`);
        return document;
      },
    });
  };
  const read = async (url: string | undefined) => world.fetch(new URL(url ?? '').pathname);

  it('goes from a code to a badge that verifies, and key badges come by themselves', async () => {
    const {token, scopes, person} = await world.signIn('sami@example.org');
    assert.deepEqual(scopes, ['request:own', 'progress:own']);
    assert.equal(person.email, 'sami@example.org');
    const {token: staff, ...examiner} = await world.signIn('nadege@trois-saules.example', PUBLIC_URL);
    assert.deepEqual(examiner.person.roles, ['examiner', 'adviser']);
    assert.ok(Date.parse(examiner.expiresAt) - world.clock.now.getTime() > 7 * 3_600_000);

    const states = async () => {
      const {value} = await world.ask('pathways.progress', {pathway: 'parcours'}, {token});
      return [...value.steps.map(({state}) => state), value.earned, value.total];
    };
    assert.deepEqual(await states(), ['now', 'later', 'later', 0, 2]);
    for (const badge of ['un', 'deux']) {
      const request = await world.submit(token, badge);
      // Browsers name no origin when a page reads from its own.
      const queue = await world.ask('reviews.queue', {}, {token: staff, origin: null});
      assert.deepEqual([queue.value.waiting, queue.value.items[0]?.earnerName], [1, 'Sami']);
      const decided = await world.accept({token: staff, origin: PUBLIC_URL}, request);
      assert.equal(decided.value.state, 'approved');
      assert.equal((await states()).includes('requested'), true);
      await world.backend.drainOutbox();
    }
    assert.deepEqual(await states(), ['earned', 'earned', 'earned', 2, 2]);

    const {items} = (await world.ask('me.awards', {}, {token})).value;
    assert.deepEqual(items.map(({badge}) => badge).sort(), ['cle', 'cle-de-cle', 'deux', 'un']);
    assert.equal(items.find(({badge}) => badge === 'cle')?.countedFrom?.length, 2);

    const first = items.find(({badge}) => badge === 'un');
    const shared = await read(first?.credentialUrl);
    assert.equal(shared.headers.get('access-control-allow-origin'), '*');
    const credential = await shared.text();
    assert.doesNotMatch(credential, /sami|nad[eè]ge/i);
    const verdict = await check(credential);
    assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks));
    const png = await extract(new Uint8Array(await (await read(first?.imageUrl)).arrayBuffer()));
    assert.equal(png.text, credential);
    assert.equal((await check(credential.replace('Badge un', 'Badge an'))).outcome, 'refused');

    await world.backend.revoke({award: `urn:uuid:${first?.id ?? ''}`, reason: 'Donné par erreur'});
    const revoked = await check(credential);
    assert.equal(revoked.outcome, 'refused');
    assert.ok(revoked.checks.some(({code}) => code === 'REVOKED'));
    const page = await read(first?.pageUrl);
    assert.match(await page.text(), /Ce badge a été retiré/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    await assert.rejects(world.backend.revoke({award: first?.id ?? '', reason: 'x'}), {
      code: 'ERR_AWARD_REVOKED',
    });
  });

  it('gives a supporters’ badge at once, once, and lists those who want it', async () => {
    const {token} = await world.signIn('amie@example.org');
    const support = (more: object) =>
      world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien', ...more}, {token});
    assert.equal((await support({displayName: 'Une amie', listed: true})).value.state, 'approved');
    await world.backend.drainOutbox();
    const {items} = (await world.ask('supporters.list', {badge: 'soutien'})).value;
    assert.deepEqual(
      items.map(({name}) => name),
      ['Une amie'],
    );
    assert.equal((await support({})).problem?.code, 'BADGE_ALREADY_HELD');
  });
});
