/** Requests: what the person's browser said of courses. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

export const declaredCompletions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('request').addColumn('declared', 'text').execute();
  },
};
