/** Reviewed requests in full: policy, named examiners, confirmation, timers, form versions, drafts, peers, examiners by link. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable, type Table} from './create-table.js';

const tables: Readonly<Record<string, Table>> = {
  request_examiner: {
    columns: {
      request_id: 'text',
      examiner_id: 'text',
      part: 'text',
      stance: 'text',
      since: 'text?',
      position: 'integer',
    },
    key: ['request_id', 'part', 'examiner_id'],
    references: {request_id: 'request.id'},
  },
  form_version: {
    columns: {structure_id: 'text', hash: 'text', form: 'text', created_at: 'text'},
    key: ['structure_id', 'hash'],
    references: {structure_id: 'structure.id'},
  },
  draft: {
    columns: {
      structure_id: 'text',
      badge_id: 'text',
      person_id: 'text',
      answers: 'text',
      form_hash: 'text',
      version: 'integer',
      saved_at: 'text',
    },
    key: ['structure_id', 'badge_id', 'person_id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  peer_consent: {
    columns: {structure_id: 'text', person_id: 'text', since: 'text'},
    key: ['structure_id', 'person_id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  examiner_link: {
    columns: {
      id: 'text',
      structure_id: 'text',
      request_id: 'text',
      invited_by: 'text',
      name: 'text',
      email: 'text?',
      stance: 'text',
      token_hash: 'text',
      code_hash: 'text',
      wrong_codes: 'integer',
      created_at: 'text',
      expires_at: 'text',
      revoked_at: 'text?',
      last_opened_at: 'text?',
    },
    key: ['id'],
    unique: [['token_hash']],
    references: {request_id: 'request.id'},
  },
  link_session: {
    columns: {token_hash: 'text', link_id: 'text', expires_at: 'text', created_at: 'text'},
    key: ['token_hash'],
    references: {link_id: 'examiner_link.id'},
  },
};

const requestTexts = [
  'policy',
  'writers',
  'submitted_by',
  'confirmation',
  'reminded',
  'form_hash',
  'waits_for',
  'next_timer_at',
];

export const review: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    for (const column of requestTexts)
      await db.schema.alterTable('request').addColumn(column, 'text').execute();
    for (const column of ['is_named', 'is_waiting']) await addBit(db, 'request', column);
    await db.schema.alterTable('review').addColumn('stance', 'text').execute();
    await addBit(db, 'review', 'is_final');
    for (const column of ['accepted_at', 'refused_at'])
      await db.schema.alterTable('award').addColumn(column, 'text').execute();
    // Requests that are under way: the housekeeping looks at each once, and plans its timers.
    await sql`update request set is_waiting = 1, waits_for = 'examiners' where state in ('submitted', 'inReview')`.execute(
      db,
    );
    await sql`update request set next_timer_at = submitted_at where is_open = 1`.execute(db);
    const indexes: [string, string, string[]][] = [
      ['request_waiting', 'request', ['structure_id', 'is_waiting', 'submitted_at', 'id']],
      ['request_timer', 'request', ['next_timer_at']],
      ['examiner_of_request', 'request_examiner', ['examiner_id', 'request_id']],
      ['draft_saved', 'draft', ['saved_at']],
      ['link_of_request', 'examiner_link', ['request_id']],
      ['link_over', 'examiner_link', ['expires_at']],
      ['session_of_link', 'link_session', ['link_id']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};

async function addBit(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
