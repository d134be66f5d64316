/** Structures, badges and pathways as the contract says them. */
import type {Badge, BadgeDefinition, Pathway, Structure} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {badgeUrlOf, issuerIdOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {languagesOf, meaningOf} from './badge-meaning.js';
import {currentVersions} from './badge-versions.js';
import {
  badgeKey,
  type KnownBadge,
  type KnownPathway,
  networksOf,
  readBadges,
  readStructure,
  type StructureRow,
} from './catalogue.js';

type MemberRow = Pick<Selectable<Database['member']>, 'name' | 'title' | 'roles'>;
type NetworkName = NonNullable<Badge['sharedBy']>;

export function structureView(
  services: Pick<Services, 'publicUrl'>,
  row: StructureRow,
  networks: readonly NetworkName[] = [],
): Structure {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(row.presentation !== null && {presentation: fromJsonText(row.presentation)}),
    ...(row.url !== null && {url: row.url}),
    issuerId: issuerIdOf(services, row.id),
    ...(networks.length > 0 && {networks: [...networks]}),
  };
}

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
  const networks = await networksOf(db, structure);
  const badges = (await readBadges(db, structure)).filter((badge) => only?.has(badge.id) ?? true);
  const versions = await currentVersions(db, badges);
  return badges.map((badge) => {
    const version = versions.get(badgeKey(badge.owner, badge.id)) ?? 1;
    return badgeView(services, {structure, structureName: name, badge, version, members, networks});
  });
}

export async function pathwayView(
  db: Executor,
  structure: string,
  {owner, isOffered: _isOffered, shared: _shared, ...pathway}: KnownPathway,
  badges: Badge[],
): Promise<Pathway> {
  const sharedBy = (await networksOf(db, structure)).find(({id}) => id === owner);
  return {...pathway, structure, ...(sharedBy && {sharedBy}), badges};
}

function badgeView(
  services: Pick<Services, 'publicUrl'>,
  options: {
    readonly structure: string;
    readonly structureName: string;
    readonly badge: KnownBadge;
    readonly version: number;
    readonly members: readonly MemberRow[];
    readonly networks: readonly NetworkName[];
  },
): Badge {
  const {structure, badge} = options;
  const sharedBy = options.networks.find(({id}) => id === badge.owner);
  return {
    id: badge.id,
    structure,
    structureName: options.structureName,
    ...(sharedBy && {sharedBy}),
    name: badge.name,
    description: badge.description,
    criteria: badge.criteria,
    ...(badge.howEarned && {howEarned: badge.howEarned}),
    imageUrl: `${badgeUrlOf(services, badge.owner, badge.id)}/image`,
    imageAlt: badge.imageAlt,
    mode: badge.process.mode,
    ...(badge.moment && {moment: badge.moment}),
    alignments: badge.alignments,
    version: options.version,
    languages: languagesOf(meaningOf(badge)),
    ...(badge.criteriaMore && {criteriaMore: badge.criteriaMore}),
    ...(badge.validForMonths !== undefined && {validForMonths: badge.validForMonths}),
    ...(badge.isRetired === true && {isRetired: true}),
    ...processView(badge, options.members),
  };
}

function processView({process}: BadgeDefinition, members: readonly MemberRow[]): Partial<Badge> {
  switch (process.mode) {
    case 'reviewed':
      return {
        form: process.form,
        answerWithinDays: process.answerWithinDays,
        examiners: examinersAmong(members, process.examiners),
      };
    case 'keyBadge':
      return {
        requires: process.requires.map((required) => required.badge),
        minRequired: process.minRequired ?? process.requires.length,
      };
    case 'automaticOnRequest':
      return {
        listsSupporters: process.listsSupporters,
        ...(process.recipients && {recipients: process.recipients}),
      };
    default:
      return {};
  }
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
