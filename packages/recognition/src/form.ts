/** The questionnaire of a badge: its definition, the answers to it, and what is wrong with given answers. */
import * as v from 'valibot';
import {localisedTextSchema, slugSchema, uuidSchema} from './text.js';

const asked = {
  id: slugSchema,
  label: localisedTextSchema,
  help: v.optional(localisedTextSchema),
  required: v.optional(v.boolean(), true),
  /** Shown only when another question has this answer. */
  showIf: v.optional(v.object({question: slugSchema, is: v.union([v.string(), v.boolean()])})),
};

const option = v.object({value: slugSchema, label: localisedTextSchema});

/** The ways a person can prove something: in writing, by photo, by voice. */
export const evidenceWays = ['write', 'photo', 'voice'] as const;
export type EvidenceWay = (typeof evidenceWays)[number];

/** Every type of question that a form may hold. `evidence` offers several ways to answer one question. */
export const questionSchema = v.variant('type', [
  v.object({...asked, type: v.literal('shortText'), maxLength: v.optional(v.number(), 200)}),
  v.object({...asked, type: v.literal('longText'), maxLength: v.optional(v.number(), 4000)}),
  v.object({...asked, type: v.literal('choice'), options: v.pipe(v.array(option), v.minLength(2))}),
  v.object({...asked, type: v.literal('choices'), options: v.pipe(v.array(option), v.minLength(2))}),
  v.object({...asked, type: v.literal('yesNo')}),
  v.object({...asked, type: v.literal('scale'), options: v.pipe(v.array(option), v.minLength(3))}),
  v.object({...asked, type: v.literal('date')}),
  v.object({...asked, type: v.literal('photo'), maxFiles: v.optional(v.number(), 3)}),
  v.object({...asked, type: v.literal('voice'), maxSeconds: v.optional(v.number(), 120)}),
  v.object({...asked, type: v.literal('file'), maxFiles: v.optional(v.number(), 3)}),
  v.object({...asked, type: v.literal('link')}),
  v.object({...asked, type: v.literal('consent')}),
  v.object({
    ...asked,
    type: v.literal('evidence'),
    ways: v.optional(v.pipe(v.array(v.picklist(evidenceWays)), v.minLength(1)), [...evidenceWays]),
    maxLength: v.optional(v.number(), 4000),
  }),
]);

export const formSchema = v.pipe(
  v.object({
    version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
    questions: v.pipe(v.array(questionSchema), v.minLength(1), v.maxLength(30)),
  }),
  v.check(
    (form) => new Set(form.questions.map((q) => q.id)).size === form.questions.length,
    'question ids repeat',
  ),
);

export type Question = v.InferOutput<typeof questionSchema>;
export type QuestionType = Question['type'];
export type Form = v.InferOutput<typeof formSchema>;

/** Most files that one answer may hold, whatever its question. */
export const maxAnswerFiles = 5;

/** One answer. Which member is filled depends on the question's type; `evidence` may fill `text` and `files`. */
export const answerSchema = v.object({
  question: slugSchema,
  text: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  choices: v.optional(v.array(slugSchema)),
  agreed: v.optional(v.boolean()),
  files: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(maxAnswerFiles))),
});

export type Answer = v.InferOutput<typeof answerSchema>;

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
