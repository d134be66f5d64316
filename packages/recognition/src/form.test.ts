import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {checkAnswers} from './answer-check.js';
import {formSchema, type Form} from './form.js';

const form: Form = v.parse(formSchema, {
  questions: [
    {id: 'reussite', type: 'longText', label: 'Racontez.', maxLength: 20},
    {id: 'photo', type: 'photo', label: 'Montrez.', maxFiles: 1},
    {
      id: 'avis',
      type: 'choice',
      label: 'Choisissez.',
      options: ['oui', 'non'].map((value) => ({value, label: value})),
    },
    {id: 'pourquoi', type: 'shortText', label: 'Pourquoi ?', showIf: {question: 'avis', is: 'non'}},
    {id: 'preuve', type: 'evidence', label: 'Prouvez.', required: false},
  ],
});
const file = '0190a1b2-0000-4000-8000-000000000001';
const complete = [
  {question: 'reussite', text: 'J’ai aidé.'},
  {question: 'photo', files: [file]},
  {question: 'avis', choices: ['oui']},
];

describe('checkAnswers', () => {
  it('finds nothing wrong with a complete questionnaire', () => {
    assert.deepEqual(checkAnswers(form, complete), []);
  });

  it('names each unanswered required question, in order', () => {
    assert.deepEqual(checkAnswers(form, []), [
      {question: 'reussite', code: 'ANSWER_REQUIRED'},
      {question: 'photo', code: 'ANSWER_REQUIRED'},
      {question: 'avis', code: 'ANSWER_REQUIRED'},
    ]);
  });

  it('asks a conditional question only when its condition holds', () => {
    const answers = complete.map((a) => (a.question === 'avis' ? {question: 'avis', choices: ['non']} : a));
    assert.deepEqual(checkAnswers(form, answers), [{question: 'pourquoi', code: 'ANSWER_REQUIRED'}]);
  });

  it('takes spaces for no answer', () => {
    const answers = [{question: 'reussite', text: '   '}, ...complete.slice(1)];
    assert.deepEqual(checkAnswers(form, answers), [{question: 'reussite', code: 'ANSWER_REQUIRED'}]);
  });

  const wrong = [
    ['ANSWER_TOO_LONG', {question: 'reussite', text: 'x'.repeat(21)}],
    ['ANSWER_TOO_MANY_FILES', {question: 'photo', files: [file, file]}],
    ['ANSWER_TOO_MANY_FILES', {question: 'preuve', files: Array.from({length: 6}, () => file)}],
    ['ANSWER_UNKNOWN_CHOICE', {question: 'avis', choices: ['peut-etre']}],
    ['ANSWER_UNKNOWN_CHOICE', {question: 'avis', choices: ['oui', 'oui']}],
    ['ANSWER_TO_NO_QUESTION', {question: 'autre', text: 'x'}],
  ] as const;
  for (const [code, answer] of wrong) {
    it(`refuses ${JSON.stringify(answer).slice(0, 60)} with ${code}`, () => {
      const answers = [
        ...complete.filter((a) => a.question !== answer.question),
        structuredClone(answer),
      ] as never;
      assert.deepEqual(checkAnswers(form, answers), [{question: answer.question, code}]);
    });
  }

  it('knows a date and a link from other text', () => {
    const ask = (type: 'date' | 'link', text: string) =>
      checkAnswers(v.parse(formSchema, {questions: [{id: 'q', type, label: 'Q'}]}), [{question: 'q', text}]);
    assert.deepEqual(ask('date', '2026-11-24'), []);
    assert.equal(ask('date', '2026-13-01')[0]?.code, 'ANSWER_NOT_A_DATE');
    assert.deepEqual(ask('link', 'https://exemple.fr/x'), []);
    assert.equal(ask('link', 'javascript:alert(1)')[0]?.code, 'ANSWER_NOT_A_LINK');
  });

  it('takes a no for an answer, but not an unticked consent', () => {
    const ask = (type: 'yesNo' | 'consent') =>
      checkAnswers(v.parse(formSchema, {questions: [{id: 'q', type, label: 'Q'}]}), [
        {question: 'q', agreed: false},
      ]);
    assert.deepEqual(ask('yesNo'), []);
    assert.equal(ask('consent')[0]?.code, 'ANSWER_REQUIRED');
  });
});

describe('formSchema', () => {
  it('refuses two questions with one id', () => {
    const question = {id: 'q', type: 'yesNo', label: 'Q'};
    assert.equal(v.safeParse(formSchema, {questions: [question, question]}).success, false);
  });

  it('reads every type of question', () => {
    const options = ['a', 'b', 'c'].map((value) => ({value, label: value}));
    const types =
      'shortText longText choice choices yesNo scale date photo voice file link consent evidence'.split(' ');
    const parsed = v.parse(formSchema, {
      questions: types.map((type, i) => ({id: `q${i}`, type, label: 'Q', options})),
    });
    assert.deepEqual(
      parsed.questions.map((q) => q.type),
      types,
    );
  });
});
