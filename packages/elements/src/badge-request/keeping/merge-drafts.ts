/** One draft that was changed on two pages: what each of them changed is in the result. */
import {type Draft, type DraftAnswer, type DraftFile} from '../draft.js';

/** Written answers of these shapes are one value: two of them put together would be none. */
const oneValue = /^(?:\d{0,4}-[^-\s]{0,12}-\d{0,2}|https?:\/\/\S+)$/;

/**
 * @param base what both pages began from; absent where they had nothing in common
 * @param mine as this page has it: wins where both changed the same thing, and one of them had to
 * @param theirs as the other page has kept it
 * @returns the draft with the other's id, under which it is kept
 */
export function mergeDrafts(base: Draft | undefined, mine: Draft, theirs: Draft): Draft {
  const asked = new Set([...theirs.answers, ...mine.answers].map(({question}) => question));
  const one = <Key extends 'consent' | 'listed' | 'displayName' | 'isQueued'>(key: Key): Draft[Key] =>
    mine[key] === (base?.[key] ?? '') ? theirs[key] : mine[key];
  return {
    ...theirs,
    ...mine,
    id: theirs.id,
    answers: [...asked].map((question) =>
      mergeAnswers(answerOf(base, question), answerOf(mine, question), answerOf(theirs, question)),
    ),
    displayName: one('displayName'),
    consent: base ? one('consent') : mine.consent || theirs.consent,
    listed: base ? one('listed') : mine.listed || theirs.listed,
    isQueued: base ? one('isQueued') : mine.isQueued || theirs.isQueued,
    updatedAt: mine.updatedAt > theirs.updatedAt ? mine.updatedAt : theirs.updatedAt,
  };
}

/** Do two drafts hold the same, but for when and where the person was last? */
export function holdSame(one: Draft, other: Draft): boolean {
  return held(one) === held(other);
}

function mergeAnswers(base: DraftAnswer, mine: DraftAnswer, theirs: DraftAnswer): DraftAnswer {
  if (isSame(mine, theirs)) {
    const files = withBlobs(mine.files, theirs.files);
    // The same object where nothing is new in it: what shows it need not be drawn again.
    return files.every((file, i) => knowsAll(mine.files?.[i], file)) ? mine : {...theirs, ...mine, files};
  }
  if (isSame(mine, base)) return {...theirs, files: withBlobs(theirs.files, mine.files)};
  if (isSame(theirs, base)) return {...mine, files: withBlobs(mine.files, theirs.files)};
  return {
    ...theirs,
    ...mine,
    ...joinedText(base.text, mine.text, theirs.text),
    files: joinedFiles(base, mine, theirs),
  };
}

function joinedText(base = '', mine = '', theirs = ''): {text?: string} {
  if (mine === base || mine.trim() === '') return theirs === '' ? {} : {text: theirs};
  if (theirs === base || mine.includes(theirs) || oneValue.test(mine.trim())) return {text: mine};
  return {text: theirs.includes(mine) ? theirs : `${theirs}\n${mine}`};
}

/** What either page added, without what either page took out. */
function joinedFiles(base: DraftAnswer, mine: DraftAnswer, theirs: DraftAnswer): DraftFile[] {
  const has = (answer: DraftAnswer, id: string): boolean =>
    answer.files?.some((file) => file.id === id) === true;
  const all = withBlobs(
    [...(theirs.files ?? []), ...(mine.files ?? []).filter(({id}) => !has(theirs, id))],
    mine.files,
  );
  return all.filter(({id}) => !has(base, id) || (has(mine, id) && has(theirs, id)));
}

/** A file is the same on both pages, but one may hold its bytes, and the other may have sent it. */
function withBlobs(files: readonly DraftFile[] = [], others: readonly DraftFile[] = []): DraftFile[] {
  return files.map((file) => ({...others.find(({id}) => id === file.id), ...file}));
}

function knowsAll(file: DraftFile | undefined, other: DraftFile): boolean {
  return (Object.keys(other) as (keyof DraftFile)[]).every((key) => file?.[key] === other[key]);
}

function answerOf(draft: Draft | undefined, question: string): DraftAnswer {
  return draft?.answers.find((answer) => answer.question === question) ?? {question};
}

function isSame(one: DraftAnswer, other: DraftAnswer): boolean {
  return written(one) === written(other);
}

function written({
  question,
  text = '',
  choices = [],
  agreed,
  isUnsure,
  way,
  files = [],
}: DraftAnswer): string {
  return JSON.stringify([question, text, choices, agreed, isUnsure, way, files.map(({id}) => id)]);
}

function held(draft: Draft): string {
  const {id, displayName, consent, listed, isQueued, answers} = draft;
  const sorted = answers.map(written).sort();
  return JSON.stringify([id, displayName, consent, listed, isQueued, sorted]);
}
