/** What the authorisation server of the Open Badges API keeps. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const oauth: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'oauth_record', {
      columns: {
        kind: 'text',
        id: 'text',
        grant_id: 'text?',
        client_id: 'text?',
        person_id: 'text?',
        structure_id: 'text?',
        sealed_payload: 'text',
        created_at: 'text',
        expires_at: 'text?',
        consumed_at: 'text?',
      },
      key: ['kind', 'id'],
    });
    for (const columns of [['grant_id'], ['person_id', 'structure_id'], ['expires_at']])
      await db.schema
        .createIndex(`oauth_record_by_${columns[0]}`)
        .on('oauth_record')
        .columns(columns)
        .execute();
  },
};
