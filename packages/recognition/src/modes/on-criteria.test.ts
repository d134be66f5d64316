import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {completionSchema, factFrom, type CompletionChannel} from '../completion.js';
import {requestAutomatic} from './automatic-on-request.js';
import {completionRuleSchema, evaluateCriteria} from './on-criteria.js';

const fact = (activity: string, over: object = {}, channel: CompletionChannel = 'server') =>
  factFrom(v.parse(completionSchema, {activity, ...over}), channel);

describe('evaluateCriteria', () => {
  const rule = v.parse(completionRuleSchema, {all: [{completed: 'a'}, {passed: 'b', minScaled: 0.8}]});

  it('is met when all parts are', () => {
    const facts = [fact('a'), fact('b', {passed: true, scaled: 0.8})];
    assert.equal(evaluateCriteria(rule, facts, 'T1'), 'met');
  });

  it('is partly met on the way', () => {
    assert.equal(evaluateCriteria(rule, [fact('a')], 'T1'), 'partiallyMet');
    assert.equal(
      evaluateCriteria(rule, [fact('a'), fact('b', {passed: true, scaled: 0.79})], 'T1'),
      'partiallyMet',
    );
    assert.equal(evaluateCriteria(rule, [], 'T1'), 'unmet');
  });

  it('never believes a browser, nor less trust than the badge asks for', () => {
    const seen = [fact('a', {}, 'browser'), fact('b', {passed: true, scaled: 1}, 'browser')];
    assert.equal(evaluateCriteria(rule, seen, 'T1'), 'unmet');
    assert.equal(evaluateCriteria({completed: 'a'}, [fact('a', {}, 'signedToken')], 'T2'), 'unmet');
  });

  it('leaves out voided facts', () => {
    assert.equal(evaluateCriteria({completed: 'a'}, [{...fact('a'), voided: true}], 'T1'), 'unmet');
  });

  it('counts any and at least n', () => {
    const some = v.parse(completionRuleSchema, {
      atLeast: 2,
      of: [{completed: 'a'}, {completed: 'b'}, {completed: 'c'}],
    });
    assert.equal(evaluateCriteria(some, [fact('a')], 'T1'), 'partiallyMet');
    assert.equal(evaluateCriteria(some, [fact('a'), fact('c')], 'T1'), 'met');
    assert.equal(evaluateCriteria({any: [{completed: 'x'}, {completed: 'a'}]}, [fact('a')], 'T1'), 'met');
  });

  it('refuses a rule that it does not know', () => {
    for (const bad of [{}, {none: []}, {all: []}, {completed: 'a', extra: 1}, {passed: 'a', minScaled: 2}]) {
      assert.equal(v.safeParse(completionRuleSchema, bad).success, false, JSON.stringify(bad));
    }
  });
});

describe('requestAutomatic', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const nobody = {alreadyHolds: false};

  it('says yes to someone new while the campaign is open', () => {
    assert.deepEqual(requestAutomatic({}, nobody, now), {ok: true, state: 'approved'});
  });

  it('refuses before, after, and twice', () => {
    const code = (campaign: object, person = nobody) => {
      const moved = requestAutomatic(campaign, person, now);
      return moved.ok ? 'ok' : moved.code;
    };
    assert.equal(code({notBefore: '2026-12-01T00:00:00Z'}), 'CAMPAIGN_NOT_OPEN');
    assert.equal(code({notAfter: '2026-11-01T00:00:00Z'}), 'CAMPAIGN_ENDED');
    assert.equal(code({}, {alreadyHolds: true}), 'BADGE_ALREADY_HELD');
  });
});
