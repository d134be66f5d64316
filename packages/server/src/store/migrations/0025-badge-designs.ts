/** Badges that a structure composes before it publishes them, and what published images were drawn from. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const badgeDesigns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'badge_draft', {
      columns: {
        id: 'text',
        structure_id: 'text',
        author_id: 'text',
        state: 'text',
        version: 'integer',
        name: 'text',
        description: 'text',
        criteria: 'text',
        image_alt: 'text',
        process: 'text',
        design: 'text',
        image_key: 'text?',
        badge_id: 'text?',
        badge_updated_at: 'text?',
        created_at: 'text',
        updated_at: 'text',
      },
      key: ['id'],
      references: {structure_id: 'structure.id'},
    });
    await db.schema
      .createIndex('badge_draft_by_structure')
      .on('badge_draft')
      .columns(['structure_id', 'state', 'updated_at'])
      .execute();
    await db.schema
      .createIndex('badge_draft_by_author')
      .on('badge_draft')
      .columns(['author_id', 'structure_id'])
      .execute();
    await db.schema.alterTable('badge_version').addColumn('design', 'text').execute();
    await db.schema.alterTable('self_badge').addColumn('design', 'text').execute();
  },
};
