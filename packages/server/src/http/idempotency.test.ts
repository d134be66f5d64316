import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('Idempotency-Key', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    ({token} = await world.signIn('nadege@trois-saules.example'));
  });
  after(() => world.close());

  const makeCode = async (key: string, displayName: string, by = token) =>
    world.ask('claimCodes.create', {displayName}, {token: by, headers: {'idempotency-key': key}});

  it('does the same call once, also when it comes several times at the same moment', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all(Array.from({length: 5}, async () => makeCode(key, 'Amadou')));
    assert.equal(new Set(replies.map(({value}) => value.claimCode)).size, 1);
  });

  it('refuses another call with the same key, also at the same moment', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all([makeCode(key, 'Amadou'), makeCode(key, 'Lina')]);
    const codes = replies.map(({status, problem}) => problem?.code ?? status);
    assert.deepEqual(codes.toSorted(), [201, 'IDEMPOTENCY_CONFLICT']);
  });

  it('tries again after a call that failed, and lets others wait for nothing', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all([makeCode(key, ''), makeCode(key, '')]);
    assert.deepEqual(
      replies.map(({status}) => status),
      [400, 400],
    );
    assert.equal((await makeCode(key, 'Amadou')).status, 201);
  });

  it('gives nobody the reply of somebody else', async () => {
    const key = crypto.randomUUID();
    const mine = await makeCode(key, 'Amadou');
    const other = (await world.signIn('driss@trois-saules.example')).token;
    assert.equal((await makeCode(key, 'Amadou', other)).problem?.code, 'FORBIDDEN');
    const earner = (await world.signIn('personne@example.org')).token;
    const input = {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'P'};
    const init = {headers: {'idempotency-key': key}};
    const [first, second] = [
      await world.ask('requests.submit', input, {token: earner, ...init}),
      await world.ask('requests.submit', input, {token: other, ...init}),
    ];
    assert.equal(first.status, 201);
    assert.equal(second.problem?.code, 'IDEMPOTENCY_CONFLICT');
    assert.equal(mine.status, 201);
  });
});
