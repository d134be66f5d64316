/** Badges that the person was given on other platforms. What is there stays there: they ask that platform themselves. */
import {ownRows, type PersonalTable, rowsOf} from '../personal-table.js';

export const elsewhereTables: readonly PersonalTable[] = [
  {
    table: 'elsewhere_issue',
    columns: [],
    rows: rowsOf('award_id', 'award'),
    onErase: 'delete',
    hidden: ['busy_until', 'next_try_at', 'failures', 'was_sent', 'wants_revoked'],
  },
  {
    table: 'elsewhere_holding',
    columns: ['person_id'],
    rows: ownRows('person_id', {structure: null}),
    onErase: 'delete',
    isAccount: true,
  },
];
