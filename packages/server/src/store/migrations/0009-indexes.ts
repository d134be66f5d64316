/** Indexes that measuring asked for, and a count that need not be counted. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';

/** What erasing a person, exporting their data and the hourly rounds look for. */
const indexes: readonly [name: string, table: string, columns: string[]][] = [
  ['learner_of_person', 'learner', ['person_id']],
  ['review_of_examiner', 'review', ['examiner_id']],
  ['reference_date_of_person', 'reference_date', ['person_id']],
  ['key_counted_of_award', 'key_counted', ['award_id']],
  ['outbox_of_subject', 'outbox', ['subject']],
  ['request_by_state', 'request', ['state', 'needs_more_since']],
];

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
    // With the day at its end: without, an index of the structure's days was taken, to save the sorting of one person's few badges.
    await db.schema.dropIndex('award_of_structure').execute();
    await db.schema
      .createIndex('award_of_structure')
      .on('award')
      .columns(['structure_id', 'person_id', 'awarded_at'])
      .execute();
    for (const [name, table, columns] of indexes)
      await db.schema.createIndex(name).on(table).columns(columns).execute();
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
