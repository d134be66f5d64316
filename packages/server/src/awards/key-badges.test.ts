import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {apply, awardOf, earn, keyRule} from '../../test/key-world.js';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('key badges', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('are offered where the definition says so: declined, and taken later', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const offers = async () => (await world.ask('awards.offers', {}, {token})).value.items;
    assert.deepEqual(
      (await offers()).map(({badge, state}) => [badge, state]),
      [['cle', 'offered']],
    );
    const onPathway = async () =>
      (await world.ask('pathways.progress', {pathway: 'parcours'}, {token})).value.steps.map(
        ({step, offer}) => [step, offer],
      );
    const noOffer = [
      ['un', undefined],
      ['deux', undefined],
    ];
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', 'offered']]);
    assert.equal(await awardOf(world, token, 'cle'), undefined);
    const inbox: unknown = await (
      await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}})
    ).json();
    assert.match(JSON.stringify(inbox), /Un badge vous attend.{1,3}: Badge cle/);

    assert.equal((await world.ask('awards.declineOffer', {badge: 'cle'}, {token})).status, 204);
    assert.equal((await offers())[0]?.state, 'declined');
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', 'declined']]);
    const again = await world.ask('awards.declineOffer', {badge: 'cle'}, {token});
    assert.equal(again.problem?.code, 'KEY_STATE');
    const taken = await world.ask('awards.takeOffer', {badge: 'cle'}, {token});
    assert.equal(taken.status, 201);
    assert.equal(taken.value.countedFrom?.length, 2);
    assert.equal((await world.ask('awards.takeOffer', {badge: 'cle'}, {token})).value.id, taken.value.id);
    assert.deepEqual(await offers(), []);
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', undefined]]);
    await world.backend.drainOutbox();
    // Nested: it counts once it is signed.
    assert.equal((await awardOf(world, token, 'cle-de-cle'))?.state, 'issued');
  });

  it('are nobody’s to take without an offer', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un');
    for (const id of ['awards.takeOffer', 'awards.declineOffer'] as const) {
      assert.equal((await world.ask(id, {badge: 'cle'}, {token})).problem?.code, 'KEY_OFFER_NEEDED');
      assert.equal((await world.ask(id, {badge: 'un'}, {token})).problem?.code, 'BADGE_UNKNOWN');
    }
  });

  it('withdraw an offer with the badge that it was made for', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const lost = (await awardOf(world, token, 'un'))?.id ?? '';
    await world.backend.revoke({award: lost, reason: 'Donné par erreur.'});
    assert.deepEqual((await world.ask('awards.offers', {}, {token})).value.items, []);
    assert.equal(
      (await world.ask('awards.takeOffer', {badge: 'cle'}, {token})).problem?.code,
      'KEY_OFFER_NEEDED',
    );
  });

  it('want the mandatory ones, and those inside their window', async () => {
    const late = '2027-01-01T00:00:00Z';
    await apply(
      world,
      keyRule({requires: [{badge: 'un', mandatory: true}, {badge: 'deux'}], minRequired: 1}),
      keyRule({requires: [{badge: 'deux', notBefore: late}]}, 'cle-de-cle'),
    );
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'deux');
    assert.equal(await awardOf(world, token, 'cle'), undefined);
    await earn(world, token, 'un');
    assert.equal((await awardOf(world, token, 'cle'))?.state, 'issued');
    assert.equal(await awardOf(world, token, 'cle-de-cle'), undefined);
  });

  it('are given to those who hold enough when they are published, once, nested ones too', async () => {
    await apply(world, keyRule({requires: [{badge: 'soutien'}]}));
    const people: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const {token} = await world.signIn(`${name}@example.org`);
      await earn(world, token, 'un', ...(name === 'c' ? [] : ['deux']));
      people.push(token);
    }
    await apply(world, keyRule({}));
    const states = async () => {
      const all = await Promise.all(
        people.map(async (token) => [
          (await awardOf(world, token, 'cle'))?.state,
          (await awardOf(world, token, 'cle-de-cle'))?.state,
        ]),
      );
      return all;
    };
    const expected = [
      ['issued', 'issued'],
      ['issued', 'issued'],
      [undefined, undefined],
    ];
    assert.deepEqual(await states(), expected);
    const [id] = [(await awardOf(world, people[0] ?? '', 'cle'))?.id];
    await apply(world, keyRule({minRequired: 2}));
    assert.deepEqual(await states(), expected);
    assert.equal((await awardOf(world, people[0] ?? '', 'cle'))?.id, id);
  });
});
