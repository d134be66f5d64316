/** Sites that the person agreed to connect: the agreement goes, and every token that came of it. */
import {ownRows, type PersonalTable} from '../personal-table.js';

export const connectionTables: readonly PersonalTable[] = [
  {
    table: 'oauth_record',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['id', 'grant_id', 'client_id', 'sealed_payload'],
  },
];
