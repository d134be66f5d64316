import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {apply, awardOf} from '../../test/key-world.js';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('badges of other issuers', () => {
  let world: TestWorld;
  let adviser: {token: string};
  const issuer = `${PUBLIC_URL}/issuers/voisine`;
  const achievement = `${PUBLIC_URL}/structures/voisine/badges/ailleurs`;
  before(async () => {
    world = await openWorld();
    await apply(world, (plain) => {
      const [own, other] = plain.structures;
      const [model] = own?.badges ?? [];
      const process = {mode: 'automaticOnRequest'};
      const origins = own?.origins ?? [];
      Object.assign(other ?? {}, {
        origins,
        badges: ['ailleurs', 'non-dit'].map((id) => ({...model, id, process})),
      });
      const from = {issuer, achievement};
      own?.badges.push({
        ...model,
        id: 'pont',
        process: {mode: 'keyBadge', requires: [{badge: 'la-bas', from}]},
      });
      own?.pathways?.push({
        id: 'avec-ailleurs',
        title: 'Avec ailleurs',
        steps: [{id: 'un', kind: 'badge', badge: 'un', alsoFrom: [from]}] as never,
        edges: [],
      });
    });
    adviser = {token: (await world.signIn('nadege@trois-saules.example')).token};
  });
  after(() => world.close());

  /** A badge of the other structure, in the person's hands. */
  const receive = async (email: string, badge = 'ailleurs') => {
    const there = {structure: 'voisine'};
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('signIn.sendCode', {...there, email});
    const code = await world.lastCode(email);
    const {token} = (await world.ask('signIn.withCode', {...there, email, code})).value;
    await world.ask('requests.submit', {...there, requestId: crypto.randomUUID(), badge}, {token});
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', there, {token})).value;
    const award = items.find((one) => one.badge === badge);
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    const image = await (await world.fetch(new URL(award?.imageUrl ?? '').pathname)).blob();
    const copy = await world.ask(
      'awards.copyFor',
      {...there, award: award?.id ?? '', format: 'json'},
      {token},
    );
    return {award: award?.id ?? '', credential, image, named: await copy.value.text()};
  };
  const bring = async (token: string, file: string | Blob) =>
    world.ask('foreignBadges.add', {file: typeof file === 'string' ? new Blob([file]) : file}, {token});

  it('count at once when they name the address that the person has proven here', async () => {
    const {named} = await receive('yasmine@example.org');
    const {token} = await world.signIn('yasmine@example.org');
    const added = await bring(token, named);
    assert.deepEqual(
      [added.status, added.value.state, added.value.issuerName],
      [201, 'counts', 'La Voisine'],
    );
    assert.equal((await bring(token, named)).value.id, added.value.id);
    await world.backend.drainOutbox();
    const key = await awardOf(world, token, 'pont');
    assert.deepEqual([key?.state, key?.countedFrom], ['issued', [added.value.id]]);
    const progress = await world.ask('pathways.progress', {pathway: 'avec-ailleurs'}, {token});
    assert.deepEqual(
      progress.value.steps.map(({state, issuer: by}) => [state, by]),
      [['earned', issuer]],
    );
  });

  it('never count for somebody whom they do not name', async () => {
    const {named} = await receive('amine@example.org');
    const {token} = await world.signIn('voleur@example.org');
    const {value} = await bring(token, named);
    assert.equal(value.state, 'notTheirs');
    const confirmed = await world.ask('foreignBadges.confirm', {foreignBadge: value.id}, adviser);
    assert.equal(confirmed.problem?.code, 'RECIPIENT_NOT_PROVEN');
    await world.backend.drainOutbox();
    assert.equal(await awardOf(world, token, 'pont'), undefined);
  });

  it('wait for an adviser when they do not say whose they are', async () => {
    const {image} = await receive('lina@example.org');
    const {token, person} = await world.signIn('lina@example.org');
    const {value} = await bring(token, image);
    assert.equal(value.state, 'toConfirm');
    const {items} = (await world.ask('foreignBadges.toConfirm', {}, adviser)).value;
    assert.deepEqual(
      items.map(({id, person: whose}) => [id, whose]),
      [[value.id, person.id]],
    );
    const confirm = async (init: {token: string}) =>
      world.ask('foreignBadges.confirm', {foreignBadge: value.id}, init);
    assert.equal((await confirm({token})).problem?.code, 'FORBIDDEN');
    assert.equal((await confirm(adviser)).value.state, 'counts');
    await world.backend.drainOutbox();
    assert.equal((await awardOf(world, token, 'pont'))?.state, 'issued');
    const removed = await world.ask('foreignBadges.remove', {foreignBadge: value.id}, {token});
    assert.equal(removed.status, 204);
    assert.equal((await awardOf(world, token, 'pont'))?.state, 'issued', 'what was given stays');
  });

  it('are refused when they are forged, taken back, of no list, or no badges', async () => {
    const {named, credential, award} = await receive('omar@example.org');
    const {token} = await world.signIn('omar@example.org');
    const forged = JSON.stringify({...(JSON.parse(named) as object), awardedDate: '2020-01-01T00:00:00Z'});
    assert.equal((await bring(token, forged)).value.state, 'notVerified');
    const {named: unlisted} = await receive('omar@example.org', 'non-dit');
    assert.equal((await bring(token, unlisted)).problem?.code, 'FOREIGN_NOT_LISTED');
    assert.equal((await bring(token, 'bonjour')).problem?.code, 'CREDENTIAL_MALFORMED');
    await world.backend.revoke({award, reason: 'Donné par erreur.'});
    assert.equal((await bring(token, credential)).value.state, 'notVerified');
    await world.backend.drainOutbox();
    assert.equal(await awardOf(world, token, 'pont'), undefined);
  });
});
