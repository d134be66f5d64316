/** Checks one badge that is edited over HTTP as if the file had it: everything that the change makes wrong, in it or around it. */
import type {BadgeDefinition, Definition} from '@pepites/recognition';
import type {Session} from '../store/open-store.js';
import type {DefinitionProblem} from '../errors.js';
import {checkDefinition} from './check-definition.js';
import {type DefinedStructure, storedStructure} from './stored-structure.js';
import {readTied} from './tied-structures.js';

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
