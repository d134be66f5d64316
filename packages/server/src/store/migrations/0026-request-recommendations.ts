/** Recommendations of badges that are still asked for: the table again, where one may hang on a request in place of an award. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

const kept = {
  id: 'text',
  structure_id: 'text',
  award_id: 'text?',
  earner_id: 'text',
  endorser_id: 'text?',
  link_hash: 'text?',
  code_hash: 'text?',
  wrong_codes: 'integer',
  state: 'text',
  message: 'text',
  requested_at: 'text',
  text: 'text?',
  name: 'text?',
  written_at: 'text?',
  accepted_at: 'text?',
  signed_by: 'text?',
  pseudonym_id: 'text?',
  status_index: 'integer?',
  share_token: 'text?',
  credential: 'text?',
  signed_at: 'text?',
  updated_at: 'text',
} as const;

const indexes: readonly [name: string, columns: string[]][] = [
  ['recommendation_of_award', ['award_id']],
  ['recommendation_of_request', ['request_id']],
  ['recommendation_of_earner', ['earner_id', 'requested_at']],
  ['recommendation_of_endorser', ['endorser_id', 'state']],
  ['recommendation_pending', ['state', 'requested_at']],
];

export const requestRecommendations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'recommendation', {
      columns: {...kept, request_id: 'text?'},
      key: ['id'],
      unique: [['link_hash'], ['share_token']],
      references: {
        structure_id: 'structure.id',
        award_id: 'award.id',
        request_id: 'request.id',
        earner_id: 'person.id',
        endorser_id: 'person.id',
      },
    });
    const columns = sql.join(Object.keys(kept).map((column) => sql.ref(column)));
    await sql`insert into recommendation (${columns}) select ${columns} from endorsement`.execute(db);
    await db.schema.dropTable('endorsement').execute();
    await db.schema.alterTable('recommendation').renameTo('endorsement').execute();
    for (const [name, names] of indexes)
      await db.schema.createIndex(name).on('endorsement').columns(names).execute();
  },
};
