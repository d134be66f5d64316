/** What must hold in the store of a backend that was killed a moment ago: looked at on a copy, so that the next start finds it as it was left. */
import {copyFileSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Sqlite} from '../support/sqlite.ts';
import type {Ledger} from './ledger.ts';

type Row = Readonly<Record<string, string | number | null>>;

export interface StoreSummary {
  readonly requests: number;
  readonly awards: number;
  /** Work that the crash left: awards to be signed, messages to be sent. */
  readonly waiting: number;
}

export function checkStore(
  dataDirectory: string,
  ledger: Ledger,
  {isDrained}: {isDrained: boolean},
): StoreSummary {
  const folder = mkdtempSync(join(tmpdir(), 'pepites-crash-copy-'));
  for (const name of ['pepites.sqlite', 'pepites.sqlite-wal']) {
    const file = join(dataDirectory, name);
    if (existsSync(file)) copyFileSync(file, join(folder, name));
  }
  const store = new Sqlite(join(folder, 'pepites.sqlite'));
  try {
    const all = (query: string): Row[] => store.prepare(query).all() as Row[];
    const integrity = all('pragma integrity_check').map((row) => row['integrity_check']);
    if (integrity.join() !== 'ok') ledger.violate(`store: ${integrity.join()}`);
    if (all('pragma foreign_key_check').length > 0) ledger.violate('store: a reference leads nowhere');
    checkAcknowledged(all, ledger);
    checkOnce(all, ledger);
    checkEnds(all, ledger, isDrained);
    const [{waiting = 0} = {}] = all(`select
      (select count(*) from outbox where done_at is null) + (select count(*) from notification where done_at is null) as waiting`);
    const count = (table: string): number => Number(all(`select count(*) as n from ${table}`)[0]?.['n']);
    return {requests: count('request'), awards: count('award'), waiting: Number(waiting)};
  } finally {
    store.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

type All = (query: string) => Row[];

function checkAcknowledged(all: All, ledger: Ledger): void {
  const requests = new Map(all('select id, badge_id, person_id from request').map((row) => [row['id'], row]));
  for (const {id, badge, person} of ledger.requests.values()) {
    const row = requests.get(id);
    if (row?.['badge_id'] !== badge || row['person_id'] !== person)
      ledger.violate(`the request ${id} is lost`);
  }
  const reviews = new Set(
    all('select request_id, examiner_id, revision, answer from review').map((row) =>
      Object.values(row).join(' '),
    ),
  );
  for (const {request, examiner, revision, answer} of ledger.reviews) {
    if (!reviews.has(`${request} ${examiner} ${revision} ${answer}`))
      ledger.violate(`a decision on ${request} is lost`);
  }
  const awards = new Map(all('select id, badge_id, person_id from award').map((row) => [row['id'], row]));
  for (const {award, badge, person} of ledger.awards.values()) {
    const row = awards.get(award);
    if (row?.['badge_id'] !== badge || row['person_id'] !== person)
      ledger.violate(`the award ${award} is lost`);
  }
}

function checkOnce(all: All, ledger: Ledger): void {
  const never: Readonly<Record<string, string>> = {
    'given twice for one reason': 'select issue_key from award group by issue_key having count(*) > 1',
    'held twice by one person': `select structure_id, badge_id, person_id from award where state != 'revoked'
      group by structure_id, badge_id, person_id having count(*) > 1`,
    'given twice for one request': `select request_id from award where request_id is not null
      group by request_id having count(*) > 1`,
    'two badges at one place of the status list': `select structure_id, status_index from award where status_index is not null
      group by structure_id, status_index having count(*) > 1`,
    'a place of the status list without a badge': `select list_index from status_entry as e where not exists
      (select 1 from award where award.structure_id = e.structure_id and award.status_index = e.list_index)`,
    'a badge without its place in the status list': `select id from award as a where a.status_index is not null and not exists
      (select 1 from status_entry as e where e.structure_id = a.structure_id and e.list_index = a.status_index)`,
    'two open requests for one badge': `select person_id, badge_id from request where is_open = 1
      group by person_id, badge_id having count(*) > 1`,
    'one address, two people': `select subject from sign_in_method where kind = 'email' group by subject having count(*) > 1`,
    'one examiner, two answers to one revision': `select request_id from review
      group by request_id, examiner_id, revision having count(*) > 1`,
    'an award to be signed that nobody will sign': `select id from award as a where state = 'signing' and not exists
      (select 1 from outbox where subject = a.id and done_at is null)`,
    'approved, and no award': `select id from request as r where state in ('approved', 'issued') and not exists
      (select 1 from award where request_id = r.id)`,
    'issued, and not signed': `select id from award where state = 'issued' and (credential is null or status_index is null)`,
  };
  for (const [what, query] of Object.entries(never)) {
    const found = all(query);
    if (found.length > 0) ledger.violate(`${what}: ${JSON.stringify(found.slice(0, 3))}`);
  }
}

/** Once everything is done: nothing waits, and every yes has become a badge. */
function checkEnds(all: All, ledger: Ledger, isDrained: boolean): void {
  if (!isDrained) return;
  const never: Readonly<Record<string, string>> = {
    'not signed in the end': `select id from award where state = 'signing'`,
    'approved, and not issued in the end': `select id from request where state = 'approved'`,
    'work that is left': 'select id, last_error from outbox where done_at is null',
    'work that failed': 'select id, last_error from outbox where last_error is not null',
    'messages that are left': 'select kind, last_error from notification where done_at is null',
    'messages that failed': 'select kind, last_error from notification where last_error is not null',
  };
  for (const [what, query] of Object.entries(never)) {
    const found = all(query);
    if (found.length > 0) ledger.violate(`${what}: ${JSON.stringify(found.slice(0, 3))}`);
  }
}
