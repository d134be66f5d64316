/** Networks and what they share, invitations, sessions of strangers’ pages, printed sheets of claim codes. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const access: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ['badge', 'pathway']) {
      await db.schema
        .alterTable(table)
        .addColumn('shared', 'integer', (c) =>
          c
            .notNull()
            .defaultTo(0)
            .check(sql`shared in (0, 1)`),
        )
        .execute();
    }
    // Who is there already came from a file.
    await addText(db, 'member', 'source', 'file');
    await addText(db, 'session', 'opened_by', 'page');
    await createTable(db, 'network_membership', {
      columns: {structure_id: 'text', network_id: 'text', state: 'text', source: 'text', since: 'text'},
      key: ['structure_id', 'network_id'],
      references: {structure_id: 'structure.id', network_id: 'structure.id'},
    });
    await createTable(db, 'invitation', {
      columns: {
        id: 'text',
        structure_id: 'text',
        email: 'text',
        name: 'text',
        title: 'text?',
        roles: 'text',
        token_hash: 'text',
        invited_by: 'text?',
        created_at: 'text',
        sent_at: 'text',
        expires_at: 'text',
      },
      key: ['id'],
      unique: [['token_hash'], ['structure_id', 'email']],
      references: {structure_id: 'structure.id'},
    });
    await createTable(db, 'claim_sheet', {
      columns: {token_hash: 'text', structure_id: 'text', sealed_cards: 'text', expires_at: 'text'},
      key: ['token_hash'],
      references: {structure_id: 'structure.id'},
    });
    const indexes: [string, string, string[]][] = [
      ['membership_of_network', 'network_membership', ['network_id', 'state']],
      ['session_of_person', 'session', ['person_id', 'structure_id']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};

async function addText(db: Kysely<unknown>, table: string, column: string, standard: string): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(column, 'text', (c) => c.notNull().defaultTo(standard))
    .execute();
}
