import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {keptQuery} from './kept-query.js';
import {openStore, type Store} from './open-store.js';

describe('a kept query', () => {
  const folders: string[] = [];
  let store: Store;
  let other: Store;
  before(async () => {
    for (const name of ['one', 'other']) folders.push(await mkdtemp(join(tmpdir(), `pepites-kept-${name}-`)));
    store = await openStore(folders[0] ?? '');
    other = await openStore(folders[1] ?? '');
  });
  after(async () => {
    await Promise.all([store.destroy(), other.destroy()]);
    for (const folder of folders) await rm(folder, {recursive: true, force: true});
  });

  let built = 0;
  const write = keptQuery((db, row: {key: string; value: string}) => {
    built++;
    return db.insertInto('setting').values(row);
  });
  const read = keptQuery((db, {key}: {key: string}) =>
    db.selectFrom('setting').select('value').where('key', '=', key),
  );

  it('is built once for a store, and asked with other values each time', async () => {
    await write(store, {key: 'a', value: '1'});
    // The order in which the values are given tells nothing.
    await write(store, {value: '2', key: 'b'});
    assert.deepEqual(await read(store, {key: 'a'}), [{value: '1'}]);
    assert.deepEqual(await read(store, {key: 'b'}), [{value: '2'}]);
    assert.equal(built, 1);
  });

  it('belongs to the transaction that it is asked in', async () => {
    await assert.rejects(
      store.transaction().execute(async (t) => {
        await write(t, {key: 'c', value: '3'});
        assert.deepEqual(await read(t, {key: 'c'}), [{value: '3'}]);
        throw new Error('changed its mind');
      }),
      /changed its mind/,
    );
    assert.deepEqual(await read(store, {key: 'c'}), []);
  });

  it('asked of the store while a transaction is open, waits for its end rather than becoming part of it', async () => {
    let undo: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (undo = resolve));
    const transaction = store.transaction().execute(async (t) => {
      await write(t, {key: 'd', value: 'not yet'});
      await held;
      throw new Error('undone');
    });
    // Begun, and not over.
    await new Promise((resolve) => setImmediate(resolve));
    const seen = read(store, {key: 'd'});
    const kept = write(store, {key: 'e', value: 'kept'});
    undo?.();
    await assert.rejects(transaction, /undone/);
    assert.deepEqual(await seen, []);
    await kept;
    assert.deepEqual(await read(store, {key: 'e'}), [{value: 'kept'}]);
  });

  it('is refused in a transaction that is over, also while another is open', async () => {
    const ended = await store.transaction().execute(async (t) => {
      await read(t, {key: 'a'});
      return t;
    });
    await assert.rejects(write(ended, {key: 'f', value: 'late'}));
    await store.transaction().execute(async (t) => {
      await read(t, {key: 'a'});
      await assert.rejects(write(ended, {key: 'f', value: 'late'}));
    });
    assert.deepEqual(await read(store, {key: 'f'}), []);
  });

  it('asks the store that it is given, and no other', async () => {
    await write(other, {key: 'a', value: 'other'});
    assert.deepEqual(await read(other, {key: 'a'}), [{value: 'other'}]);
    assert.deepEqual(await read(store, {key: 'a'}), [{value: '1'}]);
  });

  it('takes lists of any length, also an empty one', async () => {
    const among = keptQuery((db, {keys, not}: {keys: readonly string[]; not: string}) =>
      db.selectFrom('setting').select('key').where('key', '!=', not).where('key', 'in', keys).orderBy('key'),
    );
    const find = async (keys: string[], not = 'none') =>
      (await among(store, {keys, not})).map(({key}) => key).join(' ');
    assert.equal(await find(['a', 'b']), 'a b');
    assert.equal(await find(['b']), 'b');
    assert.equal(await find(['b', 'a'], 'a'), 'b');
    assert.equal(await find([]), '');
    const many = Array.from({length: 100}, (_, index) => `k${index}`);
    for (let length = 1; length < 100; length++)
      assert.equal(await find([...many.slice(0, length), 'a']), 'a');
  });

  it('fails when a value that was always given is missing, rather than asking for nothing', async () => {
    await assert.rejects(read(store, {} as {key: string}));
  });

  it('fails when what builds it looks at a value', async () => {
    const looking = keptQuery((db, {key}: {key: string}) =>
      db.selectFrom('setting').select('value').where('key', '=', `${key}!`),
    );
    await assert.rejects(looking(store, {key: 'a'}), /looked at "key"/);
  });
});
