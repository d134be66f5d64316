/** Reading structures, badges and pathways, and saying them as the contract does. */
import type {Badge, BadgeDefinition, Pathway, PathwayDefinition, Structure} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import {badgeUrlOf, issuerIdOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {languagesOf, meaningOf} from './badge-meaning.js';
import type {Selectable} from 'kysely';

export type StructureRow = Selectable<Database['structure']>;

/** @throws {Refusal} STRUCTURE_UNKNOWN */
export async function readStructure(db: Executor, structure: string): Promise<StructureRow> {
  const row = await db.selectFrom('structure').selectAll().where('id', '=', structure).executeTakeFirst();
  if (!row) throw new Refusal('STRUCTURE_UNKNOWN');
  return row;
}

export function structureView(services: Pick<Services, 'publicUrl'>, row: StructureRow): Structure {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(row.presentation !== null && {presentation: fromJsonText(row.presentation)}),
    ...(row.url !== null && {url: row.url}),
    issuerId: issuerIdOf(services, row.id),
  };
}

/** @throws {Refusal} BADGE_UNKNOWN */
export async function readBadge(db: Executor, structure: string, badge: string): Promise<BadgeDefinition> {
  const row = await db
    .selectFrom('badge')
    .select('definition')
    .where('structure_id', '=', structure)
    .where('id', '=', badge)
    .executeTakeFirst();
  if (!row) throw new Refusal('BADGE_UNKNOWN');
  return fromJsonText(row.definition);
}

/** In the order of the definition file. */
export async function readBadges(db: Executor, structure: string): Promise<BadgeDefinition[]> {
  const rows = await db
    .selectFrom('badge')
    .select('definition')
    .where('structure_id', '=', structure)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => fromJsonText(row.definition));
}

/** @throws {Refusal} PATHWAY_UNKNOWN */
export async function readPathway(
  db: Executor,
  structure: string,
  pathway: string,
): Promise<PathwayDefinition> {
  const row = await db
    .selectFrom('pathway')
    .select('definition')
    .where('structure_id', '=', structure)
    .where('id', '=', pathway)
    .executeTakeFirst();
  if (!row) throw new Refusal('PATHWAY_UNKNOWN');
  return fromJsonText(row.definition);
}

type MemberRow = Pick<Selectable<Database['member']>, 'name' | 'title' | 'roles'>;

/** The badges of a structure as pages show them: all, or those named. */
export async function badgeViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  structure: string,
  only?: ReadonlySet<string>,
): Promise<Badge[]> {
  const {name} = await readStructure(db, structure);
  const members = await db
    .selectFrom('member')
    .select(['name', 'title', 'roles'])
    .where('structure_id', '=', structure)
    .orderBy('name')
    .execute();
  const badges = await readBadges(db, structure);
  const versions = await currentVersions(db, structure);
  return badges
    .filter((badge) => only?.has(badge.id) ?? true)
    .map((badge) => {
      const version = versions.get(badge.id) ?? 1;
      return badgeView(services, {structure, structureName: name, badge, version, members});
    });
}

async function currentVersions(db: Executor, structure: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('badge')
    .select(['id', 'version'])
    .where('structure_id', '=', structure)
    .execute();
  return new Map(rows.map(({id, version}) => [id, version]));
}

export function pathwayView(structure: string, pathway: PathwayDefinition, badges: Badge[]): Pathway {
  return {...pathway, structure, badges};
}

function badgeView(
  services: Pick<Services, 'publicUrl'>,
  options: {
    readonly structure: string;
    readonly structureName: string;
    readonly badge: BadgeDefinition;
    readonly version: number;
    readonly members: readonly MemberRow[];
  },
): Badge {
  const {structure, badge} = options;
  const {process} = badge;
  return {
    id: badge.id,
    structure,
    structureName: options.structureName,
    name: badge.name,
    description: badge.description,
    criteria: badge.criteria,
    ...(badge.howEarned && {howEarned: badge.howEarned}),
    imageUrl: `${badgeUrlOf(services, structure, badge.id)}/image`,
    imageAlt: badge.imageAlt,
    mode: process.mode,
    ...(badge.moment && {moment: badge.moment}),
    alignments: badge.alignments,
    version: options.version,
    languages: languagesOf(meaningOf(badge)),
    ...(badge.criteriaMore && {criteriaMore: badge.criteriaMore}),
    ...(badge.validForMonths !== undefined && {validForMonths: badge.validForMonths}),
    ...(badge.isRetired === true && {isRetired: true}),
    ...(process.mode === 'reviewed' && {
      form: process.form,
      answerWithinDays: process.answerWithinDays,
      examiners: examinersAmong(options.members, process.examiners),
    }),
    ...(process.mode === 'keyBadge' && {
      requires: process.requires.map((required) => required.badge),
      minRequired: process.minRequired ?? process.requires.length,
    }),
    ...(process.mode === 'automaticOnRequest' && {listsSupporters: process.listsSupporters}),
  };
}

function examinersAmong(
  members: readonly MemberRow[],
  roles: readonly string[],
): NonNullable<Badge['examiners']> {
  return members
    .filter((member) => fromJsonText(member.roles).some((role) => roles.includes(role)))
    .map((member) => ({
      name: member.name,
      ...(member.title !== null && {title: fromJsonText(member.title)}),
    }));
}
