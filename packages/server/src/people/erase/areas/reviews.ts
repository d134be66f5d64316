/** Who examines requests: those named, guests by link, peers; who sent a request with somebody; drafts. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, type PersonScope, rowsOf, rowsTo} from '../personal-table.js';

/** Rows about requests of others in which the person's id stands. */
function inRequests(column: string) {
  return ({person, structure}: PersonScope) =>
    structure === undefined
      ? sql<boolean>`${sql.ref(column)} = ${person}`
      : sql<boolean>`${sql.ref(column)} = ${person} and request_id in (select id from request where structure_id = ${structure})`;
}

export const reviewTables: readonly PersonalTable[] = [
  {
    table: 'link_session',
    columns: [],
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
    hidden: ['token_hash', 'code_hash', 'wrong_codes', 'email', 'invited_by'],
    request: 'request_id',
  },
  {
    // The person invited somebody to a request of another.
    table: 'examiner_link',
    columns: ['invited_by'],
    rows: ownRows('invited_by'),
    onErase: {set: {invited_by: 'pseudonym'}},
    isShown: false,
  },
  {
    // Or was invited, at an address of theirs.
    table: 'examiner_link',
    columns: ['email'],
    rows: rowsTo('email', {structure: 'structure_id'}),
    onErase: {set: {email: null, name: ''}},
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
    // Named for a request of another: the place stays, and time gives it to the next of the pool.
    table: 'request_examiner',
    columns: ['examiner_id'],
    rows: inRequests('examiner_id'),
    onErase: {set: {examiner_id: 'pseudonym'}},
    isShown: false,
  },
  {
    // Sent by the person with somebody else: it is theirs, and still has to be confirmed by them.
    table: 'request',
    columns: ['submitted_by'],
    rows: ownRows('submitted_by'),
    onErase: {set: {submitted_by: 'pseudonym', writers: null}},
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
