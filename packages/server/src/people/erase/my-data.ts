/** Everything about a person, as rows to read: what the store holds, without hashes and seals. */
import type {MyData} from '@pepites/recognition';
import {Refusal} from '../../refusal.js';
import type {Services} from '../../services.js';
import {readRows} from './erase-person.js';
import {personScope} from './person-scope.js';
import type {PersonalTable, StoredRow} from './personal-table.js';
import {personalTables} from './registry.js';

export interface OwnRows {
  readonly table: PersonalTable;
  readonly rows: readonly StoredRow[];
}

/**
 * What this structure holds, and the account. Not what others hold: a page of this structure must not read them.
 * @throws {Refusal} SESSION_ENDED for somebody who was erased a moment ago
 */
export async function ownRowsOf(
  services: Pick<Services, 'db' | 'sealer'>,
  {person, structure}: {readonly person: string; readonly structure: string},
): Promise<OwnRows[]> {
  const {db, sealer} = services;
  const scope = await personScope(db, sealer, {person, structure});
  if (!scope) throw new Refusal('SESSION_ENDED');
  const found: OwnRows[] = [];
  for (const table of personalTables.filter(({isShown}) => isShown !== false)) {
    const rows = await readRows(db, table, table.isAccount ? {...scope, structure: undefined} : scope);
    if (rows.length > 0) found.push({table, rows});
  }
  return found;
}

export async function myData(
  services: Pick<Services, 'db' | 'sealer' | 'now'>,
  place: {readonly person: string; readonly structure: string},
): Promise<MyData> {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const {table, rows: stored} of await ownRowsOf(services, place))
    (rows[table.table] ??= []).push(...stored.map((row) => readable(table, row)));
  return {madeAt: services.now().toISOString(), ...place, rows};
}

function readable({hidden = [], json = []}: PersonalTable, row: StoredRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column, value]) => value !== null && !hidden.includes(column))
      .map(([column, value]) => [
        column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        json.includes(column) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
      ]),
  );
}
