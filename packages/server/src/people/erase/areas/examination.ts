/** Who examines a request: those named, guests with a link, peers; and drafts. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, type PersonScope, rowsOf, rowsTo} from '../personal-table.js';

/** Rows on requests of this structure, or of all. */
const inRequestsOf = (scope: PersonScope) =>
  scope.structure === undefined
    ? sql``
    : sql` and request_id in (select id from request where structure_id = ${scope.structure})`;

export const examinationTables: readonly PersonalTable[] = [
  {
    table: 'link_session',
    columns: ['link_id'],
    rows: (scope) => {
      const ofRequest = rowsOf('request_id', 'request')(scope);
      return ofRequest && sql`link_id in (select id from examiner_link where ${ofRequest})`;
    },
    onErase: 'delete',
    isShown: false,
    request: (requests) => sql`link_id in (select id from examiner_link where request_id in (${requests}))`,
  },
  {
    table: 'examiner_link',
    columns: ['request_id'],
    rows: rowsOf('request_id', 'request'),
    onErase: 'delete',
    hidden: ['token_hash', 'code_hash', 'email', 'invited_by'],
    request: 'request_id',
  },
  {
    table: 'examiner_link',
    columns: ['email'],
    rows: rowsTo('email', {structure: 'structure_id'}),
    onErase: {set: {email: null, name: ''}},
    isShown: false,
  },
  {
    table: 'examiner_link',
    columns: ['invited_by'],
    rows: ownRows('invited_by'),
    onErase: {set: {invited_by: 'pseudonym'}},
    isShown: false,
  },
  {
    table: 'request_examiner',
    columns: ['request_id'],
    rows: rowsOf('request_id', 'request'),
    onErase: 'delete',
    hidden: ['examiner_id'],
    request: 'request_id',
  },
  {
    table: 'request_examiner',
    columns: ['examiner_id'],
    rows: (scope) => sql`examiner_id = ${scope.person}${inRequestsOf(scope)}`,
    onErase: {set: {examiner_id: 'pseudonym'}},
    isShown: false,
  },
  {
    // Sent by an adviser in somebody's name: who sent it is no longer said.
    table: 'request',
    columns: ['submitted_by'],
    rows: (scope) => {
      const isSender = ownRows('submitted_by')(scope);
      return isSender && sql`${isSender} and person_id <> ${scope.person}`;
    },
    onErase: {set: {submitted_by: 'pseudonym'}},
    isShown: false,
  },
  {
    table: 'draft',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['answers'],
    isTie: true,
  },
  {table: 'peer_consent', columns: ['person_id'], rows: ownRows(), onErase: 'delete'},
];
