import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {lightTransaction} from './light-transaction.js';
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
  const synchronous = async () =>
    (await sql<{synchronous: number}>`pragma synchronous`.execute(store)).rows[0]?.synchronous;

  it('knows a column that was added after a statement was compiled', async () => {
    await sql`create table kept (a integer)`.execute(store);
    await sql`insert into kept values (1)`.execute(store);
    assert.deepEqual(await read(), [{a: 1}]);
    await sql`alter table kept add column b integer`.execute(store);
    assert.deepEqual(await read(), [{a: 1, b: null}]);
  });

  it('waits for the disk again after a transaction that did not, also after one that failed', async () => {
    assert.equal(await synchronous(), 2);
    await lightTransaction(store, async (t) => {
      const {rows} = await sql<{synchronous: number}>`pragma synchronous`.execute(t);
      assert.equal(rows[0]?.synchronous, 1);
      await sql`insert into kept (a) values (2)`.execute(t);
    });
    assert.equal(await synchronous(), 2);
    await assert.rejects(
      lightTransaction(store, async (t) => {
        await sql`insert into kept (a) values (3)`.execute(t);
        throw new Error('changed its mind');
      }),
      /changed its mind/,
    );
    assert.equal(await synchronous(), 2);
    assert.deepEqual(
      (await read()).map(({a}) => a),
      [1, 2],
    );
  });

  it('lets no other transaction run while the setting is changed', async () => {
    const seen: unknown[] = [];
    await Promise.all([
      lightTransaction(store, async (t) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await sql`insert into kept (a) values (4)`.execute(t);
      }),
      store.transaction().execute(async (t) => {
        const {rows} = await sql<{synchronous: number}>`pragma synchronous`.execute(t);
        seen.push(rows[0]?.synchronous);
      }),
    ]);
    assert.deepEqual(seen, [2]);
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
