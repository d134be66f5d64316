/** The questionnaire of a badge: its definition, and the answers to it. */
import * as v from 'valibot';
import {maxAnswerFiles, maxAnswerLength, maxDescriptionLength, usualVoiceSeconds} from './answer-check.js';
import {localisedTextSchema, slugSchema, uuidSchema} from './text.js';

const asked = {
  id: slugSchema,
  label: localisedTextSchema,
  help: v.optional(localisedTextSchema),
  required: v.optional(v.boolean(), true),
  /**
   * Asked only when another question, before this one, is asked and has this answer: a value of its options, or yes and no. `findFormFaults`
   * says what a published form may not have.
   */
  showIf: v.optional(
    v.object({question: slugSchema, is: v.union([v.pipe(v.string(), v.maxLength(200)), v.boolean()])}),
  ),
};

/** Most questions of one form. */
export const maxQuestions = 60;
const maxChoices = 100;

const option = v.object({value: slugSchema, label: localisedTextSchema});
const options = (atLeast: number) => v.pipe(v.array(option), v.minLength(atLeast), v.maxLength(maxChoices));

/** A whole number from 1. */
const atMost = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** The ways a person can prove something: in writing, by photo, by voice. */
export const evidenceWays = ['write', 'photo', 'voice'] as const;
export type EvidenceWay = (typeof evidenceWays)[number];

/** Every type of question that a form may hold. `evidence` offers several ways to answer one question. */
export const questionSchema = v.variant('type', [
  v.object({...asked, type: v.literal('shortText'), maxLength: v.optional(atMost(maxAnswerLength), 200)}),
  v.object({...asked, type: v.literal('longText'), maxLength: v.optional(atMost(maxAnswerLength), 4000)}),
  v.object({...asked, type: v.literal('choice'), options: options(2)}),
  v.object({...asked, type: v.literal('choices'), options: options(2)}),
  v.object({...asked, type: v.literal('yesNo')}),
  v.object({...asked, type: v.literal('scale'), options: options(3)}),
  v.object({...asked, type: v.literal('date')}),
  v.object({...asked, type: v.literal('photo'), maxFiles: v.optional(atMost(maxAnswerFiles), 3)}),
  v.object({...asked, type: v.literal('voice'), maxSeconds: v.optional(atMost(3600), usualVoiceSeconds)}),
  v.object({...asked, type: v.literal('file'), maxFiles: v.optional(atMost(maxAnswerFiles), 3)}),
  v.object({...asked, type: v.literal('link')}),
  v.object({...asked, type: v.literal('consent')}),
  v.object({
    ...asked,
    type: v.literal('evidence'),
    ways: v.optional(v.pipe(v.array(v.picklist(evidenceWays)), v.minLength(1), v.maxLength(3)), [
      ...evidenceWays,
    ]),
    maxLength: v.optional(atMost(maxAnswerLength), 4000),
  }),
]);

export const formSchema = v.pipe(
  v.object({
    version: v.optional(atMost(1_000_000), 1),
    questions: v.pipe(v.array(questionSchema), v.minLength(1), v.maxLength(maxQuestions)),
  }),
  v.check(
    (form) => new Set(form.questions.map((q) => q.id)).size === form.questions.length,
    'question ids repeat',
  ),
);

export type Question = v.InferOutput<typeof questionSchema>;
export type QuestionType = Question['type'];
export type Form = v.InferOutput<typeof formSchema>;

/** One answer. Which member is filled depends on the question's type; `evidence` may fill `text` and `files`. */
export const answerSchema = v.object({
  question: slugSchema,
  text: v.optional(v.pipe(v.string(), v.maxLength(maxAnswerLength))),
  choices: v.optional(v.pipe(v.array(slugSchema), v.maxLength(maxChoices))),
  agreed: v.optional(v.boolean()),
  files: v.optional(v.pipe(v.array(uuidSchema), v.maxLength(maxAnswerFiles))),
  /** What photos of `files` show, in the person's words, for those who do not see them. */
  descriptions: v.optional(
    v.pipe(
      v.array(
        v.object({
          file: uuidSchema,
          text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maxDescriptionLength)),
        }),
      ),
      v.maxLength(maxAnswerFiles),
    ),
  ),
});

/** The answers to one form. */
export const answersSchema = v.pipe(v.array(answerSchema), v.maxLength(maxQuestions));

export type Answer = v.InferOutput<typeof answerSchema>;
