/** What a schema cannot see: names that lead nowhere, circles, rules that nobody can meet. */
import {
  checkCriteria,
  checkKeyBadges,
  type Definition,
  findFormFaults,
  findPathwayFaults,
  type KeyProblem,
  type KeyRule,
  type StructureDefinition,
} from '@pepites/recognition';
import type {TextProblem, DefinitionProblemCode} from './problems.js';
import type {Path} from './positions.js';

export function crossCheck(definition: Definition): TextProblem[] {
  return [
    ...repeats(definition.structures, ['structures'], ({id}) => id, 'id'),
    ...definition.structures.flatMap((structure, index) => checkStructure(structure, ['structures', index])),
  ];
}

function checkStructure(structure: StructureDefinition, at: Path): TextProblem[] {
  return [
    ...repeats(structure.badges, [...at, 'badges'], ({id}) => id, 'id'),
    ...repeats(structure.pathways, [...at, 'pathways'], ({id}) => id, 'id'),
    ...repeats(structure.platforms, [...at, 'platforms'], ({id}) => id, 'id'),
    ...repeats(structure.staff, [...at, 'staff'], ({email}) => email, 'email'),
    ...structure.badges.flatMap((_, index) =>
      checkProcess(structure, index, [...at, 'badges', index, 'process']),
    ),
    ...keyProblems(structure, at),
    ...structure.pathways.flatMap((_, index) => checkSteps(structure, index, [...at, 'pathways', index])),
    ...structure.platforms.flatMap((_, index) =>
      checkPlatform(structure, index, [...at, 'platforms', index]),
    ),
  ];
}

function repeats<T>(items: readonly T[], at: Path, idOf: (item: T) => string, member: string): TextProblem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const id = idOf(item);
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{code: 'ID_REPEATS' as const, path: [...at, index, member], about: id}] : [];
  });
}

function checkProcess({badges}: StructureDefinition, index: number, at: Path): TextProblem[] {
  const process = badges[index]?.process;
  if (process?.mode === 'onCriteria')
    return checkCriteria(process.rule).map(({code, path}) => {
      const isCount = code === 'CRITERIA_CANNOT_BE_MET';
      return {
        code,
        path: [...at, 'rule', ...path, ...(isCount ? ['atLeast'] : [])],
        about: partsAt(process.rule, path),
      };
    });
  if (process?.mode !== 'reviewed') return [];
  return findFormFaults(process.form).map(({code, path, about}) => ({
    code,
    path: [...at, 'form', ...path],
    about: about.join(' → '),
  }));
}

/** How many parts the rule has at this place; empty where it combines none. */
function partsAt(rule: unknown, path: Path): string {
  let at: unknown = rule;
  for (const member of path) at = (at as Record<string | number, unknown> | undefined)?.[member];
  const {of} = (at ?? {}) as {of?: readonly unknown[]};
  return of ? `${of.length}` : '';
}

function keyProblems({badges}: StructureDefinition, at: Path): TextProblem[] {
  const rules = new Map<string, KeyRule>();
  for (const {id, process} of badges) if (process.mode === 'keyBadge') rules.set(id, process);
  return checkKeyBadges(rules, new Set(badges.map(({id}) => id))).map((found) => {
    const index = badges.findIndex(({id}) => id === found.badge);
    return {
      code: found.code,
      path: [...at, 'badges', index, 'process', ...placeOf(found)],
      about:
        found.code === 'KEY_CANNOT_BE_MET'
          ? `${rules.get(found.badge)?.requires.length ?? 0}`
          : found.about.join(' → '),
    };
  });
}

function placeOf({code, place}: KeyProblem): Path {
  if (code === 'KEY_CANNOT_BE_MET') return ['minRequired'];
  if (place === undefined) return ['requires'];
  return ['requires', place, ...(code === 'KEY_WINDOW_REVERSED' ? ['notBefore'] : ['badge'])];
}

/** Faults that only the server finds, which knows what was published. */
type LaterFault = 'VERSION_IMMUTABLE' | 'VERSION_GOES_BACK' | 'STEP_MEANING_CHANGED';

function checkSteps({badges, pathways}: StructureDefinition, index: number, at: Path): TextProblem[] {
  const pathway = pathways[index];
  if (!pathway) return [];
  const keys = badges.filter(({process}) => process.mode === 'keyBadge').map(({id}) => id);
  const faults = findPathwayFaults(pathway, {
    badges: new Set(badges.map(({id}) => id)),
    keyBadges: new Set(keys),
  });
  return faults.map(({code, path, steps}) => {
    const [, place] = path;
    const step =
      code === 'STEP_BADGE_UNKNOWN' && typeof place === 'number' ? pathway.steps[place] : undefined;
    if (step?.kind === 'badge') return {code: 'BADGE_UNKNOWN', path: [...at, ...path], about: step.badge};
    return {
      code: code as Exclude<typeof code, LaterFault | 'STEP_BADGE_UNKNOWN'> & DefinitionProblemCode,
      path: [...at, ...path],
      about: steps.join(' → '),
    };
  });
}

function checkPlatform({badges, platforms}: StructureDefinition, index: number, at: Path): TextProblem[] {
  const platform = platforms[index];
  if (!platform) return [];
  const reported = platform.badges.flatMap((id, i): TextProblem[] => {
    const badge = badges.find((one) => one.id === id);
    const path = [...at, 'badges', i];
    if (!badge) return [{code: 'BADGE_UNKNOWN', path, about: id}];
    return badge.process.mode === 'onCriteria' ? [] : [{code: 'WRONG_MODE', path, about: id}];
  });
  const isPrivate = platform.publicKey !== undefined && Object.hasOwn(platform.publicKey, 'd');
  return isPrivate
    ? [...reported, {code: 'PRIVATE_KEY', path: [...at, 'publicKey', 'd'], about: ''}]
    : reported;
}
