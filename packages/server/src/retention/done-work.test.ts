import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {openWorld, type TestWorld} from '../../test/world.js';

const day = 86_400_000;

describe('work that was done, and messages that were sent', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const rows = async (): Promise<Record<string, number>> => {
    await world.backend.close();
    const store = new SqliteFile(join(world.dataDirectory, 'pepites.sqlite'), {readonly: true});
    const count = (table: string): number =>
      store.prepare(`select count(*) from ${table} where done_at is not null`).pluck().get() as number;
    const found = {outbox: count('outbox'), notification: count('notification')};
    store.close();
    await world.reopen();
    return found;
  };

  it('leave the store after a month, and the badge is as it was', async () => {
    const {token} = await world.signIn('sami@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    await world.backend.drainOutbox();
    const early = await rows();
    assert.ok((early['outbox'] ?? 0) > 0 && (early['notification'] ?? 0) > 0, JSON.stringify(early));

    world.clock.now = new Date(world.clock.now.getTime() + 29 * day);
    await world.backend.keepHouse();
    assert.deepEqual(await rows(), early);
    world.clock.now = new Date(world.clock.now.getTime() + 2 * day);
    await world.backend.keepHouse();
    assert.deepEqual(await rows(), {outbox: 0, notification: 0});
    await world.backend.drainOutbox();
    const back = await world.signIn('sami@example.org');
    const [award] = (await world.ask('me.awards', {}, {token: back.token})).value.items;
    assert.equal(award?.state, 'issued');
  });
});
