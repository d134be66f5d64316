/** Badges of here that are made on another platform too. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const elsewhereMade: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'elsewhere_made', {
      columns: {
        structure_id: 'text',
        badge_id: 'text',
        platform: 'text',
        alias: 'text?',
        their_badge: 'text?',
        was_sent: 'bit',
        busy_until: 'text?',
        sent: 'text',
        seen: 'text',
        updated_at: 'text',
      },
      key: ['structure_id', 'badge_id'],
    });
  },
};
