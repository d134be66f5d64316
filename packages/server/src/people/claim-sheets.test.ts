import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import jsQr from 'jsqr';
import sharp from 'sharp';
import {openWorld, PAGE, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

const readQr = jsQr as unknown as typeof jsQr.default;

describe('a sheet of claim codes', () => {
  let world: TestWorld;
  let adviser: {token: string};
  before(async () => {
    world = await openWorld();
    adviser = {token: (await world.signIn('nadege@trois-saules.example')).token};
  });
  after(() => world.close());

  const names = (count: number) =>
    Array.from({length: count}, (_, index) => ({displayName: `Personne ${index}`}));
  const open = (sheetUrl: string) =>
    world.ask('claimCodes.openSheet', {token: new URL(sheetUrl).hash.slice(1)}, {origin: PUBLIC_URL});

  it('holds a code, a QR code and a date for each person, and each code signs its person in', async () => {
    const made = (await world.ask('claimCodes.createMany', {people: names(3)}, adviser)).value;
    assert.equal(made.items.length, 3);
    const {structureName, cards} = (await open(made.sheetUrl)).value;
    assert.equal(structureName, 'Les Trois Saules');
    assert.deepEqual(
      cards.map(({qr: _qr, ...card}) => card),
      made.items,
    );
    for (const card of cards) {
      const {data, info} = await sharp(Buffer.from(card.qr))
        .resize(240)
        .ensureAlpha()
        .raw()
        .toBuffer({resolveWithObject: true});
      const found = readQr(new Uint8ClampedArray(data), info.width, info.height);
      assert.equal(found?.data, card.address);
      const address = new URL(card.address);
      assert.equal(address.href.split('#')[0], `${PUBLIC_URL}/start/${STRUCTURE}`);
      assert.equal(address.hash, `#badge-code=${card.claimCode}`);
      const session = (await world.ask('signIn.withClaimCode', {claimCode: card.claimCode})).value;
      assert.deepEqual([session.person.id, session.person.displayName], [card.person, card.displayName]);
    }
  });

  it('opens once, for ten minutes, in its own structure; its address says nothing to a server', async () => {
    const make = async () =>
      (await world.ask('claimCodes.createMany', {people: names(1)}, adviser)).value.sheetUrl;
    const first = await make();
    assert.doesNotMatch(new URL(first).pathname + new URL(first).search, /[\w-]{30}/);
    const token = new URL(first).hash.slice(1);
    const elsewhere = await world.ask(
      'claimCodes.openSheet',
      {structure: 'voisine', token},
      {origin: PUBLIC_URL},
    );
    assert.equal(elsewhere.problem?.code, 'SHEET_UNKNOWN');
    assert.equal((await open(first)).status, 200);
    assert.equal((await open(first)).problem?.code, 'SHEET_UNKNOWN');
    const late = await make();
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000);
    assert.equal((await open(late)).problem?.code, 'SHEET_UNKNOWN');
    adviser = {token: (await world.signIn('nadege@trois-saules.example')).token};
  });

  it('leads to the structure’s own page where the adviser says so, and to no stranger’s', async () => {
    const make = (page: string) => world.ask('claimCodes.createMany', {people: names(1), page}, adviser);
    const [card] = (await make(`${PAGE}/badges?a=1`)).value.items;
    assert.equal(card?.address, `${PAGE}/badges?a=1#badge-code=${card?.claimCode ?? ''}`);
    assert.equal((await make('https://stranger.example/')).problem?.code, 'ORIGIN_NOT_ALLOWED');
  });

  it('is made whole or not at all', async () => {
    const [first] = (await world.ask('claimCodes.createMany', {people: names(1)}, adviser)).value.items;
    const driss = await world.signIn('driss@trois-saules.example');
    const people = [
      {displayName: 'Personne 0', person: first?.person ?? ''},
      {displayName: 'Driss', person: driss.person.id},
    ];
    const refused = await world.ask('claimCodes.createMany', {people}, adviser);
    assert.equal(refused.problem?.code, 'FORBIDDEN');
    // The code that she has in her hand was not replaced by one that nobody saw.
    const claimCode = first?.claimCode ?? '';
    assert.equal((await world.ask('signIn.withClaimCode', {claimCode})).status, 201);
    assert.equal(
      (await world.ask('claimCodes.createMany', {people: names(61)}, adviser)).problem?.code,
      'BAD_REQUEST',
    );
  });
});
