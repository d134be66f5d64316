/** The activities of a structure: what is done, which badges that develops, who does what. */
import type {Activity, Alignment, LocalisedText} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {badgeSources} from '../catalogue/badge-sources.js';
import {Refusal} from '../refusal.js';
import {badgeUrlOf, type Services} from '../services.js';
import type {Duty} from '../store/domain-types.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {type Executor, isUniqueViolation, type Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export interface ActivityText {
  readonly title: LocalisedText;
  readonly description?: LocalisedText | undefined;
  readonly alignments: readonly Alignment[];
  readonly badges: readonly string[];
  readonly duties: readonly Duty[];
}

export interface ActivityOf {
  readonly structure: string;
  readonly activity: string;
  /** Who writes. */
  readonly by: string;
}

type ActivityRow = Selectable<Database['activity']>;
type ActivityServices = Pick<Services, 'db' | 'publicUrl' | 'now'>;

export async function listActivities(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  structure: string,
): Promise<Activity[]> {
  const rows = await db
    .selectFrom('activity')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return viewsOf(services, db, structure, rows);
}

/** @throws {Refusal} ACTIVITY_EXISTS, BADGE_UNKNOWN, BAD_REQUEST for a duty of somebody who is not of the staff */
export async function createActivity(
  services: ActivityServices,
  {structure, activity, by}: ActivityOf,
  text: ActivityText,
): Promise<Activity> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    await assertKnown(t, structure, text);
    const row = await t
      .insertInto('activity')
      .values({
        structure_id: structure,
        id: activity,
        version: 1,
        ...valuesOf(text),
        created_at: now.toISOString(),
        updated_at: now.toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new Refusal('ACTIVITY_EXISTS') : error;
      });
    await noteAct(t, {structure, by, act: 'activity.created', object: activity, at: now});
    return viewOf(services, t, row);
  });
}

/** @throws {Refusal} ACTIVITY_UNKNOWN, REVISION_CHANGED, BADGE_UNKNOWN, BAD_REQUEST */
export async function updateActivity(
  services: ActivityServices,
  {structure, activity, by}: ActivityOf,
  {version, ...text}: ActivityText & {readonly version: number},
): Promise<Activity> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    await assertKnown(t, structure, text);
    const row = await t
      .updateTable('activity')
      .set({version: version + 1, ...valuesOf(text), updated_at: now.toISOString()})
      .where('structure_id', '=', structure)
      .where('id', '=', activity)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    if (!row)
      throw new Refusal((await exists(t, structure, activity)) ? 'REVISION_CHANGED' : 'ACTIVITY_UNKNOWN');
    await noteAct(t, {structure, by, act: 'activity.updated', object: activity, at: now});
    return viewOf(services, t, row);
  });
}

/** @throws {Refusal} ACTIVITY_UNKNOWN */
export async function removeActivity(
  services: Pick<Services, 'db' | 'now'>,
  {structure, activity, by}: ActivityOf,
): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    if (!(await exists(t, structure, activity))) throw new Refusal('ACTIVITY_UNKNOWN');
    await t.deleteFrom('activity').where('structure_id', '=', structure).where('id', '=', activity).execute();
    await noteAct(t, {structure, by, act: 'activity.removed', object: activity, at});
  });
}

async function exists(t: Session, structure: string, activity: string): Promise<boolean> {
  const row = await t
    .selectFrom('activity')
    .select('id')
    .where('structure_id', '=', structure)
    .where('id', '=', activity)
    .executeTakeFirst();
  return row !== undefined;
}

async function assertKnown(t: Session, structure: string, text: ActivityText): Promise<void> {
  const badges = await visibleBadges(t, structure);
  const unknown = text.badges.findIndex((id) => !badges.has(id));
  if (unknown >= 0)
    throw new Refusal('BADGE_UNKNOWN', {problems: [{at: `badges.${unknown}`, code: 'BADGE_UNKNOWN'}]});
  const staff = await staffNames(t, structure);
  const stranger = text.duties.findIndex(({member}) => member !== undefined && !staff.has(member));
  if (stranger >= 0)
    throw new Refusal('BAD_REQUEST', {problems: [{at: `duties.${stranger}.member`, code: 'member'}]});
}

function valuesOf(text: ActivityText) {
  return {
    title: toJsonText(text.title),
    description: text.description ? toJsonText(text.description) : null,
    alignments: toJsonText(text.alignments),
    badges: toJsonText(text.badges),
    duties: toJsonText(text.duties),
  };
}

interface NamedBadge {
  readonly structure: string;
  readonly name: LocalisedText;
}

/** By id; its own before those that its network shares. */
async function visibleBadges(db: Executor, structure: string): Promise<Map<string, NamedBadge>> {
  const found = new Map<string, NamedBadge>();
  for (const source of await badgeSources(db, structure)) {
    let query = db
      .selectFrom('badge')
      .select(['id', 'definition'])
      .where('structure_id', '=', source.structure);
    if (source.isShared) query = query.where('shared', '=', 1);
    for (const {id, definition} of await query.execute())
      if (!found.has(id)) found.set(id, {structure: source.structure, name: fromJsonText(definition).name});
  }
  return found;
}

async function staffNames(db: Executor, structure: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('member')
    .select(['person_id', 'name'])
    .where('structure_id', '=', structure)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}

async function viewOf(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  row: ActivityRow,
): Promise<Activity> {
  const [view] = await viewsOf(services, db, row.structure_id, [row]);
  if (!view) throw new Error(`No view of the activity ${row.id}`);
  return view;
}

async function viewsOf(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  structure: string,
  rows: readonly ActivityRow[],
): Promise<Activity[]> {
  const badges = await visibleBadges(db, structure);
  const staff = await staffNames(db, structure);
  return rows.map((row) => ({
    id: row.id,
    structure,
    version: row.version,
    title: fromJsonText(row.title),
    ...(row.description !== null && {description: fromJsonText(row.description)}),
    alignments: [...fromJsonText(row.alignments)],
    // A badge that the network no longer shares is no longer named.
    badges: fromJsonText(row.badges).flatMap((id) => {
      const badge = badges.get(id);
      return badge
        ? [{id, name: badge.name, imageUrl: `${badgeUrlOf(services, badge.structure, id)}/image`}]
        : [];
    }),
    duties: fromJsonText(row.duties).map(({role, member, does}) => {
      const name = member === undefined ? undefined : staff.get(member);
      return {role, does, ...(member !== undefined && name !== undefined && {member, name})};
    }),
  }));
}
