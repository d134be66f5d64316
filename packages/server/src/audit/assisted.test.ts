import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('what is done in a session that a printed code began', () => {
  let world: TestWorld;
  let adviser: {token: string};
  before(async () => {
    world = await openWorld();
    adviser = {token: (await world.signIn('nadege@trois-saules.example')).token};
  });
  after(() => world.close());

  it('is shown with who had made the code, to the person and to who reads the log', async () => {
    const {claimCode} = (await world.ask('claimCodes.create', {displayName: 'Amadou'}, adviser)).value;
    const session = (await world.ask('signIn.withClaimCode', {claimCode})).value;
    await world.ask('me.correct', {displayName: 'Amadou D.'}, session);
    const request = await world.submit(session.token, 'un');
    await world.ask('requests.withdraw', {request}, session);
    const accesses = (await world.ask('me.accesses', {}, session)).value.items;
    const own = accesses.filter(({isMe}) => isMe);
    assert.deepEqual(own.map(({act}) => act).toSorted(), [
      'person.corrected',
      'request.sent',
      'request.withdrawn',
      'session.begun',
    ]);
    assert.equal(own.find(({act}) => act === 'request.withdrawn')?.object, request);
    for (const {assistedBy} of own) assert.equal(assistedBy?.name, 'Nadège');
    const made = accesses.find(({act}) => act === 'claimCode.made');
    assert.deepEqual([made?.who.name, made?.assistedBy], ['Nadège', undefined]);
    const sessions = (await world.ask('me.sessions', {}, session)).value.items;
    assert.deepEqual(
      sessions.map(({beganWith}) => beganWith),
      ['claimCode'],
    );
  });

  it('is the person’s alone where a code came to their own address', async () => {
    const session = await world.signIn('sami@example.org');
    await world.ask('me.correct', {displayName: 'Sami'}, session);
    await world.submit(session.token, 'un');
    const own = (await world.ask('me.accesses', {}, session)).value.items;
    assert.deepEqual(
      own.map(({act}) => act),
      ['person.corrected'],
    );
    assert.ok(own.every(({assistedBy}) => assistedBy === undefined));
    assert.equal((await world.ask('me.sessions', {}, session)).value.items[0]?.beganWith, 'emailCode');
  });
});
