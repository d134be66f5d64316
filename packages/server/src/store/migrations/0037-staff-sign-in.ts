/** Sign-ins of staff by their organisation's own account. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const staffSignIn: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'staff_sign_in', {
      columns: {
        id: 'text',
        structure_id: 'text',
        page: 'text',
        browser_hash: 'text',
        state_hash: 'text?',
        sealed: 'text',
        expires_at: 'text',
      },
      key: ['id'],
    });
    await db.schema
      .createIndex('staff_sign_in_of_browser')
      .on('staff_sign_in')
      .columns(['browser_hash'])
      .execute();
  },
};
