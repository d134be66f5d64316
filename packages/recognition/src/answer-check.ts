/** What is wrong with given answers. Apart from the schemas, so that a page which only asks the questions does not load them. */
import type {Answer, Form, Question} from './form.js';

/** Most files that one answer may hold, whatever its question. */
export const maxAnswerFiles = 5;

export type AnswerProblemCode =
  | 'ANSWER_REQUIRED'
  | 'ANSWER_TOO_LONG'
  | 'ANSWER_UNKNOWN_CHOICE'
  | 'ANSWER_NOT_A_DATE'
  | 'ANSWER_NOT_A_LINK'
  | 'ANSWER_TOO_MANY_FILES'
  | 'ANSWER_TO_NO_QUESTION';

export interface AnswerProblem {
  readonly question: string;
  readonly code: AnswerProblemCode;
}

/** Is this question asked, given the answers so far? */
export function isAsked(question: Question, answers: readonly Answer[]): boolean {
  const condition = question.showIf;
  if (!condition) return true;
  const answer = answers.find((a) => a.question === condition.question);
  return typeof condition.is === 'boolean'
    ? (answer?.agreed ?? false) === condition.is
    : (answer?.choices?.includes(condition.is) ?? false);
}

/** What is wrong with these answers, in the order of the questions; empty when they can be sent. */
export function checkAnswers(form: Form, answers: readonly Answer[]): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  for (const question of form.questions) {
    if (!isAsked(question, answers)) continue;
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

function problemOf(question: Question, answer: Answer | undefined): AnswerProblemCode | undefined {
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
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? undefined
        : 'ANSWER_NOT_A_DATE';
    case 'link':
      return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? undefined : 'ANSWER_NOT_A_LINK';
    case 'photo':
    case 'file':
      return (answer.files?.length ?? 0) > question.maxFiles ? 'ANSWER_TOO_MANY_FILES' : undefined;
    case 'voice':
    case 'yesNo':
    case 'consent':
      return undefined;
  }
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

function isOffered(options: readonly {value: string}[], choices: readonly string[]): boolean {
  return choices.every((choice) => options.some((o) => o.value === choice));
}
