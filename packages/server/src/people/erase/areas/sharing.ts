/** Links to the person’s badges, and copies that were made for them: their addresses answer 410, nothing else is left. */
import type {Session} from '../../../store/open-store.js';
import {ownRows, type PersonalTable, type StoredRow} from '../personal-table.js';
import {leaveGoneLink} from './awards.js';

export const sharingTables: readonly PersonalTable[] = [
  {table: 'share', columns: ['person_id'], rows: ownRows(), onErase: 'delete', before: leaveGoneLinks},
  {
    table: 'wall',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    json: ['awards'],
    before: leaveGoneLinks,
  },
  {
    table: 'twin',
    columns: ['person_id'],
    rows: ownRows(),
    onErase: 'delete',
    hidden: ['salt'],
    before: leaveGoneLinks,
  },
];

async function leaveGoneLinks(t: Session, rows: readonly StoredRow[], now: Date): Promise<void> {
  for (const {token} of rows) if (typeof token === 'string') await leaveGoneLink(t, token, now);
}
