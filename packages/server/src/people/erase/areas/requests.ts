/** Requests: answers, files, reviews; and the reviews that the person wrote for others. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, rowsOf} from '../personal-table.js';

export const requestTables: readonly PersonalTable[] = [
  {
    table: 'review',
    columns: ['request_id'],
    rows: rowsOf('request_id', 'request'),
    onErase: 'delete',
    hidden: ['examiner_id'],
    json: ['criteria_met', 'reopened'],
    request: 'request_id',
  },
  {
    // What an examiner wrote belongs to the history of whoever asked; who wrote it is no longer said.
    table: 'review',
    columns: ['examiner_id'],
    rows: ({person, structure}) =>
      structure === undefined
        ? sql`examiner_id = ${person}`
        : sql`examiner_id = ${person} and request_id in (select id from request where structure_id = ${structure})`,
    onErase: {set: {examiner_id: 'pseudonym', examiner_name: ''}},
    isShown: false,
  },
  {
    table: 'file',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    files: ['storage_key'],
    hidden: ['storage_key'],
    request: 'request_id',
    isTie: true,
  },
  {
    table: 'request',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['answers'],
    request: 'id',
    isTie: true,
  },
];
