/** Links to several badges of a person at once. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const walls: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'wall', {
      columns: {
        id: 'text',
        token: 'text',
        structure_id: 'text',
        person_id: 'text',
        awards: 'text',
        shows_name: 'bit',
        label: 'text?',
        ends_at: 'text?',
        openings: 'integer',
        created_at: 'text',
        revoked_at: 'text?',
      },
      key: ['id'],
      unique: [['token']],
      references: {structure_id: 'structure.id', person_id: 'person.id'},
    });
    await db.schema.createIndex('wall_of_person').on('wall').columns(['person_id', 'created_at']).execute();
  },
};
