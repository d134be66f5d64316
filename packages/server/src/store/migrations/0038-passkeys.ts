/** Passkeys of staff, and what they are asked. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const passkeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'passkey', {
      columns: {
        method_id: 'text',
        person_id: 'text',
        name: 'text',
        public_key: 'text',
        counter: 'text',
        last_used_at: 'text?',
      },
      key: ['method_id'],
      references: {method_id: 'sign_in_method.id', person_id: 'person.id'},
    });
    await db.schema.createIndex('passkey_of_person').on('passkey').columns(['person_id']).execute();
    await createTable(db, 'passkey_challenge', {
      columns: {challenge_hash: 'text', structure_id: 'text', person_id: 'text?', expires_at: 'text'},
      key: ['challenge_hash'],
    });
  },
};
