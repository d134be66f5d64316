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
  {
    table: 'host_link',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['state_hash', 'browser_hash', 'sealed_pending', 'sealed_tokens'],
  },
];
