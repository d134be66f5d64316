import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import sharp from 'sharp';
import {openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

const parts = {
  name: 'Je répare les vélos',
  description: 'Je sais remettre un vélo en état.',
  criteria: ['Je change une chambre à air.'],
  imageAlt: 'Une étoile sur un rond vert',
};

describe('self-created badges', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn('sami@example.org')).token;
  });
  after(() => world.close());

  const fetchDocument = async (url: string) => {
    const reply = await world.fetch(url.slice(PUBLIC_URL.length));
    const mediaType = reply.headers.get('content-type') ?? '';
    return {url, status: reply.status, mediaType, body: await reply.text()};
  };
  const check = async (credential: string) =>
    verify(credential, {now: new Date(world.clock.now.getTime() + 1000), fetchDocument});
  const create = async (given: object = {}) =>
    (await world.ask('selfCreated.create', given, {token})).value.id;
  const draw = async (selfBadge: string) =>
    world.ask(
      'selfCreated.drawImage',
      {selfBadge, shape: 'circle', symbol: 'star', colour: '#1E5A45'},
      {token},
    );

  it('say what is missing, part by part, until they can be published', async () => {
    const selfBadge = await create({name: parts.name});
    const publish = async () => world.ask('selfCreated.publish', {selfBadge}, {token});
    const {problem} = await publish();
    assert.deepEqual(
      [problem?.code, problem?.problems?.map(({at}) => at)],
      ['BADGE_INCOMPLETE', ['description', 'criteria', 'image', 'imageAlt']],
    );
    const {imageAlt: _, ...others} = parts;
    await world.ask('selfCreated.edit', {selfBadge, ...others}, {token});
    assert.deepEqual(
      (await draw(selfBadge)).value.missing,
      ['imageAlt'],
      'an image without words is no image',
    );
    assert.equal((await publish()).problem?.code, 'BADGE_INCOMPLETE');
    await world.ask('selfCreated.remove', {selfBadge}, {token});
    assert.deepEqual((await world.ask('selfCreated.list', {}, {token})).value.items, []);
  });

  it('are signed by a pseudonym of their own, verify, and say who made them', async () => {
    const selfBadge = await create(parts);
    await draw(selfBadge);
    const published = (await world.ask('selfCreated.publish', {selfBadge}, {token})).value;
    assert.equal(published.state, 'published');
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    const award = items.find(({id}) => id === published.award);
    assert.deepEqual([award?.isSelfCreated, award?.badgeName.fr, award?.state], [true, parts.name, 'issued']);
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    assert.equal((await check(credential)).outcome, 'verified');
    const {view} = await parse(credential);
    assert.equal(view.issuer.id, published.issuerId);
    assert.equal(view.issuer.name, 'Créé par la personne elle-même');
    assert.doesNotMatch(credential, new RegExp(`${STRUCTURE}|Trois Saules|sami@|Sami`));
    const image = await world.fetch((view.imageUrl ?? '').slice(PUBLIC_URL.length));
    assert.equal(image.headers.get('content-type'), 'image/png');
    const page = await world.fetch(new URL(award?.pageUrl ?? '').pathname, {headers: {accept: 'text/html'}});
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.match(text, /Créé par la personne elle-même/);

    const other = await create({...parts, name: 'Autre'});
    await draw(other);
    const second = (await world.ask('selfCreated.publish', {selfBadge: other}, {token})).value;
    assert.notEqual(second.issuerId, published.issuerId, 'two badges are not known to be of one person');
    assert.equal(
      (await world.ask('selfCreated.edit', {selfBadge, name: 'x'}, {token})).problem?.code,
      'REQUEST_STATE',
    );

    // Documented afterwards, and recommended as any badge.
    const evidence = {kind: 'text', text: 'Douze vélos cet été.'} as const;
    await world.ask('awards.addEvidence', {award: published.award ?? '', evidence}, {token});
    const stateOf = async () =>
      (await world.ask('selfCreated.list', {}, {token})).value.items.find(({id}) => id === selfBadge)?.state;
    assert.equal(await stateOf(), 'documented');

    const retired = await world.ask('selfCreated.retire', {selfBadge}, {token});
    assert.equal(retired.value.state, 'retired');
    assert.equal((await check(credential)).outcome, 'refused');
    const adviser = await world.signIn('nadege@trois-saules.example');
    const list = await world.ask('selfCreated.list', {}, {token: adviser.token});
    assert.deepEqual(list.value.items, []);
    const stolen = await world.ask('selfCreated.retire', {selfBadge: other}, {token: adviser.token});
    assert.equal(stolen.problem?.code, 'BADGE_UNKNOWN');
  });

  it('take a photo as their image, drawn anew, and no SVG', async () => {
    const selfBadge = await create(parts);
    const photo = await sharp({create: {width: 900, height: 400, channels: 3, background: '#c00'}})
      .withExif({IFD0: {Make: 'Secret'}})
      .jpeg()
      .toBuffer();
    const set = async (bytes: Uint8Array) =>
      world.ask('selfCreated.setImage', {selfBadge, file: new Blob([Uint8Array.from(bytes)])}, {token});
    assert.equal((await set(photo)).value.hasImage, true);
    const reply = await world.ask('selfCreated.image', {selfBadge}, {token});
    const drawn = Buffer.from(await reply.value.arrayBuffer());
    const {width, height, format} = await sharp(drawn).metadata();
    assert.deepEqual([width, height, format], [600, 600, 'png']);
    assert.doesNotMatch(drawn.toString('latin1'), /Secret/);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    assert.equal((await set(svg)).problem?.code, 'FILE_TYPE_REFUSED');
  });
});
