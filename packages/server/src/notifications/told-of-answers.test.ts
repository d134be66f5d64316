/** What a person may be told of how they hear of an answer. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('a request that waits for an answer', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const own = async (token: string) => (await world.ask('me.requests', {}, {token})).value.items[0];

  it('says to the person, and to nobody else, that an e-mail will tell the answer', async () => {
    const {token} = await world.signIn('sami@example.org');
    const examiner = {token: (await world.signIn('driss@trois-saules.example')).token};
    const request = await world.submit(token, 'un');
    assert.equal((await own(token))?.isToldByEmail, true);
    const seen = await world.ask('requests.get', {request}, examiner);
    assert.equal(seen.value.isToldByEmail, undefined);
    await world.accept(examiner, request);
    assert.equal((await own(token))?.isToldByEmail, undefined);
  });

  it('promises none to who wants none, and still one to who wants the important ones', async () => {
    const {token} = await world.signIn('calme@example.org');
    await world.submit(token, 'un');
    const choose = async (notifications: 'none' | 'important') => {
      await world.ask('me.setNotifications', {notifications}, {token});
      return (await own(token))?.isToldByEmail;
    };
    assert.equal(await choose('none'), undefined);
    assert.equal(await choose('important'), true);
  });

  it('promises none to who has no address', async () => {
    const {token: adviser} = await world.signIn('nadege@trois-saules.example');
    const made = await world.ask('claimCodes.create', {displayName: 'Amadou'}, {token: adviser});
    const {token} = (await world.ask('signIn.withClaimCode', {claimCode: made.value.claimCode})).value;
    await world.submit(token, 'un');
    assert.equal((await own(token))?.isToldByEmail, undefined);
  });
});
