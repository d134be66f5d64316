import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {Kysely, SqliteDialect} from 'kysely';
import type {Database} from '../schema.js';
import {requestRecommendations} from './0026-request-recommendations.js';
import {migrations} from './all.js';

describe('the recommendations of a store from before', () => {
  it('are all there, as they were, and those of a request have a place', async () => {
    const db = new Kysely<Database>({dialect: new SqliteDialect({database: new SqliteFile(':memory:')})});
    const untyped = db as unknown as Kysely<unknown>;
    for (const name of Object.keys(migrations).sort()) if (name < '0026') await migrations[name]?.up(untyped);
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
    await db
      .insertInto('award')
      .values({
        ...{id: 'a', structure_id: 's', badge_id: 'b', person_id: 'p', subject_id: 'urn:x'},
        ...{awarded_at: at, state: 'issued', listed: 0, issue_key: 'a'},
      } as never)
      .execute();
    const row = {id: 'e', structure_id: 's', award_id: 'a', earner_id: 'p', wrong_codes: 2};
    await db
      .insertInto('endorsement')
      .values({
        ...row,
        state: 'signed',
        message: 'Merci',
        requested_at: at,
        text: 'Oui.',
        updated_at: at,
      } as never)
      .execute();

    await requestRecommendations.up(untyped);
    const rows = await db.selectFrom('endorsement').selectAll().execute();
    assert.deepEqual(
      rows.map(({id, award_id, request_id, wrong_codes, text}) => [
        id,
        award_id,
        request_id,
        wrong_codes,
        text,
      ]),
      [['e', 'a', null, 2, 'Oui.']],
    );
    await db.destroy();
  });
});
