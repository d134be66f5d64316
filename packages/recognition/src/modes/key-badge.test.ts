import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {evaluateKeyBadge, keyRuleSchema} from './key-badge.js';

const rule = (over: object = {}) =>
  v.parse(keyRuleSchema, {requires: ['a', 'b', 'c'].map((badge) => ({badge})), ...over});
const held = (...badges: string[]) =>
  badges.map((badge, i) => ({badge, award: `${badge}${i}`, awardedAt: `2026-0${i + 1}-01T00:00:00Z`}));

describe('evaluateKeyBadge', () => {
  it('goes from locked, by steps, to eligible', () => {
    assert.equal(evaluateKeyBadge(rule(), []).state, 'locked');
    assert.equal(evaluateKeyBadge(rule(), held('a', 'b')).state, 'inProgress');
    assert.equal(evaluateKeyBadge(rule(), held('a', 'b', 'c')).state, 'eligible');
  });

  it('counts a badge held twice once, by its first award', () => {
    const progress = evaluateKeyBadge(rule(), held('a', 'a', 'b'));
    assert.equal(progress.held, 2);
    assert.deepEqual(progress.counted.map((c) => c.award).sort(), ['a0', 'b2']);
  });

  it('is content with n of N, but not without a mandatory one', () => {
    const some = rule({
      minRequired: 2,
      requires: [{badge: 'a', mandatory: true}, {badge: 'b'}, {badge: 'c'}],
    });
    assert.equal(evaluateKeyBadge(some, held('b', 'c')).state, 'inProgress');
    assert.equal(evaluateKeyBadge(some, held('a', 'c')).state, 'eligible');
  });

  it('leaves out awards outside their window', () => {
    const windowed = rule({requires: [{badge: 'a', notBefore: '2026-02-01T00:00:00Z'}]});
    assert.equal(evaluateKeyBadge(windowed, held('a')).state, 'locked');
  });

  it('ignores badges that are not in the rule', () => {
    assert.equal(evaluateKeyBadge(rule(), held('x', 'y', 'z')).held, 0);
  });

  it('counts a badge that the rule names twice once', () => {
    const twice = rule({minRequired: 2, requires: [{badge: 'a'}, {badge: 'a'}, {badge: 'b'}]});
    assert.equal(evaluateKeyBadge(twice, held('a')).state, 'inProgress');
    assert.equal(evaluateKeyBadge(twice, held('a', 'b')).state, 'eligible');
  });

  it('gives nothing for nothing, even by a rule that its schema would refuse', () => {
    assert.equal(evaluateKeyBadge({requires: [], offer: 'automatic'}, held('a')).state, 'locked');
  });

  it('says what is missing, and what nothing can stand for', () => {
    const some = rule({
      minRequired: 1,
      requires: [{badge: 'a', mandatory: true}, {badge: 'b'}, {badge: 'c'}],
    });
    const progress = evaluateKeyBadge(some, held('b'));
    assert.deepEqual([progress.state, progress.missing], ['inProgress', ['a', 'c']]);
    assert.deepEqual(progress.missingMandatory, ['a']);
  });

  it('may ask for more mandatory badges than its number', () => {
    const strict = rule({
      minRequired: 1,
      requires: [{badge: 'a', mandatory: true}, {badge: 'b', mandatory: true}, {badge: 'c'}],
    });
    assert.equal(evaluateKeyBadge(strict, held('a', 'c')).state, 'inProgress');
    assert.equal(evaluateKeyBadge(strict, held('a', 'b')).state, 'eligible');
  });

  it('takes INAE’s three badges for the key badge of integration', () => {
    const three = ['je-m-engage', 'baba-entreprise', 'comun-gant'];
    const inae = rule({requires: three.map((badge) => ({badge}))});
    assert.deepEqual(
      three.map((_, n) => evaluateKeyBadge(inae, held(...three.slice(0, n + 1))).state),
      ['inProgress', 'inProgress', 'eligible'],
    );
  });
});
