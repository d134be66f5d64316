import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {checkAnswerFiles, checkAnswers, kindsOf} from './answer-check.js';
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
const other = '0190a1b2-0000-4000-8000-000000000002';
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
    ['ANSWER_UNEXPECTED', {question: 'reussite', text: 'x', files: [file]}],
    ['ANSWER_UNEXPECTED', {question: 'photo', files: [file], text: 'x'}],
    ['ANSWER_UNEXPECTED', {question: 'photo', files: [file], agreed: true}],
    ['ANSWER_UNEXPECTED', {question: 'preuve', text: 'x', choices: ['oui']}],
    ['ANSWER_UNEXPECTED', {question: 'photo', files: [file], descriptions: [{file: other, text: 'x'}]}],
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
    for (const day of ['2026-02-31', '2025-02-29', '0002-01-01', '2026-1-1', '24/11/2026'])
      assert.equal(ask('date', day)[0]?.code, 'ANSWER_NOT_A_DATE', day);
    assert.deepEqual(ask('date', '2024-02-29'), []);
    assert.deepEqual(ask('link', 'https://exemple.fr/x'), []);
    for (const link of [
      'exemple.fr',
      'data:text/html,x',
      'https://nom:mot@exemple.fr/',
      `https://exemple.fr/${'x'.repeat(2048)}`,
    ])
      assert.equal(ask('link', link)[0]?.code, 'ANSWER_NOT_A_LINK', link);
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

describe('checkAnswerFiles', () => {
  const check = (question: string, mediaType: string) =>
    checkAnswerFiles(form, [{question, files: [file]}], () => mediaType).map(({code}) => code);

  it('takes the kind of file that the question asks for, and no other', () => {
    assert.deepEqual(check('photo', 'image/jpeg'), []);
    assert.deepEqual(check('photo', 'audio/webm'), ['ANSWER_WRONG_FILE']);
    assert.deepEqual(check('preuve', 'audio/mp4'), []);
    assert.deepEqual(check('preuve', 'application/pdf'), ['ANSWER_WRONG_FILE']);
  });

  it('follows the ways that evidence offers', () => {
    const spoken = v.parse(formSchema, {
      questions: [{id: 'q', type: 'evidence', label: 'Q', ways: ['voice']}],
    });
    const [question] = spoken.questions;
    assert.deepEqual(question && kindsOf(question), ['voice']);
    assert.equal(checkAnswers(spoken, [{question: 'q', text: 'x'}])[0]?.code, 'ANSWER_UNEXPECTED');
    const photo = checkAnswerFiles(spoken, [{question: 'q', files: [file]}], () => 'image/jpeg');
    assert.equal(photo[0]?.code, 'ANSWER_WRONG_FILE');
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
