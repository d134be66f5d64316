import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {rewriteIfDue} from './forget.js';
import {storeFileName} from './open-sqlite.js';
import {openStore, type Store} from './open-store.js';

describe('what was deleted from a large store', () => {
  let directory: string;
  let db: Store;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pepites-forget-'));
    db = await openStore(directory);
  });
  after(async () => {
    await db.destroy();
    await rm(directory, {recursive: true});
  });

  it('is rewritten in the night that follows, and not by day', async () => {
    // Rows of uneven length, in no order: pages divide, and leave copies behind.
    for (let index = 0; index < 400; index++) {
      const id = `${String((index * 7919) % 400)}-${index % 4 === 0 ? 'oubliez-moi' : 'gardez-moi'}`;
      const name = `${id} `.repeat(1 + ((index * 31) % 40));
      const at = '2026-11-24T09:00:00.000Z';
      await db
        .insertInto('person')
        .values({id, display_name: name, created_at: at, last_seen_at: at})
        .execute();
    }
    await db.deleteFrom('person').where('id', 'like', '%oubliez-moi').execute();
    await db.insertInto('setting').values({key: 'rewrite_due', value: ''}).execute();
    const at = async (time: string) => {
      await rewriteIfDue({db, now: () => new Date(`2026-11-25T${time}:00.000Z`)});
      const due = await db.selectFrom('setting').select('key').where('key', '=', 'rewrite_due').execute();
      return due.length === 0;
    };
    assert.equal(await at('12:00'), false);
    assert.equal(await at('02:00'), true);
    const files = await Promise.all(
      ['', '-wal'].map(async (suffix) => readFile(join(directory, storeFileName + suffix), 'latin1')),
    );
    assert.ok(files.join('').includes('gardez-moi'));
    assert.ok(!files.join('').includes('oubliez-moi'));
  });
});
