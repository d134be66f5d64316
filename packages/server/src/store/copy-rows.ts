/** Copies every row of a store into another one that is empty. Both are of this version; one of them at least is a file. */
import {type Kysely, sql} from 'kysely';
import {ServerError} from '../errors.js';
import {isShared, type Session, type Store} from './open-store.js';

export interface Copied {
  readonly tables: number;
  readonly rows: number;
}

/** As the migrations made it, whatever the schema says of it. */
type AnyRow = Readonly<Record<string, unknown>>;

const rowsAtOnce = 500;
/** SQLite takes 32,766 of them in one statement, PostgreSQL 65,535. */
const valuesAtOnce = 30_000;

/**
 * What the source held at one instant, whole or not at all. No table counts by itself, so that no counter has to be set afterwards.
 * @throws {ServerError} ERR_DATA_NOT_EMPTY; ERR_STORE_COPY where a row has no place in the target
 */
export async function copyRows(source: Store, target: Store): Promise<Copied> {
  return snapshotOf(source).execute(async (from) =>
    // With its level said it is not begun again by itself: it is over where it fails.
    target
      .transaction()
      .setIsolationLevel('serializable')
      .execute(async (to) => copyTables(from, to)),
  );
}

/** Others may go on writing to the source: what they write is not seen. */
function snapshotOf(source: Store) {
  const reading = source.transaction().setAccessMode('read only');
  return isShared(source) ? reading.setIsolationLevel('repeatable read') : reading;
}

async function copyTables(from: Session, to: Session): Promise<Copied> {
  const tables = await inOrderOfKeys(isShared(from) ? to : from);
  for (const table of tables) {
    const {rows} = await sql`select 1 from ${sql.table(table)} limit 1`.execute(to);
    if (rows.length > 0)
      throw new ServerError(
        'ERR_DATA_NOT_EMPTY',
        'The new store holds something already: it is not overwritten.',
      );
  }
  let rows = 0;
  for (const table of tables)
    for await (const batch of isShared(from) ? cursorOn(from, table) : pagesOf(from, table)) {
      await write(to, table, batch);
      rows += batch.length;
    }
  return {tables: tables.length, rows};
}

/** Each table after those that it refers to. A file holds our tables only; in PostgreSQL others may have some of their own. */
async function inOrderOfKeys(file: Session): Promise<string[]> {
  const references = await sql<{table: string; parent: string}>`
    select m.name as "table", f."table" as parent
    from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'`.execute(file);
  const waiting = new Set((await file.introspection.getTables()).map(({name}) => name));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const blocked = new Set(
      references.rows.filter(({parent}) => waiting.has(parent)).map(({table}) => table),
    );
    const free = [...waiting].filter((table) => !blocked.has(table));
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...waiting].join(', ')}`);
    for (const table of free) waiting.delete(table);
    ordered.push(...free);
  }
  return ordered;
}

async function* pagesOf(from: Session, table: string): AsyncGenerator<AnyRow[]> {
  for (let last = 0; ;) {
    const {rows} = await sql<AnyRow & {copied_row: number}>`
      select rowid as copied_row, * from ${sql.table(table)} where rowid > ${last} order by rowid
      limit ${rowsAtOnce}`.execute(from);
    const end = rows.at(-1);
    if (!end) return;
    last = end.copied_row;
    yield rows.map(({copied_row: _, ...row}) => row);
  }
}

async function* cursorOn(from: Session, table: string): AsyncGenerator<AnyRow[]> {
  await sql`declare copied_rows no scroll cursor for select * from ${sql.table(table)}`.execute(from);
  for (;;) {
    const {rows} = await sql<AnyRow>`fetch forward ${sql.lit(rowsAtOnce)} from copied_rows`.execute(from);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close copied_rows`.execute(from);
}

async function write(to: Session, table: string, rows: readonly AnyRow[]): Promise<void> {
  const untyped = to as unknown as Kysely<Record<string, AnyRow>>;
  const fitting = Math.max(1, Math.floor(valuesAtOnce / Object.keys(rows[0] ?? {}).length));
  try {
    for (let start = 0; start < rows.length; start += fitting)
      await untyped
        .insertInto(table)
        .values(rows.slice(start, start + fitting))
        .execute();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ServerError('ERR_STORE_COPY', `A row of the table "${table}" cannot be copied: ${why}`, {
      cause,
    });
  }
}
