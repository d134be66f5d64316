/** What a schema cannot see: names that lead nowhere, circles, rules that nobody can meet. */
import {
  checkPathway,
  findKeyCycles,
  type CompletionRule,
  type Definition,
  type KeyRule,
  type StructureDefinition,
} from '@pepites/recognition';
import type {DefinitionProblem} from './problems.js';
import type {Path} from './positions.js';

export function crossCheck(definition: Definition): DefinitionProblem[] {
  return [
    ...repeats(definition.structures, ['structures'], ({id}) => id, 'id'),
    ...definition.structures.flatMap((structure, index) => checkStructure(structure, ['structures', index])),
  ];
}

function checkStructure(structure: StructureDefinition, at: Path): DefinitionProblem[] {
  return [
    ...repeats(structure.badges, [...at, 'badges'], ({id}) => id, 'id'),
    ...repeats(structure.pathways, [...at, 'pathways'], ({id}) => id, 'id'),
    ...repeats(structure.platforms, [...at, 'platforms'], ({id}) => id, 'id'),
    ...repeats(structure.staff, [...at, 'staff'], ({email}) => email, 'email'),
    ...structure.badges.flatMap((_, index) =>
      checkProcess(structure, index, [...at, 'badges', index, 'process']),
    ),
    ...keyCycles(structure, at),
    ...structure.pathways.flatMap((_, index) => checkSteps(structure, index, [...at, 'pathways', index])),
    ...structure.platforms.flatMap((_, index) =>
      checkPlatform(structure, index, [...at, 'platforms', index]),
    ),
  ];
}

function repeats<T>(
  items: readonly T[],
  at: Path,
  idOf: (item: T) => string,
  member: string,
): DefinitionProblem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const id = idOf(item);
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{code: 'ID_REPEATS' as const, path: [...at, index, member], about: id}] : [];
  });
}

function checkProcess({badges}: StructureDefinition, index: number, at: Path): DefinitionProblem[] {
  const process = badges[index]?.process;
  if (process?.mode === 'keyBadge') {
    const {requires, minRequired = 1} = process;
    const unknown = requires.flatMap(({badge}, i) =>
      badges.some(({id}) => id === badge)
        ? []
        : [{code: 'BADGE_UNKNOWN' as const, path: [...at, 'requires', i, 'badge'], about: badge}],
    );
    const isTooMany = minRequired > requires.length;
    return [
      ...unknown,
      ...(isTooMany
        ? [{code: 'KEY_CANNOT_BE_MET' as const, path: [...at, 'minRequired'], about: `${requires.length}`}]
        : []),
    ];
  }
  if (process?.mode === 'onCriteria') return checkRule(process.rule, [...at, 'rule']);
  if (process?.mode !== 'reviewed') return [];
  const {questions} = process.form;
  return questions.flatMap(({showIf}, i) =>
    showIf && !questions.some(({id}) => id === showIf.question)
      ? [
          {
            code: 'QUESTION_UNKNOWN' as const,
            path: [...at, 'form', 'questions', i, 'showIf', 'question'],
            about: showIf.question,
          },
        ]
      : [],
  );
}

function checkRule(rule: CompletionRule, at: Path): DefinitionProblem[] {
  if ('all' in rule) return rule.all.flatMap((part, i) => checkRule(part, [...at, 'all', i]));
  if ('any' in rule) return rule.any.flatMap((part, i) => checkRule(part, [...at, 'any', i]));
  if (!('of' in rule)) return [];
  const parts = rule.of.flatMap((part, i) => checkRule(part, [...at, 'of', i]));
  return rule.atLeast > rule.of.length
    ? [{code: 'CRITERIA_CANNOT_BE_MET', path: [...at, 'atLeast'], about: `${rule.of.length}`}, ...parts]
    : parts;
}

function keyCycles({badges}: StructureDefinition, at: Path): DefinitionProblem[] {
  const rules = new Map<string, KeyRule>();
  for (const {id, process} of badges) if (process.mode === 'keyBadge') rules.set(id, process);
  return findKeyCycles(rules).map((cycle) => {
    const index = badges.findIndex(({id}) => id === cycle[0]);
    const path = [...at, 'badges', index, 'process', 'requires'];
    return {code: 'KEY_CYCLE', path, about: cycle.join(' → ')};
  });
}

function checkSteps({badges, pathways}: StructureDefinition, index: number, at: Path): DefinitionProblem[] {
  const pathway = pathways[index];
  if (!pathway) return [];
  const unknown = pathway.steps.flatMap((step, i) =>
    step.kind === 'badge' && !badges.some(({id}) => id === step.badge)
      ? [{code: 'BADGE_UNKNOWN' as const, path: [...at, 'steps', i, 'badge'], about: step.badge}]
      : [],
  );
  const graph = checkPathway(pathway).map(({code, steps}) => {
    const member = code === 'EDGE_TO_NO_STEP' || code === 'PATHWAY_CYCLE' ? 'edges' : 'steps';
    const first = pathway[member].findIndex((item) =>
      'from' in item ? steps.includes(item.from) || steps.includes(item.to) : item.id === steps[0],
    );
    return {code, path: [...at, member, ...(first < 0 ? [] : [first])], about: steps.join(' → ')};
  });
  return [...unknown, ...graph];
}

function checkPlatform(
  {badges, platforms}: StructureDefinition,
  index: number,
  at: Path,
): DefinitionProblem[] {
  const platform = platforms[index];
  if (!platform) return [];
  const reported = platform.badges.flatMap((id, i): DefinitionProblem[] => {
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
