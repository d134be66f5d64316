import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {Kysely, SqliteDialect} from 'kysely';
import type {Database} from '../schema.js';
import {statusListsThatGoOn} from './0039-status-lists-that-go-on.js';
import {migrations} from './all.js';

describe('the status lists of a store from before', () => {
  it('are kept as they were signed, and go on being counted', async () => {
    const database = new SqliteFile(':memory:');
    const db = new Kysely<Database>({dialect: new SqliteDialect({database})});
    const untyped = db as unknown as Kysely<unknown>;
    for (const name of Object.keys(migrations).sort()) if (name < '0039') await migrations[name]?.up(untyped);
    const at = '2026-10-01T08:00:00.000Z';
    for (const id of ['s', 't'])
      await db
        .insertInto('structure')
        .values({id, name: id, kind: 'ACI', presentation: null, url: null, created_at: at, updated_at: at})
        .execute();
    database.exec(`insert into status_list (structure_id, revision, signed_revision, signed, taken) values
      ('s', 3, 2, 'signed before the last change', 7), ('t', 0, 0, null, 0)`);
    database.exec(
      `insert into suspension_list (structure_id, revision, signed_revision, signed) values ('s', 1, 1, 'as it is')`,
    );

    await statusListsThatGoOn.up(untyped);
    assert.deepEqual(await db.selectFrom('status_list').selectAll().orderBy('structure_id').execute(), [
      {structure_id: 's', taken: 7},
      {structure_id: 't', taken: 0},
    ]);
    const signed = await db
      .selectFrom('signed_status_list')
      .selectAll()
      .orderBy('structure_id')
      .orderBy('purpose')
      .execute();
    const first = {structure_id: 's', list: 0};
    assert.deepEqual(signed, [
      {
        ...first,
        purpose: 'revocation',
        revision: 3,
        signed_revision: 2,
        signed: 'signed before the last change',
      },
      {...first, purpose: 'suspension', revision: 1, signed_revision: 1, signed: 'as it is'},
      {structure_id: 't', list: 0, purpose: 'revocation', revision: 0, signed_revision: 0, signed: null},
    ]);
    await db.destroy();
  });
});
