/** When a badge of another issuer is looked at again, and since when it could not be. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';

export const foreignLooks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const name of ['next_look_at', 'unsure_since'])
      await db.schema.alterTable('foreign_badge').addColumn(name, 'text').execute();
    // What was never looked at again is due, the oldest look first.
    await sql`update foreign_badge set next_look_at = checked_at`.execute(db);
    await db.schema
      .createIndex('foreign_badge_due')
      .on('foreign_badge')
      .column('next_look_at')
      .where(sql`next_look_at`, 'is not', null)
      .execute();
  },
};
