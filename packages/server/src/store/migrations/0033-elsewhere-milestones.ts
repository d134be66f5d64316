/** Key badges as another platform has them. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const elsewhereMilestones: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'elsewhere_milestone', {
      columns: {
        platform: 'text',
        id: 'text',
        name: 'text',
        their_badge: 'text',
        min_required: 'integer',
        required: 'text',
        updated_at: 'text',
      },
      key: ['platform', 'id'],
    });
  },
};
