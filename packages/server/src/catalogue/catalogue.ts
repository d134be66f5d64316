/** Reading structures, badges and pathways: a structure's own first, then those that its networks share. The one place that says so. */
import type {BadgeDefinition, PathwayDefinition} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {Refusal} from '../refusal.js';
import {asDefinition, isSelfBadgeId, readSelfBadges, selfBadgeId} from '../self-created/self-badge-rows.js';
import {fromKeptJson} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type StructureRow = Selectable<Database['structure']>;

/** A badge or pathway as a structure knows it. */
interface Known {
  /** The structure that made it: the structure itself, or a network of its. */
  readonly owner: string;
  /** False: of a network that the structure has left. Nothing new is asked for; what was, goes on. */
  readonly isOffered: boolean;
}
export interface KnownBadge extends BadgeDefinition, Known {
  /** The version that is given now; a self-created badge is what it was published as, and has one. */
  readonly version: number;
}
export type KnownPathway = PathwayDefinition & Known;

const structureById = keptQuery((db, {id}: {id: string}) =>
  db.selectFrom('structure').selectAll().where('id', '=', id),
);

/** @throws {Refusal} STRUCTURE_UNKNOWN */
export async function readStructure(db: Executor, structure: string): Promise<StructureRow> {
  const [row] = await structureById(db, {id: structure});
  if (!row) throw new Refusal('STRUCTURE_UNKNOWN');
  return row;
}

/**
 * A badge that the structure gives, or gave: for what exists already.
 * @throws {Refusal} BADGE_UNKNOWN
 */
export async function readBadge(db: Executor, structure: string, badge: string): Promise<KnownBadge> {
  const known = isSelfBadgeId(badge)
    ? (await knownBadges(db, [structure], [badge])).get(badgeKey(structure, badge))
    : await firstKnown(db, structure, badge);
  if (!known) throw new Refusal('BADGE_UNKNOWN');
  return known;
}

/** Looked for where it comes from in their order, as `resolve` does for many. */
async function firstKnown(db: Executor, structure: string, badge: string): Promise<KnownBadge | undefined> {
  const own = (await badgeOf(db, {owner: structure, badge}))[0];
  if (own) return {...fromKeptJson(own.definition), version: own.version, owner: structure, isOffered: true};
  for (const {owner, isOffered} of await sourcesOf(db, [structure])) {
    const [row] = owner === structure ? [] : await badgeOf(db, {owner, badge});
    if (row?.shared === 1) return {...fromKeptJson(row.definition), version: row.version, owner, isOffered};
  }
  return undefined;
}

const badgeOf = keptQuery((db, {owner, badge}: {owner: string; badge: string}) =>
  db
    .selectFrom('badge')
    .select(['version', 'definition', 'shared'])
    .where('structure_id', '=', owner)
    .where('id', '=', badge),
);

/**
 * A badge that the structure gives now: for what begins.
 * @throws {Refusal} BADGE_UNKNOWN
 */
export async function readOfferedBadge(db: Executor, structure: string, badge: string): Promise<KnownBadge> {
  const known = await readBadge(db, structure, badge);
  if (!known.isOffered) throw new Refusal('BADGE_UNKNOWN');
  return known;
}

/** Those that the structure gives now: its own in the order of the definition file, then the shared ones. */
export async function readBadges(db: Executor, structure: string): Promise<KnownBadge[]> {
  const known = await knownBadges(db, [structure]);
  return [...known.values()].filter(({isOffered}) => isOffered);
}

interface Owners {
  readonly owners: readonly string[];
}

const badgesOf = keptQuery((db, {owners}: Owners) =>
  db
    .selectFrom('badge')
    .select(['structure_id', 'id', 'version', 'definition', 'shared'])
    .where('structure_id', 'in', owners)
    .orderBy('position')
    .orderBy('id'),
);

const badgesAmong = keptQuery((db, {owners, only}: Owners & {readonly only: readonly string[]}) =>
  db
    .selectFrom('badge')
    .select(['structure_id', 'id', 'version', 'definition', 'shared'])
    .where('structure_id', 'in', owners)
    .where('id', 'in', only)
    .orderBy('position')
    .orderBy('id'),
);

/** By `badgeKey`: the badges that these structures give or gave; of those ids, where some are named. */
export async function knownBadges(
  db: Executor,
  structures: readonly string[],
  only?: readonly string[],
): Promise<Map<string, KnownBadge>> {
  const sources = await sourcesOf(db, structures);
  const owners = [...new Set(sources.map(({owner}) => owner))];
  const rows = await (only ? badgesAmong(db, {owners, only: [...new Set(only)]}) : badgesOf(db, {owners}));
  const known = resolve(sources, rows, ({definition, version}) => ({
    ...fromKeptJson(definition),
    version,
  }));
  for (const row of await readSelfBadges(db, structures, only ?? []))
    known.set(badgeKey(row.structure_id, selfBadgeId(row.id)), {
      ...asDefinition(row),
      version: 1,
      owner: row.structure_id,
      isOffered: false,
    });
  return known;
}

export function badgeKey(structure: string, badge: string): string {
  return `${structure}/${badge}`;
}

/** @throws {Refusal} PATHWAY_UNKNOWN */
export async function readPathway(db: Executor, structure: string, pathway: string): Promise<KnownPathway> {
  const sources = await sourcesOf(db, [structure]);
  const rows = await db
    .selectFrom('pathway')
    .select(['structure_id', 'id', 'definition', 'shared'])
    .where('structure_id', 'in', [...new Set(sources.map(({owner}) => owner))])
    .where('id', '=', pathway)
    .execute();
  const known = resolve(sources, rows, ({definition}) => fromKeptJson(definition)).get(
    badgeKey(structure, pathway),
  );
  if (known?.isOffered !== true) throw new Refusal('PATHWAY_UNKNOWN');
  return known;
}

/** Those that the structure offers now: its own, then the shared ones. */
export async function readPathways(db: Executor, structure: string): Promise<KnownPathway[]> {
  const sources = await sourcesOf(db, [structure]);
  const rows = await db
    .selectFrom('pathway')
    .select(['structure_id', 'id', 'definition', 'shared'])
    .where('structure_id', 'in', [...new Set(sources.map(({owner}) => owner))])
    .orderBy('id')
    .execute();
  return [...resolve(sources, rows, ({definition}) => fromKeptJson(definition)).values()].filter(
    ({isOffered}) => isOffered,
  );
}

/** The networks that a structure belongs to, by name. */
export async function networksOf(db: Executor, structure: string): Promise<{id: string; name: string}[]> {
  return db
    .selectFrom('network_membership')
    .innerJoin('structure', 'structure.id', 'network_membership.network_id')
    .select(['structure.id', 'structure.name'])
    .where('network_membership.structure_id', '=', structure)
    .where('network_membership.state', '=', 'joined')
    .orderBy('structure.name')
    .orderBy('structure.id')
    .execute();
}

interface Source extends Known {
  /** The structure that knows what `owner` made. */
  readonly structure: string;
}

const membershipsOf = keptQuery((db, {structures}: {structures: readonly string[]}) =>
  db
    .selectFrom('network_membership')
    .select(['structure_id', 'network_id', 'state'])
    .where('structure_id', 'in', structures)
    .where('state', 'in', ['joined', 'left'])
    .orderBy('since')
    .orderBy('network_id'),
);

/** Where a structure's badges come from, in the order in which one id is looked for. */
async function sourcesOf(db: Executor, structures: readonly string[]): Promise<Source[]> {
  const memberships = await membershipsOf(db, {structures: [...structures]});
  const from = (state: 'joined' | 'left'): Source[] =>
    memberships
      .filter((row) => row.state === state)
      .map((row) => ({structure: row.structure_id, owner: row.network_id, isOffered: state === 'joined'}));
  const own = structures.map((structure) => ({structure, owner: structure, isOffered: true}));
  return [...own, ...from('joined'), ...from('left')];
}

interface StoredRow {
  readonly structure_id: string;
  readonly id: string;
  readonly shared: 0 | 1;
}

/** The first source that has an id is the one that counts. */
function resolve<Row extends StoredRow, D extends object>(
  sources: readonly Source[],
  rows: readonly Row[],
  read: (row: Row) => D,
): Map<string, D & Known> {
  const known = new Map<string, D & Known>();
  for (const {structure, owner, isOffered} of sources) {
    for (const row of rows) {
      if (row.structure_id !== owner) continue;
      const key = badgeKey(structure, row.id);
      if (known.has(key) || (owner !== structure && row.shared === 0)) continue;
      known.set(key, {...read(row), owner, isOffered});
    }
  }
  return known;
}
