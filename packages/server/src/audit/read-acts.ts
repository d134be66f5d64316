/** Reads the audit log: for the person whom it concerns, and for those who answer for the structure. */
import type {Access, AuditLine} from '@pepites/recognition';
import {inLanguage} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {fromJsonText} from '../store/json-text.js';
import {readCursor, writeCursor} from '../store/page-cursor.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

type Row = Selectable<Database['audit']>;

export interface PageOptions {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Page<Item> {
  items: Item[];
  next?: string;
}

/** What others, and the person, did with what is the person's. */
export async function accessesOf(
  db: Executor,
  {structure, person, ...page}: PageOptions & {readonly structure: string; readonly person: string},
): Promise<Page<Access>> {
  const rows = await pageOf(db, {structure, about: person}, page);
  const who = await actorsOf(db, structure, rows.items);
  return {
    ...rows,
    items: rows.items.map((row) => ({
      id: row.id,
      at: row.at,
      act: row.act,
      who: who(row),
      ...(row.assisted_by !== null && {assistedBy: who({actor_kind: 'person', actor: row.assisted_by})}),
      isMe: row.actor_kind === 'person' && row.actor === person,
      ...(row.object_id !== null && {object: row.object_id}),
    })),
  };
}

export interface AuditFilter {
  readonly structure: string;
  readonly act?: string | undefined;
  readonly actor?: string | undefined;
  readonly about?: string | undefined;
  readonly object?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export async function auditLines(
  db: Executor,
  filter: AuditFilter,
  page: PageOptions,
): Promise<Page<AuditLine>> {
  const rows = await pageOf(db, filter, page);
  const who = await actorsOf(db, filter.structure, rows.items);
  return {
    ...rows,
    items: rows.items.map((row) => ({
      id: row.id,
      at: row.at,
      act: row.act,
      who: who(row),
      ...(row.assisted_by !== null && {assistedBy: who({actor_kind: 'person', actor: row.assisted_by})}),
      ...(row.actor !== null && {actor: row.actor}),
      ...(row.subject_person !== null && {about: row.subject_person}),
      ...(row.object_id !== null && {object: row.object_id}),
    })),
  };
}

async function pageOf(db: Executor, filter: AuditFilter, {cursor, limit}: PageOptions): Promise<Page<Row>> {
  let query = db
    .selectFrom('audit')
    .selectAll()
    .where('structure_id', '=', filter.structure)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.act !== undefined) query = query.where('act', '=', filter.act);
  if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
  if (filter.about !== undefined) query = query.where('subject_person', '=', filter.about);
  if (filter.object !== undefined) query = query.where('object_id', '=', filter.object);
  if (filter.from !== undefined) query = query.where('at', '>=', new Date(filter.from).toISOString());
  if (filter.to !== undefined) query = query.where('at', '<', new Date(filter.to).toISOString());
  if (cursor !== undefined) {
    const {at, id} = readCursor(cursor);
    query = query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  const rows = await query.execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {items: rows.slice(0, limit), ...(last && {next: writeCursor(last)})};
}

/** Names and roles of today: the log holds none. */
async function actorsOf(
  db: Executor,
  structure: string,
  rows: readonly Row[],
): Promise<(row: Pick<Row, 'actor_kind' | 'actor'>) => Access['who']> {
  const ids = [...new Set(rows.flatMap((row) => [row.actor, row.assisted_by].filter((id) => id !== null)))];
  const members = await db
    .selectFrom('member')
    .select(['person_id', 'name', 'roles'])
    .where('structure_id', '=', structure)
    .where('person_id', 'in', ids)
    .execute();
  const platforms = await db
    .selectFrom('platform')
    .select(['id', 'name'])
    .where('structure_id', '=', structure)
    .where('id', 'in', ids)
    .execute();
  return ({actor_kind: kind, actor}) => {
    const member = kind === 'person' ? members.find((one) => one.person_id === actor) : undefined;
    const platform = kind === 'platform' ? platforms.find(({id}) => id === actor) : undefined;
    const name = member?.name ?? (platform && inLanguage(fromJsonText(platform.name), 'fr'));
    return {
      kind,
      ...(name !== undefined && {name}),
      ...(member && {roles: [...fromJsonText(member.roles)]}),
    };
  };
}
