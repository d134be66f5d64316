/** Ways to earn a badge, and what stands beside one: key badges, badges of others, evidence, recommendations, badges of one's own. */
import {sql} from 'kysely';
import type {Session} from '../../../store/open-store.js';
import {ownRows, type PersonalTable, rowsOf, type StoredRow} from '../personal-table.js';
import {leaveGoneLink} from './awards.js';

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
    // The key and the list stay, so that what the holder keeps is verifiable; whose they were is forgotten.
    table: 'pseudonym',
    columns: ['person_id'],
    rows: ({person, structure}) =>
      structure === undefined
        ? sql`person_id = ${person}`
        : sql`person_id = ${person} and (
            id in (select pseudonym_id from award where person_id = ${person} and structure_id = ${structure})
            or id in (select pseudonym_id from endorsement where endorser_id = ${person} and structure_id = ${structure}))`,
    onErase: {set: {person_id: 'pseudonym', name: ''}},
    hidden: ['sealed_seed', 'signed_status'],
  },
  {
    table: 'endorsement',
    columns: ['earner_id'],
    rows: ownRows('earner_id'),
    onErase: 'delete',
    hidden: ['link_hash', 'code_hash', 'endorser_id'],
    documents: ['credential'],
    before: leaveGoneLinks,
  },
  {
    // A recommendation carries the name of whoever wrote it, and their words: it goes with them. What was handed on stays good.
    table: 'endorsement',
    columns: ['endorser_id'],
    rows: ownRows('endorser_id'),
    onErase: 'delete',
    hidden: ['link_hash', 'code_hash', 'earner_id', 'share_token'],
    before: leaveGoneLinks,
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

async function leaveGoneLinks(t: Session, rows: readonly StoredRow[], now: Date): Promise<void> {
  for (const {share_token: token} of rows) if (typeof token === 'string') await leaveGoneLink(t, token, now);
}
