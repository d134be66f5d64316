/** By which way in a session was opened: taken away, it takes its sessions with it. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

export const sessionMethods: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('session').addColumn('method_id', 'text').execute();
  },
};
