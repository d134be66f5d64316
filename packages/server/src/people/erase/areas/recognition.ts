/** Ways to earn a badge, and what stands beside one: key badges, badges of others, evidence, badges of one's own. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, rowsOf} from '../personal-table.js';

export const recognitionTables: readonly PersonalTable[] = [
  {table: 'key_case', columns: ['person_id'], rows: ownRows(), onErase: 'delete', json: ['machine']},
  {
    table: 'key_counted',
    columns: ['award_id'],
    rows: rowsOf('award_id', 'award'),
    onErase: 'delete',
    isShown: false,
  },
  {
    table: 'foreign_badge',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['credential_hash', 'next_look_at'],
    json: ['verdict'],
    documents: ['credential'],
    isTie: true,
  },
  {
    table: 'foreign_badge',
    columns: ['confirmed_by'],
    rows: ownRows('confirmed_by'),
    onErase: {set: {confirmed_by: null}},
    isShown: false,
  },
  {
    table: 'supporter_listing',
    columns: ['award_id'],
    rows: rowsOf('award_id', 'award'),
    onErase: 'delete',
    hidden: ['structure_id', 'badge_id', 'organisation_id', 'valid_until', 'is_shown'],
  },
  {
    table: 'organisation',
    columns: ['represented_by'],
    rows: ownRows('represented_by'),
    onErase: 'delete',
    files: ['logo_key'],
    hidden: ['logo_key'],
  },
  {
    table: 'added_evidence',
    columns: ['award_id'],
    rows: rowsOf('award_id', 'award'),
    onErase: 'delete',
    hidden: ['added_by'],
  },
  {
    // Of the person whose badge it stands beside: only who put it there is no longer said.
    table: 'added_evidence',
    columns: ['added_by'],
    rows: ({person, structure}) =>
      structure === undefined
        ? sql`added_by = ${person}`
        : sql`added_by = ${person} and award_id in (select id from award where structure_id = ${structure})`,
    onErase: {set: {added_by: 'pseudonym'}},
    isShown: false,
  },
  {
    table: 'self_badge',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    files: ['image_key'],
    hidden: ['image_key'],
    json: ['criteria', 'design'],
    isTie: true,
  },
  {
    // Not published yet; what was published is the structure’s.
    table: 'badge_draft',
    columns: ['author_id'],
    rows: ownRows('author_id'),
    onErase: 'delete',
    files: ['image_key'],
    hidden: ['image_key'],
    json: ['criteria', 'image_alt', 'design'],
    isTie: true,
  },
  {table: 'reference_date', columns: ['person_id'], rows: ownRows(), onErase: 'delete', hidden: ['set_by']},
  {
    table: 'reference_date',
    columns: ['set_by'],
    rows: ownRows('set_by'),
    onErase: {set: {set_by: 'pseudonym'}},
    isShown: false,
  },
];
