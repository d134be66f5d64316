import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('supporters', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      const soutien = structure?.badges.find(({id}) => id === 'soutien') ?? {};
      const process = {mode: 'automaticOnRequest', listsSupporters: true};
      soutien['process'] = {...process, recipients: ['person', 'organisation']};
      structure?.badges.push(
        {...soutien, id: 'fini', process: {...process, notAfter: '2026-11-01T00:00:00Z'}},
        {...soutien, id: 'un-mois', validForMonths: 1},
        ...Array.from({length: 12}, (_, n) => ({...soutien, id: `interet-${n}`, process})),
      );
    });
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());

  const ask = async (token: string, badge: string, more: object = {}) =>
    world.ask('requests.submit', {requestId: crypto.randomUUID(), badge, ...more}, {token});
  const list = async (badge = 'soutien') =>
    (await world.ask('supporters.list', {badge}, {origin: null})).value.items;
  const names = async (badge?: string) => (await list(badge)).map(({name}) => name);
  const awards = async (token: string) => (await world.ask('me.awards', {}, {token})).value.items;

  it('are organisations too, represented by a person, one badge each', async () => {
    const {token} = await world.signIn('cliente@example.org');
    const made = await world.ask(
      'organisations.create',
      {name: 'Boulangerie Ali', url: 'https://ali.example'},
      {token},
    );
    const organisation = made.value.id;
    const logo = await sharp({create: {width: 900, height: 300, channels: 3, background: '#c00'}})
      .jpeg()
      .toBuffer();
    const file = new Blob([Uint8Array.from(logo)]);
    const {logoUrl = ''} = (await world.ask('organisations.setLogo', {organisation, file}, {token})).value;
    const image = await world.fetch(logoUrl.slice(PUBLIC_URL.length));
    assert.equal(image.headers.get('content-type'), 'image/png');
    const {width, height} = await sharp(new Uint8Array(await image.arrayBuffer())).metadata();
    assert.deepEqual([width, height], [400, 400]);

    const badge = (await world.ask('badges.get', {badge: 'soutien'}, {origin: null})).value;
    assert.deepEqual(badge.recipients, ['person', 'organisation'], 'said to pages that offer it');
    const stranger = (await world.signIn('autre@example.org')).token;
    assert.equal((await ask(stranger, 'soutien', {organisation})).problem?.code, 'NOT_A_REPRESENTATIVE');
    assert.equal((await ask(token, 'interet-0', {organisation})).problem?.code, 'RECIPIENT_NOT_ALLOWED');
    assert.equal((await ask(token, 'soutien', {organisation, listed: true})).status, 201);
    assert.equal((await ask(token, 'soutien', {organisation})).problem?.code, 'BADGE_ALREADY_HELD');
    assert.equal((await ask(token, 'soutien')).status, 201, 'and the person themselves');
    assert.deepEqual(await list(), [], 'nothing is shown before it is signed');
    await world.backend.drainOutbox();
    assert.deepEqual(
      (await list()).map(({name, isOrganisation, url}) => [name, isOrganisation, url]),
      [['Boulangerie Ali', true, 'https://ali.example']],
    );
    const [award] = (await awards(token)).filter((one) => one.organisation === organisation);
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    assert.doesNotMatch(credential, /Boulangerie|ali\.example/, 'a badge names nobody');
    const unknown = {organisation: crypto.randomUUID(), name: 'X'};
    assert.equal(
      (await world.ask('organisations.change', unknown, {token})).problem?.code,
      'ORGANISATION_UNKNOWN',
    );
  });

  it('are shown only by an act of their own, which they take back', async () => {
    const {token} = await world.signIn('sami@example.org');
    await ask(token, 'soutien');
    await world.backend.drainOutbox();
    const award = (await awards(token))[0]?.id ?? '';
    const set = async (wish: object, init = {token}) =>
      world.ask('supporters.setListing', {award, isListed: true, ...wish}, init);
    assert.deepEqual((await world.ask('supporters.getListing', {award}, {token})).value, {isListed: false});
    assert.equal((await set({name: 'Sami'})).problem?.code, 'CONSENT_MISSING');
    assert.equal((await set({agreed: true})).problem?.code, 'REQUEST_INCOMPLETE');
    const stranger = {token: (await world.signIn('autre@example.org')).token};
    assert.equal((await set({name: 'Sami', agreed: true}, stranger)).problem?.code, 'AWARD_UNKNOWN');
    assert.equal((await set({name: 'Sami B.', agreed: true})).value.isListed, true);
    assert.ok((await list()).some(({name}) => name === 'Sami B.'));
    assert.deepEqual((await set({isListed: false})).value, {isListed: false});
    assert.ok(!(await list()).some(({name}) => name === 'Sami B.'));
  });

  it('give a badge back: it is revoked, and shown no more', async () => {
    const {token} = await world.signIn('lina@example.org');
    await ask(token, 'soutien', {listed: true, displayName: 'Lina'});
    await world.backend.drainOutbox();
    assert.ok((await list()).some(({name}) => name === 'Lina'));
    const award = (await awards(token))[0]?.id ?? '';
    const back = async () => world.ask('awards.giveBack', {award}, {token});
    assert.equal((await back()).value.state, 'revoked');
    assert.equal((await back()).problem?.code, 'REQUEST_STATE');
    assert.ok(!(await list()).some(({name}) => name === 'Lina'));
    assert.equal((await ask(token, 'soutien')).status, 201, 'and may ask again');
  });

  it('are listed newest first, until their badge is taken back, expires or is erased with them', async () => {
    const {now} = world.clock;
    for (const name of ['Ada', 'Bo', 'Cleo']) {
      const {token} = await world.signIn(`${name.toLowerCase()}@example.org`);
      await ask(token, 'un-mois', {listed: true, displayName: name});
    }
    assert.deepEqual(await names('un-mois'), [], 'nothing is shown before it is signed');
    await world.backend.drainOutbox();
    assert.deepEqual(await names('un-mois'), ['Cleo', 'Bo', 'Ada']);
    assert.ok(!(await names()).includes('Ada'), 'of one badge, not of another');

    const bo = (await world.signIn('bo@example.org')).token;
    const [award] = await awards(bo);
    await world.backend.revoke({award: award?.id ?? '', reason: 'Donné par erreur'});
    assert.deepEqual(await names('un-mois'), ['Cleo', 'Ada']);
    const cleo = (await world.signIn('cleo@example.org')).token;
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token: cleo});
    const code = await world.lastCode('cleo@example.org');
    assert.equal((await world.ask('me.erase', {code}, {token: cleo})).status, 204);
    assert.deepEqual(await names('un-mois'), ['Ada']);

    world.clock.now = new Date('2026-12-24T08:59:00Z');
    assert.deepEqual(await names('un-mois'), ['Ada']);
    world.clock.now = new Date('2026-12-24T09:30:00Z');
    assert.deepEqual(await names('un-mois'), []);
    await world.backend.keepHouse();
    const ada = (await world.signIn('ada@example.org')).token;
    const [expired] = await awards(ada);
    const listing = await world.ask('supporters.getListing', {award: expired?.id ?? ''}, {token: ada});
    assert.deepEqual(listing.value, {isListed: false}, 'and their name is kept no longer');
    world.clock.now = now;
  });

  it('ask while the campaign is open, and not without end', async () => {
    const {token} = await world.signIn('omar@example.org');
    assert.equal((await ask(token, 'fini')).problem?.code, 'CAMPAIGN_ENDED');
    for (let n = 0; n < 10; n++) assert.equal((await ask(token, `interet-${n}`)).status, 201);
    assert.equal((await ask(token, 'interet-10')).problem?.code, 'TOO_MANY_ATTEMPTS');
    world.clock.now = new Date(world.clock.now.getTime() + 25 * 3_600_000);
    const again = await world.signIn('omar@example.org');
    assert.equal((await ask(again.token, 'interet-10')).status, 201);
  });
});
