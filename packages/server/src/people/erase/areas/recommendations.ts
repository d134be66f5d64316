/** Recommendations, and the pseudonyms that they and people's own badges are signed by. Some hang on requests, and go before them. */
import {sql} from 'kysely';
import type {Session} from '../../../store/open-store.js';
import {ownRows, type PersonalTable, type StoredRow} from '../personal-table.js';
import {leaveGoneLink} from './awards.js';

export const recommendationTables: readonly PersonalTable[] = [
  {
    // The key and the list stay, so that what the holder keeps is verifiable; whose they were is forgotten.
    table: 'pseudonym',
    columns: ['person_id'],
    rows: ({person, structure}) =>
      structure === undefined
        ? sql`person_id = ${person}`
        : sql`person_id = ${person} and (
            id in (select pseudonym_id from award where person_id = ${person} and structure_id = ${structure})
            or id in (select pseudonym_id from endorsement where endorser_id = ${person} and structure_id = ${structure}))`,
    onErase: {set: {person_id: 'pseudonym', name: ''}},
    hidden: ['sealed_seed', 'signed_status'],
  },
  {
    table: 'endorsement',
    columns: ['earner_id'],
    rows: ownRows('earner_id'),
    onErase: 'delete',
    // While the badge is examined; then it stands beside that, and names no request.
    request: 'request_id',
    hidden: ['link_hash', 'code_hash', 'endorser_id'],
    documents: ['credential'],
    before: leaveGoneLinks,
  },
  {
    // A recommendation carries the name of whoever wrote it, and their words: it goes with them. What was handed on stays good.
    table: 'endorsement',
    columns: ['endorser_id'],
    rows: ownRows('endorser_id'),
    onErase: 'delete',
    hidden: ['link_hash', 'code_hash', 'earner_id', 'share_token'],
    before: leaveGoneLinks,
  },
];

async function leaveGoneLinks(t: Session, rows: readonly StoredRow[], now: Date): Promise<void> {
  for (const {share_token: token} of rows) if (typeof token === 'string') await leaveGoneLink(t, token, now);
}
