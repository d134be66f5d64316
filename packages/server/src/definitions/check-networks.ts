/** What is wrong with networks in a definition: who belongs where, what is shared, and ids that would mean two things. */
import type {Definition, StructureDefinition} from '@pepites/recognition';
import type {DefinitionProblem} from '../errors.js';
import {networksOfTied, type TiedStructure, type TiedStructures} from './tied-structures.js';

export function checkNetworks(definition: Definition, tied: TiedStructures): DefinitionProblem[] {
  return definition.structures.flatMap((structure, index) => {
    const at = `structures.${index}`;
    return [
      ...checkMembership(structure, at, tied),
      ...checkShared(structure, at),
      ...checkClashes(structure, at, tied),
    ];
  });
}

function checkMembership(
  {network, kind}: StructureDefinition,
  at: string,
  tied: TiedStructures,
): DefinitionProblem[] {
  if (network === undefined) return [];
  const found = tied.get(network);
  const where = `${at}.network`;
  if (!found) return [{at: where, code: 'NETWORK_UNKNOWN', detail: `There is no network "${network}"`}];
  if (found.kind !== 'network')
    return [{at: where, code: 'NOT_A_NETWORK', detail: `"${network}" is of kind ${found.kind}`}];
  if (kind === 'network')
    return [{at: where, code: 'NETWORK_NESTED', detail: 'A network cannot belong to another'}];
  return [];
}

/** What a structure of the network is offered must stand by itself there: nothing that it needs may be missing. */
function checkShared(structure: StructureDefinition, at: string): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const sharedIds = new Set(structure.badges.filter(({shared}) => shared === true).map(({id}) => id));
  const own = new Set(structure.badges.map(({id}) => id));
  const needs = (badge: string, where: string): void => {
    if (own.has(badge) && !sharedIds.has(badge))
      problems.push({at: where, code: 'NOT_SHARED', detail: `"${badge}" is needed and not shared`});
  };
  for (const member of ['badges', 'pathways'] as const) {
    structure[member].forEach((one, place) => {
      if (one.shared === true && structure.kind !== 'network') {
        const detail = 'Only a network shares with other structures';
        problems.push({at: `${at}.${member}.${place}.shared`, code: 'SHARED_OUTSIDE_NETWORK', detail});
      }
    });
  }
  structure.badges.forEach(({shared, process}, place) => {
    if (shared !== true || process.mode !== 'keyBadge') return;
    process.requires.forEach((required, index) => {
      needs(required.badge, `${at}.badges.${place}.process.requires.${index}`);
    });
  });
  structure.pathways.forEach(({shared, steps}, place) => {
    if (shared !== true) return;
    steps.forEach((step, index) => {
      if (step.kind === 'badge') needs(step.badge, `${at}.pathways.${place}.steps.${index}.badge`);
    });
  });
  return problems;
}

/** One id is one badge: said of the structure that the file has, whichever side came last. */
function checkClashes(structure: StructureDefinition, at: string, tied: TiedStructures): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const member of ['badges', 'pathways'] as const) {
    structure[member].forEach(({id, shared}, place) => {
      const others = [
        ...networksOfTied(tied, structure.id).filter((network) => shares(network, member, id)),
        ...(shared === true
          ? [...tied.values()].filter((one) => has(tied, one, {network: structure.id, member, id}))
          : []),
      ];
      for (const other of others) {
        const detail = `"${id}" is also in "${other.id}"`;
        problems.push({at: `${at}.${member}.${place}.id`, code: 'ID_CLASH', detail});
      }
    });
  }
  return problems;
}

type Member = 'badges' | 'pathways';

function shares(network: TiedStructure, member: Member, id: string): boolean {
  return network[member].some((one) => one.id === id && one.shared === true);
}

/** Has a structure of this network the id already, itself or from another network? */
function has(
  tied: TiedStructures,
  structure: TiedStructure,
  sought: {readonly network: string; readonly member: Member; readonly id: string},
): boolean {
  if (structure.id === sought.network || !structure.networks.includes(sought.network)) return false;
  return (
    structure[sought.member].some(({id}) => id === sought.id) ||
    networksOfTied(tied, structure.id).some(
      (network) => network.id !== sought.network && shares(network, sought.member, sought.id),
    )
  );
}
