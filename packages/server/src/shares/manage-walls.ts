/** A person’s links to several of their badges: making one, seeing them, ending one. */
import type {NewWall, Wall} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {assertShowable, type AwardRow} from '../awards/award-view.js';
import {makeLinkToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {dayOf, tally} from '../statistics/tally.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {assertRoom, endOf, labelOf} from './link-end.js';
import {shareState} from './manage-shares.js';

export type WallRow = Selectable<Database['wall']>;

interface Owner {
  readonly structure: string;
  readonly person: string;
}

/** @throws {Refusal} AWARD_UNKNOWN, AWARD_NOT_VALID, SHARE_LIMIT, BAD_REQUEST */
export async function createWall(services: Services, owner: Owner, wish: NewWall): Promise<Wall> {
  const now = services.now();
  const endsAt = endOf(wish, now);
  const chosen = [...new Set(wish.awards)];
  return services.db.transaction().execute(async (t) => {
    const rows = await awardsOf(t, owner, chosen);
    if (rows.length < chosen.length) throw new Refusal('AWARD_UNKNOWN');
    for (const row of rows) assertShowable(row, now);
    assertRoom(await linksOf(t, owner.person), now);
    const row: WallRow = {
      id: crypto.randomUUID(),
      token: makeLinkToken(),
      structure_id: owner.structure,
      person_id: owner.person,
      awards: toJsonText(chosen),
      shows_name: wish.showsName === true ? 1 : 0,
      label: labelOf(wish),
      ends_at: endsAt,
      openings: 0,
      created_at: now.toISOString(),
      revoked_at: null,
    };
    await t.insertInto('wall').values(row).execute();
    await note(t, row, 'wall.created', now);
    await tally(t, {structure: owner.structure, what: 'linkMade', day: dayOf(now)});
    return wallView(services, row, now);
  });
}

export async function listWalls(services: Services, {structure, person}: Owner): Promise<Wall[]> {
  const rows = await services.db
    .selectFrom('wall')
    .selectAll()
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => wallView(services, row, services.now()));
}

/**
 * At once, for the page and everything beside it.
 * @throws {Refusal} SHARE_UNKNOWN
 */
export async function revokeWall(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, person}: Owner,
  wall: string,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await t
      .selectFrom('wall')
      .selectAll()
      .where('id', '=', wall)
      .where('person_id', '=', person)
      .where('structure_id', '=', structure)
      .executeTakeFirst();
    if (!row) throw new Refusal('SHARE_UNKNOWN');
    if (row.revoked_at !== null) return;
    await t.updateTable('wall').set({revoked_at: at.toISOString()}).where('id', '=', wall).execute();
    await note(t, row, 'wall.revoked', at);
  });
}

/** Those of the person’s own that were given and not refused, in the order of `ids`. */
export async function awardsOf(
  db: Executor,
  {structure, person}: Owner,
  ids: readonly string[],
): Promise<AwardRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('award')
    .selectAll()
    .where('id', 'in', ids)
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .where('refused_at', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function linksOf(t: Session, person: string): Promise<{ends_at: string | null}[]> {
  return t
    .selectFrom('wall')
    .select('ends_at')
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

export function wallUrlOf(services: Pick<Services, 'publicUrl'>, token: string): string {
  return `${services.publicUrl}/w/${token}`;
}

function wallView(services: Pick<Services, 'publicUrl'>, row: WallRow, now: Date): Wall {
  return {
    id: row.id,
    url: wallUrlOf(services, row.token),
    awards: [...fromJsonText(row.awards)],
    showsName: row.shows_name === 1,
    ...(row.label !== null && {label: row.label}),
    state: shareState(row, now),
    createdAt: row.created_at,
    ...(row.ends_at !== null && {endsAt: row.ends_at}),
    ...(row.revoked_at !== null && {revokedAt: row.revoked_at}),
    openings: row.openings,
  };
}

async function note(t: Session, row: WallRow, act: 'wall.created' | 'wall.revoked', at: Date): Promise<void> {
  await noteAct(t, {
    structure: row.structure_id,
    by: row.person_id,
    act,
    about: row.person_id,
    object: row.id,
    at,
  });
}
