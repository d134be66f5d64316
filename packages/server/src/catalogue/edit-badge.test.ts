import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {STRUCTURE} from '../../test/world.js';
import {type LeadWorld, openLeadWorld, picture} from '../../test/lead.js';

const text = (name: string) => ({
  name: {fr: name},
  description: {fr: 'Une phrase.'},
  criteria: [{fr: 'Je sais faire.'}],
  imageAlt: {fr: 'Un carré'},
  process: {mode: 'automaticOnRequest' as const},
});

describe('a badge that its lead writes', () => {
  let lead: LeadWorld;
  let by: {token: string};
  before(async () => {
    lead = await openLeadWorld();
    by = await lead.signInLead();
  });
  after(() => lead.world.close());

  it('makes a badge that a file which does not know it leaves alone', async () => {
    const made = await lead.world.ask(
      'badges.create',
      {badge: 'maraichage', text: text('Maraîchage'), image: await picture()},
      by,
    );
    assert.deepEqual([made.status, made.value.badgeVersion], [201, 1]);
    await lead.apply();
    const badge = (await lead.world.ask('badges.get', {badge: 'maraichage'})).value;
    assert.equal(badge.name.fr, 'Maraîchage');
    const image = await lead.world.fetch(new URL(badge.imageUrl).pathname);
    assert.equal(image.headers.get('content-type'), 'image/png');
    const again = await lead.world.ask(
      'badges.create',
      {badge: 'maraichage', text: text('Autre'), image: await picture()},
      by,
    );
    assert.equal(again.problem?.code, 'BADGE_EXISTS');
    const {achievement} = await lead.give('jardin@example.org', 'maraichage');
    assert.match((achievement['image'] as {id: string}).id, /\/image\?version=1$/);
  });

  it('writes it anew, with the checks of the file, and not over another’s change', async () => {
    const before = (await lead.world.ask('badges.edit', {badge: 'maraichage'}, by)).value;
    lead.world.clock.now = new Date(lead.world.clock.now.getTime() + 60_000);
    const {updatedAt} = before;
    const change = {badge: 'maraichage', updatedAt, text: text('Maraîchage et fleurs')};
    const after = (await lead.world.ask('badges.update', change, by)).value;
    assert.deepEqual([after.badgeVersion, after.text.name.fr], [2, 'Maraîchage et fleurs']);
    assert.equal((await lead.world.ask('badges.update', change, by)).problem?.code, 'BADGE_CHANGED');
    const key = {mode: 'keyBadge' as const, requires: [{badge: 'nulle-part'}]};
    const wrong = {...change, updatedAt: after.updatedAt, text: {...text('Clé'), process: key}};
    const {problem} = await lead.world.ask('badges.update', wrong, by);
    assert.deepEqual(problem?.problems, [{at: 'process.requires.0', code: 'BADGE_UNKNOWN'}]);
  });

  it('takes another image only with its words, drawn anew, and keeps the old one for old badges', async () => {
    const {updatedAt} = (await lead.world.ask('badges.edit', {badge: 'maraichage'}, by)).value;
    const change = {badge: 'maraichage', updatedAt, imageAlt: {fr: 'Une tomate'}};
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    const refused = await lead.world.ask('badges.setImage', {...change, image: svg}, by);
    assert.equal(refused.problem?.code, 'FILE_TYPE_REFUSED');
    const bare = await lead.world.ask('badges.setImage', {...change, image: svg, imageAlt: ''}, by);
    assert.equal(bare.problem?.code, 'BAD_REQUEST');
    const image = await picture('#A2452C');
    const after = (await lead.world.ask('badges.setImage', {...change, image}, by)).value;
    assert.deepEqual([after.badgeVersion, after.text.imageAlt.fr], [3, 'Une tomate']);
    const bytes = async (version: string) => {
      const reply = await lead.world.fetch(`/structures/${STRUCTURE}/badges/maraichage/image${version}`);
      return Buffer.from(await reply.arrayBuffer()).toString('base64');
    };
    assert.equal(await bytes(''), await bytes('?version=3'));
    assert.notEqual(await bytes(''), await bytes('?version=1'));
  });

  it('is for the lead alone', async () => {
    const driss = await lead.world.signIn('driss@trois-saules.example');
    assert.equal((await lead.world.ask('badges.edit', {badge: 'un'}, driss)).problem?.code, 'FORBIDDEN');
  });

  it('retires a badge without touching those that were given', async () => {
    const {token, award} = await lead.give('retraite@example.org', 'maraichage');
    const retired = await lead.world.ask('badges.retire', {badge: 'maraichage'}, by);
    assert.deepEqual([retired.value.isRetired, retired.value.badgeVersion], [true, 3]);
    const other = await lead.world.signIn('tard@example.org');
    const input = {requestId: crypto.randomUUID(), badge: 'maraichage'};
    assert.equal((await lead.world.ask('requests.submit', input, other)).problem?.code, 'BADGE_RETIRED');
    const [still] = (await lead.world.ask('me.awards', {}, {token})).value.items;
    assert.deepEqual([still?.id, still?.state], [award?.id, 'issued']);
    const ids = (await lead.world.ask('catalogue.list', {})).value.items.map(({id}) => id);
    assert.ok(!ids.includes('maraichage'));
    await lead.world.ask('badges.retire', {badge: 'maraichage', isRetired: false}, by);
    assert.ok((await lead.world.ask('catalogue.list', {q: 'MARAICHAGE'})).value.items.length === 1);
  });
});
