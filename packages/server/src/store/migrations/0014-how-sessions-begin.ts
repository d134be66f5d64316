/** How a session began, and who had made the code that began it: what was done in it may have been done with that person's help. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

const columns: readonly [table: string, column: string][] = [
  ['sign_in_method', 'made_by'],
  ['session', 'began_with'],
  ['session', 'assisted_by'],
  ['audit', 'assisted_by'],
];

export const howSessionsBegin: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, column] of columns)
      await db.schema.alterTable(table).addColumn(column, 'text').execute();
  },
};
