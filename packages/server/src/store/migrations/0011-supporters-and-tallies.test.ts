import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {Kysely, SqliteDialect} from 'kysely';
import type {Database} from '../schema.js';
import {supportersAndTallies} from './0011-supporters-and-tallies.js';
import {migrations} from './all.js';

describe('the supporters of a store from before', () => {
  it('are listed as they were, with what the list is read by', async () => {
    const db = new Kysely<Database>({dialect: new SqliteDialect({database: new SqliteFile(':memory:')})});
    const untyped = db as unknown as Kysely<unknown>;
    for (const name of Object.keys(migrations).sort()) {
      if (name < '0011') await migrations[name]?.up(untyped);
    }
    const at = '2026-10-01T08:00:00.000Z';
    const structure = {id: 's', name: 'S', kind: 'ACI' as const, presentation: null, url: null};
    await db
      .insertInto('structure')
      .values({...structure, created_at: at, updated_at: at})
      .execute();
    await db
      .insertInto('person')
      .values({id: 'p', display_name: 'Sami', created_at: at, last_seen_at: at})
      .execute();
    const award = {structure_id: 's', badge_id: 'b', person_id: 'p', subject_id: 'urn:x', awarded_at: at};
    const awards = [
      {id: 'signed', state: 'issued', valid_until: '2027-01-01T00:00:00.000Z'},
      {id: 'waiting', state: 'signing', organisation_id: 'o'},
      {id: 'suspended', state: 'issued', suspended_at: at},
      {id: 'back', state: 'revoked'},
    ];
    for (const one of awards)
      await db
        .insertInto('award')
        .values({...award, listed: 1, issue_key: one.id, ...one} as never)
        .execute();
    for (const id of [...awards.map((one) => one.id), 'of-nothing'])
      await db
        .insertInto('supporter_listing')
        .values({award_id: id, name: 'N', since: at} as never)
        .execute();

    await supportersAndTallies.up(untyped);
    const rows = await db
      .selectFrom('supporter_listing')
      .select(['award_id', 'structure_id', 'badge_id', 'organisation_id', 'valid_until', 'is_shown'])
      .orderBy('award_id')
      .execute();
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['signed', 's', 'b', null, '2027-01-01T00:00:00.000Z', 1],
        ['suspended', 's', 'b', null, null, 0],
        ['waiting', 's', 'b', 'o', null, 0],
      ],
    );
    await db.destroy();
  });
});
