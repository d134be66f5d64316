/** Figures of a period are counted in the index: to fetch each row for its state took most of the time. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

/** What is counted by comes after what is looked for. */
const indexes: readonly [name: string, table: string, columns: string[]][] = [
  ['request_in_period', 'request', ['structure_id', 'submitted_at', 'state', 'revision']],
  ['award_in_period', 'award', ['structure_id', 'awarded_at', 'state', 'listed']],
];

export const countedByPeriod: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table, columns] of indexes) {
      await db.schema.dropIndex(name).ifExists().execute();
      await db.schema.createIndex(name).on(table).columns(columns).execute();
    }
  },
};
