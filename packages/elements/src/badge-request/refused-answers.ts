/** What the backend does not take of what was sent: which answers, and why. */
import type {AnswerProblemCode} from '@pepites/recognition';
import type {FileProblemCode} from './flow-state.js';

const fileProblems: readonly string[] = [
  'FILE_TYPE_REFUSED',
  'FILE_TOO_LARGE',
  'FILE_INFECTED',
  'FILE_QUOTA',
  'FILE_UNKNOWN',
] satisfies FileProblemCode[];

export function isFileProblem(code: string): code is FileProblemCode {
  return fileProblems.includes(code);
}

const answerProblems: readonly string[] = [
  'ANSWER_REQUIRED',
  'ANSWER_TOO_LONG',
  'ANSWER_UNKNOWN_CHOICE',
  'ANSWER_NOT_A_DATE',
  'ANSWER_NOT_A_LINK',
  'ANSWER_TOO_MANY_FILES',
  'ANSWER_WRONG_FILE',
  'ANSWER_UNEXPECTED',
] satisfies AnswerProblemCode[];

/** By the id of the question. Empty where it names none. */
export function refusedAnswers(error: unknown): Map<string, AnswerProblemCode> {
  const found = new Map<string, AnswerProblemCode>();
  for (const {at, code} of problemsOf(error)) {
    const [, question] = /^answers\.(.+)$/.exec(at) ?? [];
    if (question !== undefined && isAnswerProblem(code)) found.set(question, code);
  }
  return found;
}

/** As a `BackendError` carries them. */
function problemsOf(error: unknown): readonly {readonly at: string; readonly code: string}[] {
  const {problem} = (error ?? {}) as {
    readonly problem?: {readonly problems?: readonly {at: string; code: string}[]};
  };
  return problem?.problems ?? [];
}

function isAnswerProblem(code: string): code is AnswerProblemCode {
  return answerProblems.includes(code);
}
