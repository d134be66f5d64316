/** What a schema cannot see: references between the parts of a definition. */
import {
  type BadgeDefinition,
  checkPathway,
  type Definition,
  findKeyCycles,
  type KeyRule,
  type StructureDefinition,
} from '@pepites/recognition';
import {meaningOf, textsOf} from '../catalogue/badge-meaning.js';
import type {DefinitionProblem} from '../errors.js';
import {notCarriedOutOf, notCarriedOutOfPathway} from './carried-out.js';
import {checkNetworks} from './check-networks.js';
import {sharedWith, type TiedStructures, withDefinition} from './tied-structures.js';

/**
 * Everything that is wrong, with paths into the definition; empty when it can be applied.
 * @param stored the structures of the store that it has to do with
 */
export function checkDefinition(
  definition: Definition,
  stored: TiedStructures = new Map(),
): DefinitionProblem[] {
  const tied = withDefinition(stored, definition);
  const ids = definition.structures.map(({id}) => id);
  return [
    ...repeats(ids).map((index) =>
      problem(`structures.${index}.id`, 'ID_REPEATS', `"${ids[index] ?? ''}" is there twice`),
    ),
    ...definition.structures.flatMap((structure, index) =>
      checkStructure(structure, sharedWith(tied, structure.id), `structures.${index}`),
    ),
    ...checkNetworks(definition, tied),
  ];
}

/** @param shared badges of its networks, which everything of its own may name */
function checkStructure(
  structure: StructureDefinition,
  shared: readonly BadgeDefinition[],
  at: string,
): DefinitionProblem[] {
  const badges = new Map([...shared, ...structure.badges].map((badge) => [badge.id, badge]));
  const known: ReadonlySet<string> = new Set(badges.keys());
  const problems: DefinitionProblem[] = [];
  for (const [member, ids] of [
    ['badges', structure.badges.map(({id}) => id)],
    ['pathways', structure.pathways.map(({id}) => id)],
    ['platforms', structure.platforms.map(({id}) => id)],
  ] as const) {
    for (const index of repeats(ids))
      problems.push(
        problem(`${at}.${member}.${index}.id`, 'ID_REPEATS', `"${ids[index] ?? ''}" is there twice`),
      );
  }
  structure.platforms.forEach((platform, index) => {
    platform.badges.forEach((id, place) => {
      const where = `${at}.platforms.${index}.badges.${place}`;
      const badge = badges.get(id);
      if (!badge) problems.push(problem(where, 'BADGE_UNKNOWN', `No badge "${id}" in "${structure.id}"`));
      else if (badge.process.mode !== 'onCriteria')
        problems.push(problem(where, 'WRONG_MODE', `"${id}" is not given on criteria`));
    });
  });
  problems.push(
    ...checkKeyBadges(structure, known, at),
    ...checkPathways(structure, known, at),
    ...checkLanguages(structure, at),
    ...checkCarriedOut(structure, at),
  );
  return problems;
}

/** What a badge is signed in must be there: every text in its main language. */
function checkLanguages(structure: StructureDefinition, at: string): DefinitionProblem[] {
  return structure.badges.flatMap((badge, index) => {
    const main = badge.inLanguage ?? 'fr';
    const isWhole = textsOf(meaningOf(badge)).every((text) => (text[main] ?? '') !== '');
    if (isWhole) return [];
    return [problem(`${at}.badges.${index}.inLanguage`, 'LANGUAGE_MISSING', `Some text is not in "${main}"`)];
  });
}

function checkCarriedOut(structure: StructureDefinition, at: string): DefinitionProblem[] {
  return [
    ...structure.badges.flatMap((badge, index) =>
      notCarriedOutOf(badge).map((path) => `${at}.badges.${index}.${path}`),
    ),
    ...structure.pathways.flatMap((pathway, index) =>
      notCarriedOutOfPathway(pathway).map((path) => `${at}.pathways.${index}.${path}`),
    ),
  ].map((path) => problem(path, 'NOT_CARRIED_OUT', 'This server does not do this yet'));
}

function checkKeyBadges(
  structure: StructureDefinition,
  known: ReadonlySet<string>,
  at: string,
): DefinitionProblem[] {
  const rules = new Map<string, KeyRule>();
  const problems: DefinitionProblem[] = [];
  structure.badges.forEach((badge, index) => {
    const {process} = badge;
    if (process.mode !== 'keyBadge') return;
    rules.set(badge.id, process);
    process.requires.forEach((required, place) => {
      if (!known.has(required.badge)) {
        const where = `${at}.badges.${index}.process.requires.${place}`;
        problems.push(problem(where, 'BADGE_UNKNOWN', `No badge "${required.badge}" in "${structure.id}"`));
      }
    });
  });
  for (const cycle of findKeyCycles(rules)) {
    const index = structure.badges.findIndex(({id}) => id === cycle[0]);
    problems.push(problem(`${at}.badges.${index}.process.requires`, 'KEY_CYCLE', cycle.join(' → ')));
  }
  return problems;
}

function checkPathways(
  structure: StructureDefinition,
  known: ReadonlySet<string>,
  at: string,
): DefinitionProblem[] {
  return structure.pathways.flatMap((pathway, index) => [
    ...checkPathway(pathway).map(({code, steps}) =>
      problem(`${at}.pathways.${index}`, code, steps.join(', ')),
    ),
    ...pathway.steps.flatMap((step, place) =>
      step.kind === 'badge' && !known.has(step.badge)
        ? [
            problem(
              `${at}.pathways.${index}.steps.${place}.badge`,
              'BADGE_UNKNOWN',
              `No badge "${step.badge}"`,
            ),
          ]
        : [],
    ),
  ]);
}

function problem(at: string, code: string, detail: string): DefinitionProblem {
  return {at, code, detail};
}

/** Places of the ids that were there before. */
function repeats(ids: readonly string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}
