/** Looks a pathway over that a page gives as data: what is missing is filled in, what cannot be read is left out and said. */
import type {
  Badge,
  LocalisedText,
  Pathway,
  PathwayEdge,
  PathwayProgress,
  PathwayStep,
  StepProgress,
  StepState,
} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import type {ShownPathway} from './given-pathway.js';
import {followableUrl} from './followable-url.js';
import type {MapFault} from './map-fault.js';

type Data = Readonly<Record<string, unknown>>;

const states: readonly unknown[] = [
  'earned',
  'now',
  'requested',
  'needsMore',
  'later',
  'optional',
] satisfies StepState[];

/**
 * Members that it does not know stay, and nobody looks at them.
 * @throws {CodedError} PATHWAY_MALFORMED: it has no list of steps
 */
export function checkPathway(value: unknown): ShownPathway {
  if (!isData(value) || !Array.isArray(value['steps']))
    throw new CodedError('PATHWAY_MALFORMED', 'A pathway is an object with a list of steps');
  const faults: MapFault[] = [];
  const structure = textOf(value['structure']);
  const steps = value['steps'].flatMap((step: unknown, index) => {
    const read = stepOf(step);
    if (!read) faults.push({code: 'STEP_MALFORMED', steps: [nameOf(step, index)]});
    return read ?? [];
  });
  const edges = listOf(value['edges']).flatMap((edge) => {
    const read = edgeOf(edge);
    if (!read) faults.push({code: 'EDGE_MALFORMED', steps: []});
    return read ?? [];
  });
  return {
    ...(value as unknown as Pathway),
    id: textOf(value['id']),
    structure,
    title: localised(value['title']) ?? {fr: ''},
    version: typeof value['version'] === 'number' ? value['version'] : 1,
    steps,
    edges,
    badges: listOf(value['badges']).flatMap((badge) => badgeOf(badge, structure) ?? []),
    faults,
  };
}

/** @throws {CodedError} PROGRESS_MALFORMED: it has no list of steps */
export function checkProgress(value: unknown): PathwayProgress {
  if (!isData(value) || !Array.isArray(value['steps']))
    throw new CodedError('PROGRESS_MALFORMED', 'A progress is an object with a list of steps');
  const steps = value['steps'].filter(
    (step: unknown): step is StepProgress =>
      isData(step) && typeof step['step'] === 'string' && states.includes(step['state']),
  );
  const earned = steps.filter(({state}) => state === 'earned').length;
  return {
    ...(value as unknown as PathwayProgress),
    steps: steps.map(withReadableDate),
    earned: countOf(value['earned']) ?? earned,
    total: countOf(value['total']) ?? steps.length,
  };
}

/** `{step: address}`; what is not safe to follow is left out. */
export function checkLinks(value: unknown): ReadonlyMap<string, string> {
  const links = isData(value) ? Object.entries(value) : [];
  return new Map(
    links.flatMap(([step, href]) => {
      const url = typeof href === 'string' ? followableUrl(href) : undefined;
      return url === undefined ? [] : [[step, url] as const];
    }),
  );
}

function stepOf(value: unknown): PathwayStep | undefined {
  if (!isData(value) || textOf(value['id']) === '') return undefined;
  const [title, hint, window] = [
    localised(value['title']),
    localised(value['hint']),
    windowOf(value['window']),
  ];
  const {title: _title, hint: _hint, window: _window, prompt, ...others} = value;
  const base = {
    ...others,
    id: textOf(value['id']),
    optional: value['optional'] === true,
    ...(title && {title}),
    ...(hint && {hint}),
    ...(window && {window}),
    ...(isPrompt(prompt) && {prompt}),
  };
  const kind = value['kind'] ?? (typeof value['badge'] === 'string' ? 'badge' : undefined);
  if (kind === 'badge') {
    if (typeof value['badge'] !== 'string') return undefined;
    return {...base, kind, badge: value['badge'], alsoFrom: alsoFromOf(value['alsoFrom'])};
  }
  if (kind === 'group') {
    const steps = textsOf(value['steps']);
    return {...base, kind, steps, atLeast: countOf(value['atLeast']) ?? steps.length};
  }
  return kind === 'information' ? {...base, kind, title: title ?? {fr: base.id}} : undefined;
}

function alsoFromOf(value: unknown): {issuer: string; achievement: string}[] {
  return listOf(value).flatMap((one) =>
    isData(one) && typeof one['issuer'] === 'string' && typeof one['achievement'] === 'string'
      ? [{issuer: one['issuer'], achievement: one['achievement']}]
      : [],
  );
}

function edgeOf(value: unknown): PathwayEdge | undefined {
  if (!isData(value)) return undefined;
  const {from, to} = value;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  return {from, to, kind: value['kind'] === 'requires' ? 'requires' : 'suggests'};
}

function badgeOf(value: unknown, structure: string): Badge | undefined {
  if (!isData(value)) return undefined;
  const id = textOf(value['id']);
  if (id === '') return undefined;
  const howEarned = localised(value['howEarned']);
  const {howEarned: _howEarned, requires, minRequired, ...others} = value;
  const isKey = value['mode'] === 'keyBadge';
  return {
    ...(others as unknown as Badge),
    id,
    structure: textOf(value['structure']) || structure,
    structureName: textOf(value['structureName']),
    name: localised(value['name']) ?? {fr: id},
    description: localised(value['description']) ?? {fr: ''},
    criteria: listOf(value['criteria']).flatMap((one) => localised(one) ?? []),
    imageUrl: textOf(value['imageUrl']),
    imageAlt: localised(value['imageAlt']) ?? {fr: ''},
    mode: isKey ? 'keyBadge' : ((value['mode'] ?? 'reviewed') as Badge['mode']),
    alignments: listOf(value['alignments']) as Badge['alignments'],
    ...(howEarned && {howEarned}),
    ...(Array.isArray(requires) && {requires: textsOf(requires)}),
    ...(countOf(minRequired) !== undefined && {minRequired: countOf(minRequired)}),
  };
}

/** A bare text is French, as in definitions; where there is no French, the first language there is stands for it. */
function localised(value: unknown): LocalisedText | undefined {
  if (typeof value === 'string') return {fr: value};
  if (!isData(value)) return undefined;
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const first = texts[0]?.[1];
  return first === undefined ? undefined : {fr: first, ...Object.fromEntries(texts)};
}

function windowOf(value: unknown): PathwayStep['window'] {
  const [from, to] = isData(value) ? [countOf(value['fromMonths']), countOf(value['toMonths'])] : [];
  return from === undefined || to === undefined ? undefined : {fromMonths: from, toMonths: to};
}

function isPrompt(value: unknown): value is NonNullable<PathwayStep['prompt']> {
  return isData(value) && typeof value['from'] === 'string' && typeof value['to'] === 'string';
}

function withReadableDate(step: StepProgress): StepProgress {
  const {awardedAt, ...others} = step;
  const isReadable = typeof awardedAt === 'string' && !Number.isNaN(Date.parse(awardedAt));
  return isReadable ? {...others, awardedAt} : others;
}

function nameOf(step: unknown, index: number): string {
  return (isData(step) && textOf(step['id'])) || String(index + 1);
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');
const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
