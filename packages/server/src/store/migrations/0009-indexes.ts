/** Indexes that measuring asked for, and a count that need not be counted. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';

export const measuredIndexes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Nearly no award is suspended: an index of all that are not was taken for a good one, and read a structure's whole store.
    await db.schema.dropIndex('award_suspended').execute();
    await db.schema
      .createIndex('award_suspended')
      .on('award')
      .columns(['structure_id', 'suspended_at'])
      .where(sql`suspended_at`, 'is not', null)
      .execute();
    await db.schema
      .alterTable('status_list')
      .addColumn('taken', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update status_list set taken =
      (select count(*) from status_entry where status_entry.structure_id = status_list.structure_id)`.execute(
      db,
    );
  },
};
