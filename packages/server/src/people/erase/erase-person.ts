/** Erases a person: everything that a structure holds of them, and the account too once nobody else has a part in it. */
import {sql} from 'kysely';
import {writeErasures} from '../../erasures/note-erasure.js';
import type {Services} from '../../services.js';
import type {Session, Store} from '../../store/open-store.js';
import {forgetDeleted} from '../../store/forget.js';
import type {DeletionCause} from '../../store/tables/rights.js';
import {toJsonText} from '../../store/json-text.js';
import {personScope} from './person-scope.js';
import type {PersonalTable, PersonScope, StoredRow} from './personal-table.js';
import {personalTables} from './registry.js';

/** Rows by table. */
export type Counts = Record<string, number>;

export type Erasing = Pick<Services, 'db' | 'now' | 'files' | 'sealer' | 'log' | 'ledger'>;

/** In a transaction of the caller's. Afterwards: `finishErasing`. */
export async function erasePersonRows(
  t: Session,
  services: Pick<Services, 'now' | 'sealer'>,
  {person, structure}: {readonly person: string; readonly structure: string | undefined},
): Promise<Counts> {
  const counts: Counts = {};
  const now = services.now();
  const inPlace = await personScope(t, services.sealer, {person, structure});
  if (!inPlace) return counts;
  await eraseRows(t, inPlace, {counts, now});
  if (structure !== undefined && !(await isTied(t, {...inPlace, structure: undefined})))
    await eraseRows(t, {...inPlace, structure: undefined}, {counts, now});
  return counts;
}

/** The report, without names. Nothing to report: no report. */
export async function reportDeletion(
  t: Session,
  report: {
    readonly structure: string | null;
    readonly cause: DeletionCause;
    readonly counts: Counts;
    readonly now: Date;
  },
): Promise<void> {
  if (Object.values(report.counts).every((count) => count === 0)) return;
  await t
    .insertInto('deletion_report')
    .values({
      id: crypto.randomUUID(),
      structure_id: report.structure,
      at: report.now.toISOString(),
      cause: report.cause,
      counts: toJsonText<Counts>(report.counts),
    })
    .execute();
}

/** What a transaction cannot take back: files are deleted, the store's own files cleaned. A crash before leaves it to the next time. */
export async function finishErasing(services: Erasing): Promise<void> {
  await writeErasures(services);
  await removeFiles(services);
  await forgetDeleted(services);
}

export async function removeFiles({db, files, log, now}: Omit<Erasing, 'ledger'>): Promise<number> {
  const due = await db.selectFrom('file_removal').select('storage_key').execute();
  let removed = 0;
  for (const {storage_key: key} of due) {
    try {
      await files.delete(key);
      await db.deleteFrom('file_removal').where('storage_key', '=', key).execute();
      removed++;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      log({at: now().toISOString(), event: 'problem', detail: `deleting a file: ${code}`});
    }
  }
  return removed;
}

/** Does any structure of the scope still know the person? */
async function isTied(t: Session, scope: PersonScope): Promise<boolean> {
  for (const table of personalTables.filter(({isTie}) => isTie)) {
    const condition = table.rows(scope);
    if (!condition) continue;
    const {rows} = await sql`select 1 from ${sql.table(table.table)} where ${condition} limit 1`.execute(t);
    if (rows.length > 0) return true;
  }
  return false;
}

async function eraseRows(
  t: Session,
  scope: PersonScope,
  done: {readonly counts: Counts; readonly now: Date},
): Promise<void> {
  const pseudonym = crypto.randomUUID();
  for (const table of personalTables) {
    const condition = table.rows(scope);
    if (!condition || (typeof table.onErase === 'object' && 'keep' in table.onErase)) continue;
    const found = await readRows(t, table, scope);
    if (found.length === 0) continue;
    await table.before?.(t, found, done.now);
    await queueFiles(t, table, found, done.now);
    if (table.onErase === 'delete')
      await sql`delete from ${sql.table(table.table)} where ${condition}`.execute(t);
    else {
      const values = Object.entries(table.onErase.set).map(
        ([column, value]) => sql`${sql.ref(column)} = ${value === 'pseudonym' ? pseudonym : value}`,
      );
      await sql`update ${sql.table(table.table)} set ${sql.join(values)} where ${condition}`.execute(t);
    }
    done.counts[table.table] = (done.counts[table.table] ?? 0) + found.length;
  }
}

export async function readRows(
  db: Store | Session,
  table: PersonalTable,
  scope: PersonScope,
): Promise<readonly StoredRow[]> {
  const condition = table.rows(scope);
  if (!condition) return [];
  const {rows} = await sql<StoredRow>`select * from ${sql.table(table.table)} where ${condition}`.execute(db);
  return rows;
}

export async function queueFiles(
  t: Session,
  {files = []}: Pick<PersonalTable, 'files'>,
  rows: readonly StoredRow[],
  now: Date,
): Promise<void> {
  for (const key of rows.flatMap((row) => files.map((column) => row[column]))) {
    if (typeof key !== 'string') continue;
    await t
      .insertInto('file_removal')
      .values({storage_key: key, created_at: now.toISOString()})
      .onConflict((conflict) => conflict.column('storage_key').doNothing())
      .execute();
  }
}
