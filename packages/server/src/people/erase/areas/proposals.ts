/** Badges that the person proposed. A badge that came of it stays the structure’s. */
import {ownRows, type PersonalTable} from '../personal-table.js';

export const proposalTables: readonly PersonalTable[] = [
  {
    table: 'proposal',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['skills'],
    isTie: true,
  },
];
