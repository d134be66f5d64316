import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {openStore, type Store} from './open-store.js';

describe('the embedded store', () => {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-store-'));
    store = await openStore(folder);
  });
  after(async () => {
    await store.destroy();
    await rm(folder, {recursive: true, force: true});
  });

  const read = async () => (await sql<Record<string, unknown>>`select * from kept`.execute(store)).rows;

  it('knows a column that was added after a statement was compiled', async () => {
    await sql`create table kept (a integer)`.execute(store);
    await sql`insert into kept values (1)`.execute(store);
    assert.deepEqual(await read(), [{a: 1}]);
    await sql`alter table kept add column b integer`.execute(store);
    assert.deepEqual(await read(), [{a: 1, b: null}]);
  });

  it('finds nothing in an empty list, and everything outside of it', async () => {
    await store.insertInto('setting').values({key: 'a', value: '1'}).execute();
    const find = async (operator: 'in' | 'not in') =>
      store.selectFrom('setting').select('key').where('key', operator, []).where('key', '=', 'a').execute();
    assert.deepEqual([await find('in'), await find('not in')], [[], [{key: 'a'}]]);
    const nested = await store
      .selectFrom('setting')
      .select('key')
      .where((eb) => eb.or([eb('key', 'in', []), eb('key', '=', 'a')]))
      .execute();
    assert.deepEqual(nested, [{key: 'a'}]);
    const inner = store.selectFrom('setting').select('key').where('key', 'in', []);
    assert.deepEqual(
      await store.deleteFrom('setting').where('key', 'in', inner).returning('key').execute(),
      [],
    );
  });
});
