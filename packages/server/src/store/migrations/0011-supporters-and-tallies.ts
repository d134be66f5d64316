/** The list of supporters is read by one index, however many badges are stored; and counts without persons. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const supportersAndTallies: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await listSupporters(db);
    await makeTallies(db);
  },
};

async function listSupporters(db: Kysely<unknown>): Promise<void> {
  for (const name of ['structure_id', 'badge_id'])
    await db.schema
      .alterTable('supporter_listing')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  for (const name of ['organisation_id', 'valid_until'])
    await db.schema.alterTable('supporter_listing').addColumn(name, 'text').execute();
  await db.schema
    .alterTable('supporter_listing')
    .addColumn('is_shown', 'integer', (column) =>
      column
        .notNull()
        .defaultTo(0)
        .check(sql`is_shown in (0, 1)`),
    )
    .execute();
  await copyFromAwards(db);
  // Covering: a page of the list reads nothing but this.
  await db.schema
    .createIndex('supporters_shown')
    .on('supporter_listing')
    .columns([
      ...['structure_id', 'badge_id', 'is_shown', 'since', 'award_id'],
      ...['valid_until', 'name', 'organisation_id'],
    ])
    .execute();
  await db.schema
    .createIndex('supporters_expiring')
    .on('supporter_listing')
    .column('valid_until')
    .where(sql`valid_until`, 'is not', null)
    .execute();
}

async function copyFromAwards(db: Kysely<unknown>): Promise<void> {
  await sql`delete from supporter_listing
    where not exists (select 1 from award where award.id = award_id and award.state <> 'revoked')`.execute(
    db,
  );
  const of = (column: string) => sql`(select ${sql.ref(column)} from award where award.id = award_id)`;
  await sql`update supporter_listing set
    structure_id = ${of('award.structure_id')},
    badge_id = ${of('award.badge_id')},
    organisation_id = ${of('award.organisation_id')},
    valid_until = ${of('award.valid_until')},
    is_shown = (select case when award.state = 'issued' and award.suspended_at is null then 1 else 0 end
      from award where award.id = award_id)`.execute(db);
}

async function makeTallies(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'tally', {
    columns: {structure_id: 'text', day: 'text', what: 'text', count: 'integer'},
    key: ['structure_id', 'day', 'what'],
    references: {structure_id: 'structure.id'},
  });
  await db.schema.alterTable('draft').addColumn('begun_on', 'text').execute();
  // How many people’s links there are, seen by the first few: small numbers are told to nobody.
  for (const [name, condition] of [
    ['share_opened', sql`openings > 0`],
    ['share_made', sql`is_default = 0`],
  ] as const)
    await sql`create index ${sql.id(name)} on share (structure_id, person_id) where ${condition}`.execute(db);
}
