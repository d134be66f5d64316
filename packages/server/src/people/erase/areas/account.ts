/** The account: name, ways to sign in, sessions, roles, and what was counted or kept for a moment. */
import {sql} from 'kysely';
import {boundTo} from '../../sign-in-methods.js';
import {ownRows, type PersonalTable, rowsTo} from '../personal-table.js';

export const accountTables: readonly PersonalTable[] = [
  {
    table: 'session',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['token_hash', 'assisted_by'],
    json: ['scopes'],
  },
  {
    table: 'session',
    columns: ['assisted_by'],
    rows: ownRows('assisted_by'),
    onErase: {set: {assisted_by: null}},
    isShown: false,
  },
  {
    table: 'sign_in_method',
    columns: ['made_by'],
    rows: ownRows('made_by'),
    onErase: {set: {made_by: null}},
    isShown: false,
  },
  {
    table: 'member',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['title', 'roles'],
    isTie: true,
  },
  {
    table: 'deletion_code',
    columns: ['person_id'],
    rows: ownRows('person_id', {structure: null}),
    onErase: 'delete',
    isShown: false,
  },
  {
    table: 'one_time_code',
    columns: ['email'],
    rows: ({person, structure, addresses}) =>
      structure !== undefined
        ? undefined
        : // Also a code to an address that was to become theirs.
          sql`email in (${sql.join([...addresses, ''])}) or origin = ${boundTo(person)}`,
    onErase: 'delete',
    hidden: ['code_hash'],
  },
  {
    table: 'attempt_count',
    columns: [],
    rows: ({structure, addresses, hash}) =>
      structure !== undefined || addresses.length === 0
        ? undefined
        : sql`bucket in (${sql.join(addresses.flatMap((a) => [`email:${hash(a)}`, `tries:${hash(a)}`]))})`,
    onErase: 'delete',
    isShown: false,
  },
  {
    table: 'stored_reply',
    columns: [],
    rows: ({person, origins, hash}) => {
      const callers = [`person ${person}`, ...origins.map((origin) => `person ${person} at ${origin}`)];
      return sql`caller in (${sql.join(callers.map(hash))})`;
    },
    onErase: 'delete',
    // The same replies, sealed, for a day: what they say is shown by the other tables.
    isShown: false,
  },
  {
    table: 'invitation',
    columns: ['email'],
    rows: rowsTo('email', {structure: 'structure_id'}),
    onErase: 'delete',
    hidden: ['token_hash'],
    json: ['title', 'roles'],
  },
  {
    table: 'invitation',
    columns: ['invited_by'],
    rows: ownRows('invited_by'),
    onErase: {set: {invited_by: null}},
    isShown: false,
  },
  {
    table: 'message_template',
    columns: ['changed_by'],
    rows: ownRows('changed_by'),
    onErase: {set: {changed_by: null}},
    isShown: false,
  },
  {
    table: 'erasure',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: {keep: 'for a moment, until the list outside the store has it'},
    isShown: false,
  },
  {
    table: 'passkey_challenge',
    columns: ['person_id'],
    rows: ownRows('person_id', {structure: null}),
    onErase: 'delete',
    // For five minutes: nothing that says anything.
    isShown: false,
  },
  {
    table: 'passkey',
    columns: ['person_id'],
    rows: ownRows('person_id', {structure: null}),
    onErase: 'delete',
    hidden: ['public_key', 'counter'],
    isAccount: true,
  },
  {
    table: 'sign_in_method',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['made_by'],
    isAccount: true,
  },
];

/** Last of all: everything else points at it. */
export const personTable: PersonalTable = {
  table: 'person',
  columns: ['id'],
  rows: ownRows('id', {structure: null}),
  onErase: 'delete',
  isAccount: true,
};
