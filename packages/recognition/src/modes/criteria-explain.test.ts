import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {completionSchema, factFrom, type CompletionChannel} from '../completion.js';
import {explainCriteria} from './criteria-explain.js';
import {checkCriteria, completionRuleSchema, evaluateCriteria, isTrusted} from './on-criteria.js';

const fact = (activity: string, over: object = {}, channel: CompletionChannel = 'server') =>
  factFrom(v.parse(completionSchema, {activity, ...over}), channel);
const rule = (value: unknown) => v.parse(completionRuleSchema, value);

describe('evaluateCriteria', () => {
  it('takes a line item by its score, passed or not', () => {
    const score = rule({score: 'quiz', min: 0.6});
    assert.equal(evaluateCriteria(score, [fact('quiz', {scaled: 0.59})], 'T1'), 'unmet');
    assert.equal(evaluateCriteria(score, [fact('quiz', {scaled: 0.6, passed: false})], 'T1'), 'met');
    assert.equal(evaluateCriteria(score, [fact('quiz', {passed: true})], 'T1'), 'unmet');
  });

  it('counts only what happened inside a window, and nothing without a date', () => {
    const spring = rule({
      completed: 'a',
      notBefore: '2026-03-01T00:00:00Z',
      notAfter: '2026-05-31T23:59:59Z',
    });
    const at = (when: string) => evaluateCriteria(spring, [fact('a', {at: when})], 'T1');
    assert.equal(at('2026-02-28T23:59:59Z'), 'unmet');
    assert.equal(at('2026-03-01T00:00:00Z'), 'met');
    assert.equal(at('2026-06-01T01:00:00+02:00'), 'met');
    assert.equal(at('2026-06-01T00:00:00Z'), 'unmet');
    assert.equal(evaluateCriteria(spring, [fact('a')], 'T1'), 'unmet');
  });
});

describe('isTrusted', () => {
  it('lets nothing count that a browser says, even where a rule kept from elsewhere asks for no more', () => {
    assert.equal(isTrusted({trust: 'T0'}, 'T0' as 'T1'), false);
    assert.equal(isTrusted({trust: 'T1'}, 'T1'), true);
  });
});

describe('explainCriteria', () => {
  const course = rule({
    all: [
      {completed: 'safety'},
      {
        any: [
          {passed: 'exam', minScaled: 0.8},
          {score: 'oral', min: 0.5},
        ],
      },
    ],
  });
  const reasons = (...facts: Parameters<typeof explainCriteria>[1][number][]) =>
    explainCriteria(course, facts, 'T1').leaves.map(
      ({isMet, isMissing, reason}) => `${isMet ? 'met' : isMissing ? 'missing' : 'spared'} ${reason ?? ''}`,
    );

  it('says of each leaf what is missing', () => {
    assert.deepEqual(reasons(), ['missing noFact', 'missing noFact', 'missing noFact']);
    assert.deepEqual(reasons(fact('safety', {completed: false}), fact('exam', {passed: true, scaled: 0.7})), [
      'missing notCompleted',
      'missing scoreTooLow',
      'missing noFact',
    ]);
  });

  it('asks for no alternative once one of them is met', () => {
    assert.deepEqual(reasons(fact('safety'), fact('oral', {scaled: 0.5})), ['met ', 'spared noFact', 'met ']);
  });

  it('tells the fact that was nearest, and why it was not believed', () => {
    assert.deepEqual(
      reasons(fact('safety', {}, 'browser'), {...fact('exam', {passed: true}), voided: true}, fact('oral')),
      ['missing trustTooLow', 'missing voided', 'missing scoreUnknown'],
    );
    assert.deepEqual(
      reasons(fact('exam', {passed: false}), fact('exam', {passed: true}))[1],
      'missing scoreUnknown',
    );
  });

  it('gives the best result that may be believed', () => {
    const seen = [
      fact('exam', {passed: false, scaled: 0.4}),
      fact('exam', {passed: false, scaled: 0.6, registration: '2'}),
      fact('exam', {passed: true, scaled: 1}, 'browser'),
    ];
    assert.equal(explainCriteria(course, seen, 'T1').leaves[1]?.bestScaled, 0.6);
  });
});

describe('checkCriteria', () => {
  it('finds what nobody could meet, with its place', () => {
    const closed = {completed: 'a', notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z'};
    assert.deepEqual(checkCriteria(rule({all: [closed, {atLeast: 2, of: [{completed: 'b'}]}]})), [
      {code: 'CRITERIA_WINDOW_REVERSED', path: ['all', 0]},
      {code: 'CRITERIA_CANNOT_BE_MET', path: ['all', 1]},
    ]);
    assert.deepEqual(checkCriteria(rule({any: [{completed: 'a'}]})), []);
  });
});
