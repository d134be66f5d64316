/** What is wrong with given answers. Apart from the schemas, so that a page which only asks the questions does not load them. */
import {type FileKind, mediaTypes} from './files.js';
import {askedQuestions} from './form-conditions.js';
import type {Answer, Form, Question} from './form.js';

/** Most files that one answer may hold, whatever its question. */
export const maxAnswerFiles = 5;

/** Longest text of one answer, in UTF-16 code units, whatever its question. */
export const maxAnswerLength = 20_000;

/** Longest address that answers a question of type `link`. */
export const maxLinkLength = 2048;

/** Longest words that say what a photo shows. */
export const maxDescriptionLength = 300;

/** Longest recording where the question says no other, in seconds. */
export const usualVoiceSeconds = 120;

export type AnswerProblemCode =
  | 'ANSWER_REQUIRED'
  | 'ANSWER_TOO_LONG'
  | 'ANSWER_UNKNOWN_CHOICE'
  | 'ANSWER_NOT_A_DATE'
  | 'ANSWER_NOT_A_LINK'
  | 'ANSWER_TOO_MANY_FILES'
  /** A file of another kind than the question asks for. */
  | 'ANSWER_WRONG_FILE'
  /** Something that answers no question of this type. */
  | 'ANSWER_UNEXPECTED'
  | 'ANSWER_TO_NO_QUESTION';

export interface AnswerProblem {
  readonly question: string;
  readonly code: AnswerProblemCode;
}

/**
 * What is wrong with these answers, in the order of the questions; empty when they can be sent. Answers to questions that are not asked are
 * not looked at: `askedAnswers` leaves them out.
 */
export function checkAnswers(form: Form, answers: readonly Answer[]): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  for (const question of askedQuestions(form, answers)) {
    const code = problemOf(
      question,
      answers.find((a) => a.question === question.id),
    );
    if (code) problems.push({question: question.id, code});
  }
  // Each question once: of two answers only the first was looked at above.
  const open = new Set(form.questions.map((q) => q.id));
  for (const answer of answers) {
    if (!open.delete(answer.question))
      problems.push({question: answer.question, code: 'ANSWER_TO_NO_QUESTION'});
  }
  return problems;
}

/**
 * Files of another kind than their question asks for.
 * @param mediaTypeOf of the file as it is stored; undefined where there is none
 */
export function checkAnswerFiles(
  form: Form,
  answers: readonly Answer[],
  mediaTypeOf: (file: string) => string | undefined,
): AnswerProblem[] {
  return answers.flatMap(({question: id, files = []}) => {
    const question = form.questions.find((one) => one.id === id);
    if (!question) return [];
    const types = kindsOf(question).flatMap((kind) => mediaTypes[kind]);
    const isRight = files.every((file) => {
      const mediaType = mediaTypeOf(file);
      return mediaType === undefined || types.includes(mediaType);
    });
    return isRight ? [] : [{question: id, code: 'ANSWER_WRONG_FILE' as const}];
  });
}

/** The kinds of files that may answer a question; empty where none may. */
export function kindsOf(question: Question): readonly FileKind[] {
  switch (question.type) {
    case 'photo':
    case 'voice':
    case 'file':
      return [question.type];
    case 'evidence':
      return question.ways.filter((way) => way !== 'write');
    default:
      return [];
  }
}

/** Most files that may answer a question. */
export function maxFilesOf(question: Question): number {
  switch (question.type) {
    case 'photo':
    case 'file':
      return question.maxFiles;
    case 'voice':
    case 'evidence':
      return maxAnswerFiles;
    default:
      return 0;
  }
}

function problemOf(question: Question, answer: Answer | undefined): AnswerProblemCode | undefined {
  if (answer && isOfAnotherType(question, answer)) return 'ANSWER_UNEXPECTED';
  if (!answer || !isAnswered(question, answer)) return question.required ? 'ANSWER_REQUIRED' : undefined;
  const text = answer.text?.trim() ?? '';
  if ((answer.files?.length ?? 0) > maxAnswerFiles) return 'ANSWER_TOO_MANY_FILES';
  switch (question.type) {
    case 'shortText':
    case 'longText':
    case 'evidence':
      return text.length > question.maxLength ? 'ANSWER_TOO_LONG' : undefined;
    case 'choice':
    case 'scale':
      return answer.choices?.length === 1 && isOffered(question.options, answer.choices)
        ? undefined
        : 'ANSWER_UNKNOWN_CHOICE';
    case 'choices':
      return isOffered(question.options, answer.choices ?? []) ? undefined : 'ANSWER_UNKNOWN_CHOICE';
    case 'date':
      return isDay(text) ? undefined : 'ANSWER_NOT_A_DATE';
    case 'link':
      return isLink(text) ? undefined : 'ANSWER_NOT_A_LINK';
    case 'photo':
    case 'file':
      return (answer.files?.length ?? 0) > question.maxFiles ? 'ANSWER_TOO_MANY_FILES' : undefined;
    case 'voice':
    case 'yesNo':
    case 'consent':
      return undefined;
  }
}

const inWords = new Set<Question['type']>(['shortText', 'longText', 'date', 'link']);

/** Does the answer hold what no question of this type asks for? It would be kept unread. */
function isOfAnotherType(question: Question, answer: Answer): boolean {
  const {text = '', choices = [], agreed, files = [], descriptions = []} = answer;
  const kinds = kindsOf(question);
  const mayWrite =
    question.type === 'evidence' ? question.ways.includes('write') : inWords.has(question.type);
  return (
    (text.trim() !== '' && !mayWrite) ||
    (choices.length > 0 && !('options' in question)) ||
    (agreed !== undefined && question.type !== 'yesNo' && question.type !== 'consent') ||
    (files.length > 0 && kinds.length === 0) ||
    (descriptions.length > 0 && !kinds.includes('photo') && !kinds.includes('file')) ||
    descriptions.some(({file}) => !files.includes(file))
  );
}

function isAnswered(question: Question, answer: Answer): boolean {
  const hasText = (answer.text?.trim() ?? '') !== '';
  const hasFiles = (answer.files?.length ?? 0) > 0;
  switch (question.type) {
    case 'evidence':
      return hasText || hasFiles;
    case 'photo':
    case 'file':
    case 'voice':
      return hasFiles;
    case 'choice':
    case 'choices':
    case 'scale':
      return (answer.choices?.length ?? 0) > 0;
    case 'yesNo':
      return answer.agreed !== undefined;
    case 'consent':
      return answer.agreed === true;
    default:
      return hasText;
  }
}

/** Each once, and all of them offered. */
function isOffered(options: readonly {value: string}[], choices: readonly string[]): boolean {
  return (
    new Set(choices).size === choices.length &&
    choices.every((choice) => options.some((o) => o.value === choice))
  );
}

/** A day of the calendar that somebody can have lived: `YYYY-MM-DD`, 1900 to 2199. */
function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 31 February is read as 3 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isLink(text: string): boolean {
  if (text.length > maxLinkLength || !URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
