/** Course platforms: who writes their statements, what was read of them, webhooks, tables of completions. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable, type Table} from './create-table.js';

const platform = {structure_id: 'text', platform_id: 'text'} as const;

const tables: Readonly<Record<string, Table>> = {
  statement: {
    columns: {
      ...platform,
      statement_id: 'text',
      learner_ref: 'text?',
      meaning_hash: 'text?',
      counted: 'text',
      voided_at: 'text?',
      received_at: 'text',
    },
    key: ['structure_id', 'platform_id', 'statement_id'],
    references: {structure_id: 'structure.id'},
  },
  record_store: {
    columns: {
      ...platform,
      endpoint: 'text',
      sealed_login: 'text',
      read_until: 'text?',
      last_pulled_at: 'text?',
      last_error: 'text?',
      failures: 'integer',
      next_pull_at: 'text',
    },
    key: ['structure_id', 'platform_id'],
    references: {structure_id: 'structure.id'},
  },
  course_import: {
    columns: {
      id: 'text',
      ...platform,
      state: 'text',
      total: 'integer',
      done: 'integer',
      awarded: 'integer',
      claimable: 'integer',
      not_met: 'integer',
      refused: 'text',
      created_at: 'text',
      done_at: 'text?',
    },
    key: ['id'],
    references: {structure_id: 'structure.id'},
  },
  course_import_line: {
    columns: {
      import_id: 'text',
      line: 'integer',
      ...platform,
      learner_ref: 'text',
      email: 'text?',
      badge_id: 'text',
      completion: 'text',
    },
    key: ['import_id', 'line'],
    references: {import_id: 'course_import.id'},
  },
};

const indexes: readonly [name: string, table: string, columns: string[]][] = [
  ['statement_of_learner', 'statement', ['structure_id', 'platform_id', 'learner_ref']],
  ['record_store_due', 'record_store', ['next_pull_at']],
  ['course_import_of_platform', 'course_import', ['structure_id', 'platform_id', 'created_at']],
  ['import_line_of_learner', 'course_import_line', ['structure_id', 'platform_id', 'learner_ref']],
  ['import_line_of_address', 'course_import_line', ['email']],
  ['case_that_waits', 'criteria_case', ['structure_id', 'platform_id', 'state', 'updated_at']],
];

export const coursePlatforms: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    for (const column of ['authorities', 'learner_home_page', 'sealed_webhook'])
      await db.schema.alterTable('platform').addColumn(column, 'text').execute();
    for (const [name, table, columns] of indexes)
      await db.schema.createIndex(name).on(table).columns(columns).execute();
  },
};
