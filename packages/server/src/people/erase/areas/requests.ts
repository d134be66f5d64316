/** Requests: answers, files, reviews; the reviews that the person wrote for others; badges that they proposed. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, rowsOf} from '../personal-table.js';

/** Whose request or badge a file belongs to, where that is not `except`. */
function ownerOfFile(except = '') {
  return sql`select person_id from request where request.id = file.request_id and request.person_id <> ${except}
    union all select award.person_id from added_evidence join award on award.id = added_evidence.award_id
    where added_evidence.file_id = file.id and award.person_id <> ${except} limit 1`;
}

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
    // Sent by an adviser for somebody else: it is theirs.
    table: 'file',
    columns: ['person_id'],
    rows: (scope) => {
      const isSender = ownRows()(scope);
      return isSender && sql`${isSender} and exists (${ownerOfFile(scope.person)})`;
    },
    onErase: {set: {person_id: sql`(${ownerOfFile()})`}},
    isShown: false,
  },
  {
    table: 'file',
    columns: ['person_id'],
    rows: (scope) => {
      const isSender = ownRows()(scope);
      const ofAward = rowsOf('award_id', 'award')(scope);
      return (
        isSender &&
        ofAward &&
        sql`(${isSender} or ${rowsOf('request_id', 'request')(scope) ?? isSender}
          or id in (select file_id from added_evidence where ${ofAward}))`
      );
    },
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
    hidden: ['writers', 'submitted_by', 'form_hash'],
    json: ['answers', 'declared', 'policy', 'confirmation', 'reminded'],
    request: 'id',
    isTie: true,
  },
  {
    // What was made of it is the structure's: a badge.
    table: 'proposal',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['skills'],
    isTie: true,
  },
];
