/** A definition beside what the store already has: networks and members that the file names, or that name its structures. */
import type {BadgeDefinition, Definition, StructureDefinition} from '@pepites/recognition';
import type {Executor} from '../store/open-store.js';
import {fromJsonText} from '../store/json-text.js';

/** What the checks ask of a structure, whether it stands in the file or in the store. */
export interface TiedStructure {
  readonly id: string;
  readonly kind: StructureDefinition['kind'];
  readonly networks: readonly string[];
  readonly badges: readonly BadgeDefinition[];
  readonly pathways: readonly {readonly id: string; readonly shared?: boolean | undefined}[];
}

export type TiedStructures = ReadonlyMap<string, TiedStructure>;

/** The structures of the store that the definition has to do with. */
export async function readTied(db: Executor, definition: Definition): Promise<TiedStructures> {
  const inFile = definition.structures.map(({id}) => id);
  const named = definition.structures.flatMap(({network}) => network ?? []);
  const memberships = await db
    .selectFrom('network_membership')
    .select(['structure_id', 'network_id', 'source'])
    .where('state', '=', 'joined')
    .where((eb) =>
      eb.or([
        eb('network_id', 'in', inFile),
        // What the file says itself counts, not what an older one said.
        eb.and([eb('structure_id', 'in', inFile), eb('source', '!=', 'file')]),
      ]),
    )
    .execute();
  const wanted = new Set([
    ...[...inFile, ...named],
    ...memberships.flatMap((row) => [row.structure_id, row.network_id]),
  ]);
  const structures = await db
    .selectFrom('structure')
    .select(['id', 'kind'])
    .where('id', 'in', [...wanted])
    .execute();
  const badges = await db
    .selectFrom('badge')
    .select(['structure_id', 'definition'])
    .where('structure_id', 'in', [...wanted])
    .execute();
  const pathways = await db
    .selectFrom('pathway')
    .select(['structure_id', 'definition'])
    .where('structure_id', 'in', [...wanted])
    .execute();
  return new Map(
    structures.map(({id, kind}) => [
      id,
      {
        id,
        kind,
        networks: memberships
          .filter((row) => row.structure_id === id && !(row.source === 'file' && inFile.includes(id)))
          .map((row) => row.network_id),
        badges: badges.filter((row) => row.structure_id === id).map((row) => fromJsonText(row.definition)),
        pathways: pathways
          .filter((row) => row.structure_id === id)
          .map((row) => fromJsonText(row.definition)),
      },
    ]),
  );
}

/** The store as it will be: what left the file stays, what is in the file counts. */
export function withDefinition(stored: TiedStructures, definition: Definition): TiedStructures {
  const after = new Map(stored);
  for (const structure of definition.structures) {
    const before = stored.get(structure.id);
    const kept = <T extends {readonly id: string}>(old: readonly T[] | undefined, now: readonly T[]): T[] => [
      ...now,
      ...(old ?? []).filter(({id}) => !now.some((one) => one.id === id)),
    ];
    after.set(structure.id, {
      id: structure.id,
      kind: structure.kind,
      networks: [
        ...new Set([
          ...(structure.network === undefined ? [] : [structure.network]),
          ...(before?.networks ?? []),
        ]),
      ],
      badges: kept(before?.badges, structure.badges),
      pathways: kept<TiedStructure['pathways'][number]>(before?.pathways, structure.pathways),
    });
  }
  return after;
}

/** What its networks share with a structure. */
export function sharedWith(tied: TiedStructures, structure: string): BadgeDefinition[] {
  return networksOfTied(tied, structure).flatMap(({badges}) => badges.filter(({shared}) => shared === true));
}

export function networksOfTied(tied: TiedStructures, structure: string): TiedStructure[] {
  return (tied.get(structure)?.networks ?? []).flatMap((id) =>
    id === structure ? [] : (tied.get(id) ?? []),
  );
}
