/** Conditions between the questions of a form: which are asked, given the answers so far, and what makes a condition wrong. */
import type {Answer, Form, Question} from './form.js';

export type FormFaultCode =
  /** The condition names a question that is not there. */
  | 'QUESTION_UNKNOWN'
  /** Questions wait for each other. */
  | 'QUESTION_CYCLE'
  /** The condition looks at a question that comes later: it would appear behind the person's back. */
  | 'QUESTION_LATER'
  /** Nobody can give the answer that the condition waits for. */
  | 'QUESTION_NEVER_ASKED'
  /** Two options of one question have the same value. */
  | 'OPTION_REPEATS';

export interface FormFault {
  readonly code: FormFaultCode;
  /** Into the form: `['questions', 2, 'showIf', 'question']`. */
  readonly path: readonly (string | number)[];
  /** Ids of questions, or a value. */
  readonly about: readonly string[];
}

/**
 * The questions that are asked, in the order of the form. A question whose condition looks at one that is not asked is not asked either,
 * whatever was answered to that one before.
 */
export function askedQuestions(form: Form, answers: readonly Answer[]): Question[] {
  const given = new Map<string, Answer>();
  for (const answer of answers) if (!given.has(answer.question)) given.set(answer.question, answer);
  const questions = new Map(form.questions.map((question) => [question.id, question]));
  const known = new Map<string, boolean>();
  const isAsked = ({id, showIf}: Question): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Until it is known. Forms from before circles were refused ask none of the questions of a circle.
    known.set(id, false);
    const on = showIf && questions.get(showIf.question);
    const is = !showIf || (on !== undefined && isAsked(on) && hasAnswer(on, given.get(on.id), showIf.is));
    known.set(id, is);
    return is;
  };
  return form.questions.filter(isAsked);
}

/** The answers to questions that are asked, in the order of the form: what was answered to the others is no part of a request. */
export function askedAnswers(form: Form, answers: readonly Answer[]): Answer[] {
  return askedQuestions(form, answers).flatMap(({id}) => answers.find(({question}) => question === id) ?? []);
}

/**
 * The questions that take a new answer once something was missing: those that the examiner reopened (none named: all), and those that what
 * was sent did not ask, since another answer may now ask them. By id.
 */
export function openAgain(
  form: Form,
  sent: readonly Answer[],
  reopened: readonly string[],
): ReadonlySet<string> {
  const ids = form.questions.map(({id}) => id);
  if (reopened.length === 0) return new Set(ids);
  const asked = new Set(askedQuestions(form, sent).map(({id}) => id));
  return new Set(ids.filter((id) => reopened.includes(id) || !asked.has(id)));
}

/** What makes a form's conditions wrong, before it is published; empty when they are right. */
export function findFormFaults({questions}: Form): FormFault[] {
  return questions.flatMap((question, index) => [
    ...repeatedOptions(question, index),
    ...conditionFaults(questions, index),
  ]);
}

function hasAnswer(question: Question, answer: Answer | undefined, is: string | boolean): boolean {
  if (typeof is === 'string') return answer?.choices?.includes(is) ?? false;
  // A box that is not ticked is a no; a question of yes or no that is not answered is neither.
  return (question.type === 'consent' ? (answer?.agreed ?? false) : answer?.agreed) === is;
}

function conditionFaults(questions: readonly Question[], index: number): FormFault[] {
  const question = questions[index];
  const condition = question?.showIf;
  if (!question || !condition) return [];
  const at = ['questions', index, 'showIf'] as const;
  const place = questions.findIndex(({id}) => id === condition.question);
  const on = questions[place];
  if (!on) return [{code: 'QUESTION_UNKNOWN', path: [...at, 'question'], about: [condition.question]}];
  const circle = circleFrom(question, questions);
  if (circle) return [{code: 'QUESTION_CYCLE', path: [...at, 'question'], about: circle}];
  if (place > index) return [{code: 'QUESTION_LATER', path: [...at, 'question'], about: [on.id]}];
  if (canBeAnswered(on, condition.is)) return [];
  return [{code: 'QUESTION_NEVER_ASKED', path: [...at, 'is'], about: [on.id]}];
}

/** The ids on the way back to this question, it first and last. */
function circleFrom(question: Question, questions: readonly Question[]): string[] | undefined {
  const way = [question.id];
  for (let at = question.showIf?.question; at !== undefined && way.length <= questions.length;) {
    way.push(at);
    if (at === question.id) return way;
    at = questions.find(({id}) => id === at)?.showIf?.question;
  }
  return undefined;
}

function canBeAnswered(question: Question, is: string | boolean): boolean {
  if (typeof is === 'boolean') return question.type === 'yesNo' || question.type === 'consent';
  return 'options' in question && question.options.some(({value}) => value === is);
}

function repeatedOptions(question: Question, index: number): FormFault[] {
  if (!('options' in question)) return [];
  const values = question.options.map(({value}) => value);
  return values.flatMap((value, place) =>
    values.indexOf(value) < place
      ? [
          {
            code: 'OPTION_REPEATS' as const,
            path: ['questions', index, 'options', place, 'value'],
            about: [value],
          },
        ]
      : [],
  );
}
