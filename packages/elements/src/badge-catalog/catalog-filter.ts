/** Which badges of a catalogue a person looks for: by words, moment, skill, and way of earning. */
import {type Alignment, type Badge, inLanguage, type IssuanceMode} from '@pepites/recognition';
import {foldText} from '../text/fold-text.js';
import type {Language} from '../text/messages.js';

export interface CatalogFilter {
  readonly words: string;
  readonly way: IssuanceMode | '';
  readonly moment: NonNullable<Badge['moment']> | '';
  /** As `skillOf` names it. */
  readonly skill: string;
}

export const everything: CatalogFilter = {words: '', way: '', moment: '', skill: ''};

export const isFiltering = (filter: CatalogFilter): boolean =>
  Object.values(filter).some((each) => each !== '');

/** What there is to choose from; a choice of one is none. */
export interface CatalogChoices {
  readonly ways: readonly IssuanceMode[];
  readonly moments: readonly NonNullable<Badge['moment']>[];
  readonly skills: readonly {readonly id: string; readonly name: string}[];
}

const moments = ['START', 'DURING', 'END'] as const;
const ways: readonly IssuanceMode[] = [
  'reviewed',
  'automaticOnRequest',
  'onCriteria',
  'keyBadge',
  'selfCreated',
];

export function choicesIn(badges: readonly Badge[], language: Language): CatalogChoices {
  const skills = new Map(
    badges.flatMap(({alignments}) => alignments.map((each) => [skillOf(each), each.name] as const)),
  );
  const order = new Intl.Collator(language);
  return {
    ways: atLeastTwo(ways.filter((way) => badges.some(({mode}) => mode === way))),
    moments: atLeastTwo(moments.filter((each) => badges.some(({moment}) => moment === each))),
    skills: atLeastTwo(
      [...skills].map(([id, name]) => ({id, name})).sort((a, b) => order.compare(a.name, b.name)),
    ),
  };
}

/** The same concept, whatever a badge calls it. */
export const skillOf = ({url, code, framework, name}: Alignment): string =>
  url ?? `${framework ?? ''} ${code ?? name}`;

export function matches(badge: Badge, filter: CatalogFilter, language: Language): boolean {
  const {words, way, moment, skill} = filter;
  if (way !== '' && badge.mode !== way) return false;
  if (moment !== '' && badge.moment !== moment) return false;
  if (skill !== '' && !badge.alignments.some((each) => skillOf(each) === skill)) return false;
  const wanted = plainWords(words).split(' ').filter(Boolean);
  if (wanted.length === 0) return true;
  const text = plainWords(wordsOf(badge, language));
  return wanted.every((each) => text.includes(each));
}

function wordsOf({name, description, criteria, alignments}: Badge, language: Language): string {
  return [
    ...[name, description, ...criteria].map((each) => inLanguage(each, language)),
    ...alignments.flatMap((each) => [each.name, each.code ?? '']),
  ].join(' ');
}

/** Without capitals and accents: who looks for something need not write them. */
function plainWords(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function atLeastTwo<Each>(choices: readonly Each[]): readonly Each[] {
  return choices.length > 1 ? choices : [];
}
