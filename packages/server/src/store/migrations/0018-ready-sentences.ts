/** Sentences that a structure offers its examiners. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const readySentences: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'ready_sentences', {
      columns: {structure_id: 'text', version: 'integer', sentences: 'text?'},
      key: ['structure_id'],
      references: {structure_id: 'structure.id'},
    });
  },
};
