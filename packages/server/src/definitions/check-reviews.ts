/** What a schema cannot see in the policy of reviewed badges: the badge that makes a peer, the roles that examine and decide. */
import {roles, type StructureDefinition} from '@pepites/recognition';
import type {DefinitionProblem} from '../errors.js';

/** @param known ids of the badges that this structure can name */
export function checkReviews(
  structure: StructureDefinition,
  known: ReadonlySet<string>,
  at: string,
): DefinitionProblem[] {
  const isRole = (name: string): boolean => roles.some((role) => role === name);
  return structure.badges.flatMap(({process}, index) => {
    if (process.mode !== 'reviewed') return [];
    const {peersHold, decider} = process.quorum;
    const where = `${at}.badges.${index}.process`;
    const wrong: DefinitionProblem[] = [];
    if (peersHold !== undefined && !known.has(peersHold)) {
      const detail = `No badge "${peersHold}" in "${structure.id}"`;
      wrong.push({at: `${where}.quorum.peersHold`, code: 'BADGE_UNKNOWN', detail});
    }
    if (decider && !isRole(decider.role)) {
      const detail = `"${decider.role}" is no role`;
      wrong.push({at: `${where}.quorum.decider.role`, code: 'ROLE_UNKNOWN', detail});
    }
    return wrong;
  });
}
