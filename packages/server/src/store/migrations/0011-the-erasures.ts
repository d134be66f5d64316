/** Erasures that this store has carried out: what a list outside it is compared with. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const theErasures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'erasure', {
      columns: {
        id: 'text',
        // Until it is noted outside. No reference: the person is gone.
        person_id: 'text?',
        structure_id: 'text',
        everywhere: 'bit',
        at: 'text',
        noted_at: 'text?',
      },
      key: ['id'],
    });
  },
};
