import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import * as v from 'valibot';
import {checkAnswers} from './answer-check.js';
import {askedAnswers, askedQuestions, findFormFaults, openAgain} from './form-conditions.js';
import {type Answer, formSchema, type Form} from './form.js';

const options = ['oui', 'non', 'peut-etre'].map((value) => ({value, label: value}));
const formOf = (...questions: object[]): Form =>
  v.parse(formSchema, {questions: questions.map((question) => ({label: 'Q', ...question}))});
const ids = (form: Form, answers: readonly Answer[]) => askedQuestions(form, answers).map(({id}) => id);

const form = formOf(
  {id: 'permis', type: 'yesNo'},
  {id: 'voiture', type: 'choice', options, showIf: {question: 'permis', is: true}},
  {id: 'marque', type: 'shortText', showIf: {question: 'voiture', is: 'oui'}},
  {id: 'pourquoi', type: 'shortText', showIf: {question: 'permis', is: false}},
  {id: 'accord', type: 'consent', required: false},
  {id: 'sinon', type: 'shortText', required: false, showIf: {question: 'accord', is: false}},
);

describe('askedQuestions', () => {
  it('asks a question when the one it looks at is answered so', () => {
    assert.deepEqual(ids(form, []), ['permis', 'accord', 'sinon']);
    assert.deepEqual(ids(form, [{question: 'permis', agreed: false}]), [
      'permis',
      'pourquoi',
      'accord',
      'sinon',
    ]);
    assert.deepEqual(ids(form, [{question: 'permis', agreed: true}]), [
      'permis',
      'voiture',
      'accord',
      'sinon',
    ]);
  });

  it('asks nothing that hangs on a question which is not asked, whatever was answered to it before', () => {
    const before: Answer[] = [
      {question: 'permis', agreed: false},
      {question: 'voiture', choices: ['oui']},
      {question: 'marque', text: 'Une vieille'},
      {question: 'accord', agreed: true},
    ];
    assert.deepEqual(ids(form, before), ['permis', 'pourquoi', 'accord']);
    assert.deepEqual(
      askedAnswers(form, before).map(({question}) => question),
      ['permis', 'accord'],
    );
    assert.deepEqual(checkAnswers(form, before), [{question: 'pourquoi', code: 'ANSWER_REQUIRED'}]);
  });

  it('comes to an end on a circle of an older form, and asks none of it', () => {
    const circle = formOf(
      {id: 'a', type: 'choice', options, showIf: {question: 'b', is: 'oui'}},
      {id: 'b', type: 'choice', options, showIf: {question: 'a', is: 'oui'}},
      {id: 'c', type: 'shortText', showIf: {question: 'nulle-part', is: false}},
    );
    const answers = ['a', 'b'].map((question) => ({question, choices: ['oui']}));
    assert.deepEqual(ids(circle, answers), []);
  });

  it('never asks a question whose condition is not asked or not met, in any form', () => {
    const place = fc.integer({min: 0, max: 7});
    const shape = fc.array(fc.record({on: fc.option(place), is: fc.constantFrom('oui', 'non')}), {
      minLength: 1,
      maxLength: 8,
    });
    const given = fc.array(fc.record({at: place, choice: fc.constantFrom('oui', 'non')}), {maxLength: 8});
    fc.assert(
      fc.property(shape, given, (questions, answered) => {
        const any = formOf(
          ...questions.map(({on, is}, i) => ({
            id: `q${i}`,
            type: 'choice',
            options,
            ...(on !== null && {showIf: {question: `q${on}`, is}}),
          })),
        );
        const answers = answered.map(({at, choice}) => ({question: `q${at}`, choices: [choice]}));
        const asked = new Set(ids(any, answers));
        for (const {id, showIf} of any.questions.filter((question) => asked.has(question.id))) {
          if (!showIf) continue;
          assert.ok(asked.has(showIf.question), id);
          const on = answers.find(({question}) => question === showIf.question);
          assert.deepEqual(on?.choices, [showIf.is]);
        }
        // A form without faults asks everything that has no condition.
        for (const {id, showIf} of any.questions) if (!showIf) assert.ok(asked.has(id));
      }),
    );
  });
});

describe('openAgain', () => {
  const sent: Answer[] = [
    {question: 'permis', agreed: false},
    {question: 'pourquoi', text: 'Pas encore'},
  ];

  it('opens what was reopened, and what was not asked then', () => {
    assert.deepEqual([...openAgain(form, sent, ['permis'])], ['permis', 'voiture', 'marque']);
  });

  it('opens everything when no question is named', () => {
    assert.equal(openAgain(form, sent, []).size, form.questions.length);
  });
});

describe('findFormFaults', () => {
  const codes = (...questions: object[]) => findFormFaults(formOf(...questions)).map(({code}) => code);
  const asks = (id: string, question: string, is: string | boolean = 'oui') => ({
    id,
    type: 'choice',
    options,
    showIf: {question, is},
  });

  it('finds nothing in a form whose conditions look back', () => {
    assert.deepEqual(findFormFaults(form), []);
  });

  it('names the circle, where it can be corrected', () => {
    assert.deepEqual(findFormFaults(formOf(asks('a', 'b'), asks('b', 'a')))[0], {
      code: 'QUESTION_CYCLE',
      path: ['questions', 0, 'showIf', 'question'],
      about: ['a', 'b', 'a'],
    });
    assert.deepEqual(codes(asks('a', 'a')), ['QUESTION_CYCLE']);
  });

  it('refuses a question that is not there, or comes later', () => {
    assert.deepEqual(codes(asks('a', 'z')), ['QUESTION_UNKNOWN']);
    assert.deepEqual(codes(asks('a', 'b'), {id: 'b', type: 'choice', options}), ['QUESTION_LATER']);
  });

  it('refuses an answer that nobody can give', () => {
    const choice = {id: 'a', type: 'choice', options};
    assert.deepEqual(codes(choice, asks('b', 'a', 'jamais')), ['QUESTION_NEVER_ASKED']);
    assert.deepEqual(codes(choice, asks('b', 'a', true)), ['QUESTION_NEVER_ASKED']);
    assert.deepEqual(codes({id: 'a', type: 'shortText'}, asks('b', 'a')), ['QUESTION_NEVER_ASKED']);
  });

  it('refuses two options with one value', () => {
    assert.deepEqual(codes({id: 'a', type: 'choice', options: [...options, options[0]]}), ['OPTION_REPEATS']);
  });
});
