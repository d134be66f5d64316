/** What a schema cannot see: references between the parts of a definition. */
import {
  type BadgeDefinition,
  checkCriteria,
  checkKeyBadges,
  type Definition,
  findFormFaults,
  findPathwayFaults,
  type KeyRule,
  type StructureDefinition,
} from '@pepites/recognition';
import {meaningOf, textsOf} from '../catalogue/badge-meaning.js';
import type {DefinitionProblem} from '../errors.js';
import {checkNetworks} from './check-networks.js';
import {checkReviews} from './check-reviews.js';
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
    ['webhooks', structure.webhooks.map(({name}) => name)],
  ] as const) {
    for (const index of repeats(ids))
      problems.push(
        problem(
          `${at}.${member}.${index}.${member === 'webhooks' ? 'name' : 'id'}`,
          'ID_REPEATS',
          `"${ids[index] ?? ''}" is there twice`,
        ),
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
    ...keyProblems(structure, known, at),
    ...criteriaProblems(structure, at),
    ...formProblems(structure, at),
    ...pathwayProblems(structure, badges, at),
    ...checkLanguages(structure, at),
    ...checkReviews(structure, known, at),
    ...checkIssuedThrough(structure, badges, at),
  );
  return problems;
}

/** Given elsewhere is what somebody asked for: they say yes to it, or their asking was that. */
function checkIssuedThrough(
  {id: structure, issuedThrough, badges: own}: StructureDefinition,
  badges: ReadonlyMap<string, BadgeDefinition>,
  at: string,
): DefinitionProblem[] {
  if (!issuedThrough) return [];
  const makes = issuedThrough.makes ?? [];
  const linked = Object.keys(issuedThrough.badges);
  const modes = new Map([...badges].map(([id, {process}]) => [id, process.mode]));
  // A badge of its network is the network's to make.
  const ownModes = new Map(own.map(({id, process}) => [id, process.mode]));
  const places = [
    ...linked.map((id) => ({where: `${at}.issuedThrough.badges.${id}`, id, mode: modes.get(id)})),
    ...makes.map((id, index) => ({
      ...{where: `${at}.issuedThrough.makes.${index}`, id, mode: ownModes.get(id)},
    })),
  ];
  const twice = repeats([...linked, ...makes]).map((index) => index - linked.length);
  return [
    ...twice.map((index) =>
      problem(
        `${at}.issuedThrough.makes.${index}`,
        'ID_REPEATS',
        `"${makes[index] ?? ''}" is linked, or made, already`,
      ),
    ),
    ...places.flatMap(({where, id, mode}) => {
      if (mode === undefined) return [problem(where, 'BADGE_UNKNOWN', `No badge "${id}" in "${structure}"`)];
      if (mode === 'reviewed' || mode === 'automaticOnRequest') return [];
      return [problem(where, 'WRONG_MODE', `"${id}" is given without its holder asking for it`)];
    }),
  ];
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

function keyProblems(
  structure: StructureDefinition,
  known: ReadonlySet<string>,
  at: string,
): DefinitionProblem[] {
  const rules = new Map<string, KeyRule>();
  for (const {id, process} of structure.badges) if (process.mode === 'keyBadge') rules.set(id, process);
  return checkKeyBadges(rules, known).map(({code, badge, place, about}) => {
    const index = structure.badges.findIndex(({id}) => id === badge);
    const where = `${at}.badges.${index}.process.requires${place === undefined ? '' : `.${place}`}`;
    const detail =
      code === 'BADGE_UNKNOWN' ? `No badge "${about[0] ?? ''}" in "${structure.id}"` : about.join(' → ');
    return problem(where, code, detail);
  });
}

function criteriaProblems(structure: StructureDefinition, at: string): DefinitionProblem[] {
  return structure.badges.flatMap(({process}, index) =>
    process.mode === 'onCriteria'
      ? checkCriteria(process.rule).map(({code, path}) =>
          problem([`${at}.badges.${index}.process.rule`, ...path].join('.'), code, ''),
        )
      : [],
  );
}

function formProblems(structure: StructureDefinition, at: string): DefinitionProblem[] {
  return structure.badges.flatMap(({process}, index) =>
    process.mode === 'reviewed'
      ? findFormFaults(process.form).map(({code, path, about}) =>
          problem([`${at}.badges.${index}.process.form`, ...path].join('.'), code, about.join(' → ')),
        )
      : [],
  );
}

function pathwayProblems(
  structure: StructureDefinition,
  known: ReadonlyMap<string, BadgeDefinition>,
  at: string,
): DefinitionProblem[] {
  const badges = new Set(known.keys());
  const keys = [...known.values()].filter(({process}) => process.mode === 'keyBadge').map(({id}) => id);
  return structure.pathways.flatMap((pathway, index) =>
    findPathwayFaults(pathway, {badges, keyBadges: new Set(keys)}).map(({code, path, sentence}) =>
      problem(
        [`${at}.pathways.${index}`, ...path].join('.'),
        code === 'STEP_BADGE_UNKNOWN' ? 'BADGE_UNKNOWN' : code,
        sentence,
      ),
    ),
  );
}

function problem(at: string, code: string, detail: string): DefinitionProblem {
  return {at, code, detail};
}

/** Places of the ids that were there before. */
function repeats(ids: readonly string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}
