/** A badge that was suspended when its person was erased stays suspended. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

export const erasedWhileSuspended: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('erased_award').addColumn('suspended_at', 'text').execute();
  },
};
