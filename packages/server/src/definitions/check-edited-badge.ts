/** Checks one badge that is edited over HTTP as if the file had it: everything that the change makes wrong, in it or around it. */
import type {BadgeDefinition, Definition} from '@pepites/recognition';
import {fromJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import type {DefinitionProblem} from '../errors.js';
import {checkDefinition} from './check-definition.js';
import {readTied} from './tied-structures.js';

type DefinedStructure = Definition['structures'][number];

/** Paths are below the badge; those of another badge or pathway that it breaks begin with `badges` or `pathways`. */
export async function checkEditedBadge(
  t: Session,
  structure: string,
  badge: BadgeDefinition,
): Promise<DefinitionProblem[]> {
  const before = await storedStructure(t, structure);
  const index = before.badges.findIndex(({id}) => id === badge.id);
  const place = index < 0 ? before.badges.length : index;
  const badges = before.badges.toSpliced(place, 1, badge);
  const problemsOf = async (one: DefinedStructure): Promise<DefinitionProblem[]> => {
    const definition: Definition = {version: 1, structures: [one]};
    return checkDefinition(definition, await readTied(t, definition));
  };
  const known = new Set((await problemsOf(before)).map(({at, code}) => `${at} ${code}`));
  const own = `structures.0.badges.${place}.`;
  return (await problemsOf({...before, badges}))
    .filter(({at, code}) => at.startsWith(own) || !known.has(`${at} ${code}`))
    .map((one) => ({...one, at: one.at.replace(own, '').replace('structures.0.', '')}));
}

/** The structure with what a badge can touch: its badges, its pathways, its network. */
async function storedStructure(t: Session, structure: string): Promise<DefinedStructure> {
  const {name, kind} = await t
    .selectFrom('structure')
    .select(['name', 'kind'])
    .where('id', '=', structure)
    .executeTakeFirstOrThrow();
  const network = await t
    .selectFrom('network_membership')
    .select('network_id')
    .where('structure_id', '=', structure)
    .where('state', '=', 'joined')
    .where('source', '=', 'file')
    .executeTakeFirst();
  const badges = await t
    .selectFrom('badge')
    .select('definition')
    .where('structure_id', '=', structure)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const pathways = await t
    .selectFrom('pathway')
    .select('definition')
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  return {
    id: structure,
    name,
    kind,
    ...(network && {network: network.network_id}),
    origins: [],
    staff: [],
    platforms: [],
    badges: badges.map((row) => fromJsonText(row.definition)),
    pathways: pathways.map((row) => fromJsonText(row.definition)),
  };
}
