import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {decodeStatusList, getStatus} from '@pepites/credentials/status.js';
import {apply, awardOf, earn, keyRule, verdictOn} from '../../test/key-world.js';
import {openWorld, STRUCTURE, type TestWorld} from '../../test/world.js';

describe('key badges when a badge that they rest on is taken back', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const loseOne = async (rule: object) => {
    await apply(world, keyRule(rule), keyRule({requires: [{badge: 'cle'}], ...rule}, 'cle-de-cle'));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const award = (await awardOf(world, token, 'un'))?.id ?? '';
    await world.backend.revoke({award, reason: 'Donné par erreur.'});
    await world.backend.drainOutbox();
    const [key, nested] = [await awardOf(world, token, 'cle'), await awardOf(world, token, 'cle-de-cle')];
    return {token, key, nested};
  };

  it('stay, by default', async () => {
    const {key, nested} = await loseOne({});
    assert.deepEqual([key?.state, nested?.state], ['issued', 'issued']);
    assert.equal((await verdictOn(world, key?.credentialUrl)).outcome, 'verified');
  });

  it('fall with it under `revoke`, and what is nested above them', async () => {
    const {key, nested} = await loseOne({onRevoked: 'revoke'});
    assert.deepEqual([key?.state, nested?.state], ['revoked', 'revoked']);
    for (const award of [key, nested]) {
      const {outcome, checks} = await verdictOn(world, award?.credentialUrl);
      assert.deepEqual([outcome, checks.find(({id}) => id === 'status')?.code], ['refused', 'REVOKED']);
    }
  });

  it('are suspended under `suspend`, and come back', async () => {
    const {token, key} = await loseOne({onRevoked: 'suspend'});
    assert.equal(key?.state, 'issued');
    assert.ok(key.suspendedAt);
    const {checks} = await verdictOn(world, key.credentialUrl);
    assert.equal(checks.find(({id}) => id === 'status')?.code, 'SUSPENDED');
    await earn(world, token, 'un');
    const back = await awardOf(world, token, 'cle');
    assert.deepEqual([back?.id, back?.suspendedAt], [key.id, undefined]);
    assert.equal((await verdictOn(world, back?.credentialUrl)).outcome, 'verified');
  });

  it('stay suspended when their person is erased, whatever else changes in the list', async () => {
    const {token, key} = await loseOne({onRevoked: 'suspend'});
    const text = await (await world.fetch(new URL(key?.credentialUrl ?? '').pathname)).text();
    const {credentialStatus} = JSON.parse(text) as {credentialStatus: {statusListIndex: string}[]};
    const index = Number(credentialStatus[1]?.statusListIndex);
    const isSuspended = async (): Promise<boolean> => {
      const list = await (await world.fetch(`/status/${STRUCTURE}/suspension`)).text();
      const {credentialSubject} = JSON.parse(list) as {credentialSubject: {encodedList: string}};
      return getStatus(await decodeStatusList(credentialSubject.encodedList), index);
    };
    assert.equal(await isSuspended(), true);
    await world.ask('me.askErasure', {}, {token});
    const code = await world.lastCode('sami@example.org');
    assert.equal((await world.ask('me.erase', {code}, {token})).status, 204);
    const {token: other} = await world.signIn('lou@example.org');
    await earn(world, other, 'un', 'deux');
    const award = (await awardOf(world, other, 'un'))?.id ?? '';
    await world.backend.revoke({award, reason: 'Donné par erreur.'});
    await world.backend.drainOutbox();
    assert.ok((await awardOf(world, other, 'cle'))?.suspendedAt);
    assert.equal(await isSuspended(), true);
  });

  /** A tower of four: `cle` rests on `un` and `deux`, and each of the others on the one below it. */
  const tower = ['cle', 'cle-de-cle', 'tour', 'fleche'];
  const buildTower = async (...policies: (string | undefined)[]) => {
    await apply(world, (plain) => {
      const badges = plain.structures[0]?.badges ?? [];
      const model = badges.find(({id}) => id === 'cle-de-cle');
      for (const id of tower) if (!badges.some((one) => one['id'] === id)) badges.push({...model, id});
      tower.forEach((id, floor) => {
        const requires = floor === 0 ? [{badge: 'un'}, {badge: 'deux'}] : [{badge: tower[floor - 1]}];
        const badge = badges.find((one) => one['id'] === id);
        if (badge) badge['process'] = {mode: 'keyBadge', requires, onRevoked: policies[floor]};
      });
    });
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const states = async () =>
      Promise.all(
        tower.map(async (id) => {
          const award = await awardOf(world, token, id);
          return award?.state === 'issued' && award.suspendedAt !== undefined ? 'suspended' : award?.state;
        }),
      );
    assert.deepEqual(await states(), ['issued', 'issued', 'issued', 'issued']);
    const revoke = async (badge: string) => {
      const award = (await awardOf(world, token, badge))?.id ?? '';
      await world.backend.revoke({award, reason: 'Donné par erreur.'});
      await world.backend.drainOutbox();
    };
    return {token, states, revoke};
  };
  const subjects = async () => {
    const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    return ((await reply.json()) as {items: {subject: string}[]}).items.map(({subject}) => subject);
  };

  it('wait with a suspended one below them, as far as their policies carry it, and come back with it', async () => {
    const {token, states, revoke} = await buildTower('suspend', 'revoke', 'suspend', 'keep');
    await revoke('un');
    assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'issued']);
    const nested = await awardOf(world, token, 'tour');
    const {checks} = await verdictOn(world, nested?.credentialUrl);
    assert.equal(checks.find(({id}) => id === 'status')?.code, 'SUSPENDED');
    assert.equal((await subjects()).filter((subject) => subject.includes('est en pause')).length, 3);
    await earn(world, token, 'un');
    assert.deepEqual(await states(), ['issued', 'issued', 'issued', 'issued']);
    assert.equal((await verdictOn(world, nested?.credentialUrl)).outcome, 'verified');
    assert.equal((await subjects()).filter((subject) => subject.includes('de nouveau bon')).length, 3);
    await revoke('deux');
    assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'issued'], 'again');
    assert.equal((await subjects()).filter((subject) => subject.includes('est en pause')).length, 6);
  });

  it('fall for good only with one that falls for good', async () => {
    const {states, revoke} = await buildTower('suspend', 'revoke', 'revoke', 'suspend');
    await revoke('un');
    assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'suspended']);
    await revoke('cle');
    assert.deepEqual(await states(), ['revoked', 'revoked', 'revoked', 'suspended']);
  });
});
