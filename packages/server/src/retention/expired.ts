/** What a structure has kept long enough: found and erased in one transaction. */
import type {Retention} from '@pepites/recognition';
import {sql} from 'kysely';
import {type Counts, erasePersonRows, queueFiles} from '../people/erase/erase-person.js';
import type {StoredRow} from '../people/erase/personal-table.js';
import {personalTables} from '../people/erase/registry.js';
import {eraseUnclaimed} from './unclaimed.js';
import {noteLeft} from '../requests/drafts.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';

/** In one go; the rest comes with the next. */
const mostAtOnce = 500;

export interface Expiry {
  readonly structure: string;
  readonly keep: Retention;
  readonly now: Date;
  /** Also what hangs on when people last came: it takes a look at each of them, and is done once a day. */
  readonly looksAtPeople: boolean;
}

const before = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

export async function eraseExpired(
  t: Session,
  services: Pick<Services, 'now' | 'sealer'>,
  expiry: Expiry,
): Promise<Counts> {
  const counts: Counts = {};
  const {keep, now} = expiry;
  await eraseDrafts(t, expiry, counts);
  await eraseLooseFiles(t, expiry, counts);
  await eraseRequests(t, await closedRequests(t, expiry), {counts, now: expiry.now});
  if (expiry.looksAtPeople)
    await eraseRequests(t, await answeredRequests(t, expiry), {counts, now: expiry.now});
  for (const person of expiry.looksAtPeople ? await forgottenPeople(t, expiry) : []) {
    const erased = await erasePersonRows(t, services, {person, structure: expiry.structure});
    for (const [table, count] of Object.entries(erased)) add(counts, table, count);
  }
  for (const [table, count] of Object.entries(
    await eraseUnclaimed(t, {structure: expiry.structure, before: before(now, keep.unclaimed), mostAtOnce}),
  ))
    add(counts, table, count);
  await eraseAudit(t, expiry, counts);
  return counts;
}

function add(counts: Counts, table: string, count: number): void {
  if (count > 0) counts[table] = (counts[table] ?? 0) + count;
}

async function eraseDrafts(t: Session, {structure, keep, now}: Expiry, counts: Counts): Promise<void> {
  const gone = await t
    .deleteFrom('draft')
    .where('structure_id', '=', structure)
    .where('saved_at', '<', before(now, keep.draft))
    .returningAll()
    .execute();
  await noteLeft(t, gone);
  add(counts, 'draft', gone.length);
}

/** A draft may name files: they are kept as long as it is. */
const isOfNoDraft = sql<boolean>`not exists (select 1 from draft where draft.person_id = file.person_id
  and draft.structure_id = file.structure_id)`;

/** Files that were sent and never became part of anything. */
async function eraseLooseFiles(t: Session, {structure, keep, now}: Expiry, counts: Counts): Promise<void> {
  const rows = await t
    .selectFrom('file')
    .select(['id', 'storage_key'])
    .where('structure_id', '=', structure)
    .where('request_id', 'is', null)
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('added_evidence')
        .select('file_id')
        .where('file_id', 'is not', null)
        .$castTo<{file_id: string}>(),
    )
    .where('created_at', '<', before(now, keep.draft))
    .where(isOfNoDraft)
    .limit(mostAtOnce)
    .execute();
  if (rows.length === 0) return;
  await queueFiles(t, {files: ['storage_key']}, rows, now);
  await t
    .deleteFrom('file')
    .where(
      'id',
      'in',
      rows.map(({id}) => id),
    )
    .execute();
  add(counts, 'file', rows.length);
}

async function closedRequests(t: Session, {structure, keep, now}: Expiry): Promise<string[]> {
  const rows = await t
    .selectFrom('request')
    .select('id')
    .where('structure_id', '=', structure)
    // Few beside those that ended in a badge: found by their state, and by nothing else that would find all of them.
    .where('state', 'in', ['declined', 'withdrawn', 'lapsed', 'purged'])
    .where('updated_at', '<', before(now, keep.closedRequest))
    .limit(mostAtOnce)
    .execute();
  return rows.map(({id}) => id);
}

/** The badge stays with the person, and the award with it: what it was given for is kept no longer. */
async function answeredRequests(t: Session, {structure, keep, now}: Expiry): Promise<string[]> {
  const rows = await t
    .selectFrom('request')
    .innerJoin('person', 'person.id', 'request.person_id')
    .select('request.id')
    .where('request.structure_id', '=', structure)
    .where('request.state', 'in', ['issued', 'accepted', 'refusedByEarner', 'revoked'])
    .where('request.updated_at', '<', before(now, keep.evidence))
    .where('person.last_seen_at', '<', before(now, keep.evidence))
    .limit(mostAtOnce)
    .execute();
  return rows.map(({id}) => id);
}

/** Whoever has neither badge nor role here, and has not come for long. */
async function forgottenPeople(t: Session, {structure, keep, now}: Expiry): Promise<string[]> {
  const rows = await t
    .selectFrom('person')
    .select('person.id')
    .where('person.last_seen_at', '<', before(now, keep.account))
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('request')
            .select('request.id')
            .whereRef('request.person_id', '=', 'person.id')
            .where('request.structure_id', '=', structure),
        ),
        eb.exists(
          eb
            .selectFrom('file')
            .select('file.id')
            .whereRef('file.person_id', '=', 'person.id')
            .where('file.structure_id', '=', structure),
        ),
        eb.exists(
          eb
            .selectFrom('learner')
            .select('learner.ref')
            .whereRef('learner.person_id', '=', 'person.id')
            .where('learner.structure_id', '=', structure),
        ),
        eb.exists(
          eb
            .selectFrom('sign_in_method')
            .select('sign_in_method.id')
            .whereRef('sign_in_method.person_id', '=', 'person.id')
            .where('sign_in_method.structure_id', '=', structure),
        ),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('award')
            .select('award.id')
            .whereRef('award.person_id', '=', 'person.id')
            .where('award.structure_id', '=', structure),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member')
            .select('member.name')
            .whereRef('member.person_id', '=', 'person.id')
            .where('member.structure_id', '=', structure),
        ),
      ),
    )
    .limit(mostAtOnce)
    .execute();
  return rows.map(({id}) => id);
}

async function eraseAudit(t: Session, {structure, keep, now}: Expiry, counts: Counts): Promise<void> {
  const {numDeletedRows} = await t
    .deleteFrom('audit')
    .where('structure_id', '=', structure)
    .where('at', '<', before(now, keep.audit))
    .executeTakeFirst();
  add(counts, 'audit', Number(numDeletedRows));
}

/** Requests with all that hangs on them, by the registry of personal tables. */
async function eraseRequests(
  t: Session,
  requests: readonly string[],
  {counts, now}: {readonly counts: Counts; readonly now: Date},
): Promise<void> {
  if (requests.length === 0) return;
  await t.updateTable('award').set({request_id: null}).where('request_id', 'in', requests).execute();
  for (const table of personalTables) {
    if (table.request === undefined) continue;
    const isOfThem =
      typeof table.request === 'string'
        ? sql`${sql.ref(table.request)} in (${sql.join(requests)})`
        : table.request(sql.join(requests));
    const {rows} = await sql<StoredRow>`select * from ${sql.table(table.table)} where ${isOfThem}`.execute(t);
    await queueFiles(t, table, rows, now);
    await sql`delete from ${sql.table(table.table)} where ${isOfThem}`.execute(t);
    add(counts, table.table, rows.length);
  }
}
