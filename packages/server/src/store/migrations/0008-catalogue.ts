/** Versions of badges, the catalogue's columns, proposals, activities. What is there already becomes version 1. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {hashOfMeaning, meaningOf} from '../../catalogue/badge-meaning.js';
import {searchColumns} from '../../catalogue/search-columns.js';
import {fromJsonText, toJsonText} from '../json-text.js';
import type {Database} from '../schema.js';
import {createTable, type Table} from './create-table.js';

const tables: Readonly<Record<string, Table>> = {
  badge_version: {
    columns: {
      structure_id: 'text',
      badge_id: 'text',
      number: 'integer',
      content_hash: 'text',
      meaning: 'text',
      image_key: 'text',
      image_type: 'text',
      png_key: 'text',
      published_at: 'text',
    },
    key: ['structure_id', 'badge_id', 'number'],
    references: {structure_id: 'structure.id'},
  },
  proposal: {
    columns: {
      id: 'text',
      structure_id: 'text',
      person_id: 'text',
      title: 'text',
      why: 'text',
      skills: 'text',
      examples: 'text',
      state: 'text',
      version: 'integer',
      message: 'text',
      badge_id: 'text?',
      answered_at: 'text?',
      created_at: 'text',
    },
    key: ['id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  activity: {
    columns: {
      structure_id: 'text',
      id: 'text',
      version: 'integer',
      title: 'text',
      description: 'text?',
      alignments: 'text',
      badges: 'text',
      duties: 'text',
      created_at: 'text',
      updated_at: 'text',
    },
    key: ['structure_id', 'id'],
    references: {structure_id: 'structure.id'},
  },
};

export const catalogue: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    await addColumns(db);
    await nameOwners(db);
    await firstVersions(db);
    const indexes: [string, string, string[]][] = [
      ['badge_in_catalogue', 'badge', ['structure_id', 'is_retired', 'listed_order', 'id']],
      ['proposal_of_structure', 'proposal', ['structure_id', 'created_at']],
      ['proposal_of_person', 'proposal', ['person_id', 'structure_id']],
      ['request_in_period', 'request', ['structure_id', 'submitted_at']],
      ['award_in_period', 'award', ['structure_id', 'awarded_at']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};

async function addColumns(db: Kysely<unknown>): Promise<void> {
  const texts = ['mode', 'search_text', 'languages', 'concepts'];
  await db.schema
    .alterTable('badge')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  for (const name of ['is_retired', 'listed_order'])
    await db.schema
      .alterTable('badge')
      .addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  for (const name of texts)
    await db.schema
      .alterTable('badge')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  for (const name of ['moment', 'opens_at', 'closes_at'])
    await db.schema.alterTable('badge').addColumn(name, 'text').execute();
  await db.schema
    .alterTable('award')
    .addColumn('badge_owner', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('award')
    .addColumn('badge_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}

/** Badges of networks came in the same release: what was given before is the structure's own. */
async function nameOwners(db: Kysely<Database>): Promise<void> {
  await db
    .updateTable('award')
    .set((eb) => ({badge_owner: eb.ref('structure_id')}))
    .execute();
}

async function firstVersions(db: Kysely<Database>): Promise<void> {
  const rows = await db
    .selectFrom('badge')
    .select([
      'structure_id',
      'id',
      'definition',
      'image_key',
      'image_type',
      'png_key',
      'updated_at',
      'position',
    ])
    .execute();
  for (const row of rows) {
    const badge = fromJsonText(row.definition);
    const meaning = meaningOf(badge);
    await db
      .insertInto('badge_version')
      .values({
        structure_id: row.structure_id,
        badge_id: row.id,
        number: 1,
        content_hash: hashOfMeaning(meaning, row.image_key),
        meaning: toJsonText(meaning),
        image_key: row.image_key,
        image_type: row.image_type,
        png_key: row.png_key,
        published_at: row.updated_at,
      })
      .execute();
    // By name: what later versions of `searchColumns` add is not there yet.
    const {is_retired, mode, moment, search_text, languages, concepts, opens_at, closes_at} =
      searchColumns(badge);
    await db
      .updateTable('badge')
      .set({
        listed_order: row.position,
        is_retired,
        mode,
        moment,
        search_text,
        languages,
        concepts,
        opens_at,
        closes_at,
      })
      .where('structure_id', '=', row.structure_id)
      .where('id', '=', row.id)
      .execute();
  }
}
