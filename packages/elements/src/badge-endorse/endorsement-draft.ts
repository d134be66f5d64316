/** What somebody prepares to recommend a person, and the one text that is made of it. Pure. */
import {maxEndorsementLength, minMessageLength} from '@pepites/recognition';

export const relations = ['together', 'lead', 'follow', 'client', 'other'] as const;
export type Relation = (typeof relations)[number];

export interface EndorsementDraft {
  readonly relation: Relation | undefined;
  /** Who they are in their own words, where no relation fits. */
  readonly other: string;
  /** Criteria that they have seen, by their place. */
  readonly seen: readonly number[];
  readonly text: string;
  readonly name: string;
  readonly hasConsent: boolean;
}

export const emptyDraft: EndorsementDraft = {
  relation: undefined,
  other: '',
  seen: [],
  text: '',
  name: '',
  hasConsent: false,
};

export const draftProblems = [
  'relation',
  'other',
  'words',
  'unfinished',
  'tooLong',
  'name',
  'consent',
] as const;
export type DraftProblem = (typeof draftProblems)[number];

/** Sentences of the element's language that the text is made with. */
export interface DraftWords {
  readonly relation: (relation: Exclude<Relation, 'other'>) => string;
  readonly iAm: (what: string) => string;
  readonly seenThat: string;
  readonly seenLine: (line: string) => string;
  readonly criteria: readonly string[];
}

/** The words as the holder will read them: who writes, what they have seen, a line each, and what they add. */
export function composeText(draft: EndorsementDraft, words: DraftWords): string {
  const {relation, other, seen, text} = draft;
  const sentence = (line: string): string => (/[.!?…]$/.test(line) ? line : `${line}.`);
  const who =
    relation === 'other'
      ? other.trim() === ''
        ? ''
        : words.iAm(other.trim().replace(/\.$/, ''))
      : relation === undefined
        ? ''
        : sentence(words.relation(relation));
  const lines = words.criteria.filter((_, index) => seen.includes(index));
  const list =
    lines.length === 0
      ? ''
      : [words.seenThat, ...lines.map((line) => `- ${words.seenLine(line)}`)].join('\n');
  return [who, list, text.trim()].filter((part) => part !== '').join('\n\n');
}

/** What the backend would refuse, or a reader would not understand, said before it is sent. */
export function checkDraft(draft: EndorsementDraft, composed: string): Set<DraftProblem> {
  const {relation, other, seen, text, name, hasConsent} = draft;
  const problems = new Set<DraftProblem>();
  if (relation === undefined) problems.add('relation');
  if (relation === 'other' && other.trim() === '') problems.add('other');
  if (seen.length === 0 && text.trim().length < minMessageLength) problems.add('words');
  if (/…\s*(?:\n|$)/.test(text)) problems.add('unfinished');
  if (tooLongBy(composed) > 0) problems.add('tooLong');
  if (name.trim() === '') problems.add('name');
  if (!hasConsent) problems.add('consent');
  return problems;
}

/** How many characters the text is too long by; 0 where it is not. */
export function tooLongBy(composed: string): number {
  return Math.max(0, composed.length - maxEndorsementLength);
}
