/** People's choices, templates of messages, erasure, retention. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable, type Table} from './create-table.js';

const tables: Readonly<Record<string, Table>> = {
  message_template: {
    columns: {
      structure_id: 'text',
      kind: 'text',
      language: 'text',
      version: 'integer',
      subject: 'text?',
      body: 'text?',
      changed_by: 'text?',
      changed_at: 'text',
    },
    key: ['structure_id', 'kind', 'language', 'version'],
    references: {structure_id: 'structure.id'},
  },
  deletion_code: {
    columns: {person_id: 'text', code_hash: 'text', attempts: 'integer', expires_at: 'text'},
    key: ['person_id'],
    references: {person_id: 'person.id'},
  },
  gone_link: {columns: {token_hash: 'text', gone_at: 'text'}, key: ['token_hash']},
  erased_award: {
    columns: {
      id: 'text',
      structure_id: 'text',
      badge_id: 'text',
      status_index: 'integer?',
      awarded_on: 'text',
      erased_at: 'text',
      revoked_at: 'text?',
    },
    key: ['id'],
    references: {structure_id: 'structure.id'},
  },
  file_removal: {columns: {storage_key: 'text', created_at: 'text'}, key: ['storage_key']},
  retention_setting: {
    columns: {structure_id: 'text', rule: 'text', days: 'integer'},
    key: ['structure_id', 'rule'],
    references: {structure_id: 'structure.id'},
  },
  deletion_report: {
    columns: {id: 'text', structure_id: 'text?', at: 'text', cause: 'text', counts: 'text'},
    key: ['id'],
    references: {structure_id: 'structure.id'},
  },
};

const choices = ['language', 'message_choice', 'examiner_messages', 'pronunciation', 'public_name'];

export const rights: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of choices) await db.schema.alterTable('person').addColumn(column, 'text').execute();
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    const indexes: [string, string, string[]][] = [
      ['report_of_structure', 'deletion_report', ['structure_id', 'at']],
      ['erased_award_of_badge', 'erased_award', ['structure_id', 'badge_id']],
      ['audit_of_actor', 'audit', ['actor', 'at']],
      ['person_last_seen', 'person', ['last_seen_at']],
      ['request_closed', 'request', ['structure_id', 'is_open', 'updated_at']],
      ['file_without_request', 'file', ['request_id', 'created_at']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};
