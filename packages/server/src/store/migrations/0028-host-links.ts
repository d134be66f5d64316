/** Hosts of badges elsewhere that people connected, and how this backend is known there. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const hostLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'host_client', {
      columns: {host: 'text', sealed_client: 'text', created_at: 'text'},
      key: ['host'],
    });
    await createTable(db, 'host_link', {
      columns: {
        id: 'text',
        person_id: 'text',
        structure_id: 'text',
        host: 'text',
        state_hash: 'text?',
        browser_hash: 'text?',
        sealed_pending: 'text?',
        sealed_tokens: 'text?',
        created_at: 'text',
        expires_at: 'text?',
      },
      key: ['id'],
      unique: [['person_id', 'structure_id', 'host']],
    });
    await db.schema.createIndex('host_link_by_state').on('host_link').columns(['state_hash']).execute();
  },
};
