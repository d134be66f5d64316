/** Links and copies by which badges are shown; what a virus scanner said about a file. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

interface Before {
  award: {
    id: string;
    structure_id: string;
    person_id: string;
    share_token: string | null;
    awarded_at: string;
    issued_at: string | null;
  };
  share: Record<string, string | number | null>;
}

export const sharing: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'share', {
      columns: {
        id: 'text',
        token: 'text',
        structure_id: 'text',
        award_id: 'text',
        person_id: 'text',
        scope: 'text',
        label: 'text?',
        is_default: 'bit',
        is_indexed: 'bit',
        ends_at: 'text?',
        openings: 'integer',
        created_at: 'text',
        revoked_at: 'text?',
      },
      key: ['id'],
      unique: [['token']],
      references: {award_id: 'award.id', person_id: 'person.id'},
    });
    await createTable(db, 'twin', {
      columns: {
        id: 'text',
        token: 'text',
        structure_id: 'text',
        award_id: 'text',
        person_id: 'text',
        identity: 'text?',
        salt: 'text?',
        created_at: 'text',
        removed_at: 'text?',
      },
      key: ['id'],
      unique: [['token']],
      references: {award_id: 'award.id', person_id: 'person.id'},
    });
    await db.schema.alterTable('file').addColumn('scan', 'text').execute();
    const indexes: [string, string, string[]][] = [
      ['share_of_award', 'share', ['award_id', 'created_at']],
      ['share_of_person', 'share', ['person_id']],
      ['twin_of_award', 'twin', ['award_id', 'removed_at']],
      ['twin_of_person', 'twin', ['person_id']],
      ['file_of_person', 'file', ['person_id', 'structure_id']],
      ['file_scan', 'file', ['scan']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
    await openLinksOfAwards(db);
  },
};

/** The one link that every award had becomes its first share: what it has shown so far is what `minimal` shows. */
async function openLinksOfAwards(db: Kysely<Before>): Promise<void> {
  const awards = await db.selectFrom('award').selectAll().where('share_token', 'is not', null).execute();
  for (const award of awards)
    await db
      .insertInto('share')
      .values({
        id: crypto.randomUUID(),
        token: award.share_token,
        structure_id: award.structure_id,
        award_id: award.id,
        person_id: award.person_id,
        scope: 'minimal',
        label: null,
        is_default: 1,
        is_indexed: 0,
        ends_at: null,
        openings: 0,
        created_at: award.issued_at ?? award.awarded_at,
        revoked_at: null,
      })
      .execute();
}
