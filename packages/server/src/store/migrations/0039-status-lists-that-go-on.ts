/** A structure has as many status lists as its badges need: what was signed is kept for each of them. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const statusListsThatGoOn: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'signed_status_list', {
      columns: {
        structure_id: 'text',
        purpose: 'text',
        list: 'integer',
        revision: 'integer',
        signed_revision: 'integer',
        signed: 'text?',
      },
      key: ['structure_id', 'purpose', 'list'],
      references: {structure_id: 'structure.id'},
    });
    for (const [table, purpose] of [
      ['status_list', 'revocation'],
      ['suspension_list', 'suspension'],
    ] as const)
      await sql`insert into signed_status_list (structure_id, purpose, list, revision, signed_revision, signed)
        select structure_id, ${sql.lit(purpose)}, 0, revision, signed_revision, signed from ${sql.table(table)}`.execute(
        db,
      );
    await db.schema.dropTable('suspension_list').execute();
    for (const column of ['revision', 'signed_revision', 'signed'])
      await db.schema.alterTable('status_list').dropColumn(column).execute();
  },
};
