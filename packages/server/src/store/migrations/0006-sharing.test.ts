import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {Kysely, SqliteDialect} from 'kysely';
import type {Database} from '../schema.js';
import {foundations} from './0001-foundations.js';
import {sharing} from './0006-sharing.js';

describe('the first links of a store from before', () => {
  it('are what awards showed until then, with the same tokens', async () => {
    const db = new Kysely<Database>({dialect: new SqliteDialect({database: new SqliteFile(':memory:')})});
    const untyped = db as unknown as Kysely<unknown>;
    await foundations.up(untyped);
    const at = '2026-10-01T08:00:00.000Z';
    const structure = {id: 's', name: 'S', kind: 'ACI' as const, presentation: null, url: null};
    await db
      .insertInto('structure')
      .values({...structure, created_at: at, updated_at: at})
      .execute();
    // Columns that later versions add are not there yet.
    await db
      .insertInto('person')
      .values({id: 'p', display_name: 'Sami', created_at: at, last_seen_at: at})
      .execute();
    const award = {
      structure_id: 's',
      badge_id: 'b',
      person_id: 'p',
      subject_id: 'urn:x',
      awarded_at: at,
      listed: 0,
    };
    for (const [id, token, state, issued] of [
      ['a1', 'old-token', 'issued', '2026-10-02T08:00:00.000Z'],
      ['a2', null, 'signing', null],
    ] as const)
      await db
        .insertInto('award')
        .values({...award, id, issue_key: id, share_token: token, state, issued_at: issued} as never)
        .execute();
    await sharing.up(untyped);
    const shares = await db.selectFrom('share').selectAll().execute();
    assert.equal(shares.length, 1);
    const {id, ...share} = shares[0] ?? {id: ''};
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(share, {
      token: 'old-token',
      structure_id: 's',
      award_id: 'a1',
      person_id: 'p',
      scope: 'minimal',
      label: null,
      is_default: 1,
      is_indexed: 0,
      ends_at: null,
      openings: 0,
      created_at: '2026-10-02T08:00:00.000Z',
      revoked_at: null,
    });
    await db.destroy();
  });
});
