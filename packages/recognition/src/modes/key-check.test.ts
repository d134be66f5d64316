import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {type KeyRule, keyRuleSchema} from './key-badge.js';
import {checkKeyBadges} from './key-check.js';

const rule = (requires: object[], over: object = {}) => v.parse(keyRuleSchema, {requires, ...over});
const known = new Set(['a', 'b', 'c', 'k', 'l']);
const problems = (rules: Record<string, KeyRule>) =>
  checkKeyBadges(new Map(Object.entries(rules)), known).map(({code, badge, place, about}) =>
    `${badge}.${place ?? ''} ${code} ${about.join(' → ')}`.trimEnd(),
  );
const from = {issuer: 'https://autre.example', achievement: 'https://autre.example/badges/7'};

describe('checkKeyBadges', () => {
  it('has nothing to say of rules that can be met', () => {
    assert.deepEqual(
      problems({
        k: rule([{badge: 'a', mandatory: true}, {badge: 'b', mandatory: true}, {badge: 'c'}], {
          minRequired: 1,
        }),
        l: rule([{badge: 'k'}, {badge: 'ailleurs', from}]),
      }),
      [],
    );
  });

  it('finds a key badge that requires nothing', () => {
    assert.deepEqual(problems({k: {requires: [], offer: 'automatic'}}), ['k. KEY_EMPTY']);
    assert.deepEqual(problems({k: {...rule([{badge: 'a'}]), minRequired: 0}}), ['k. KEY_EMPTY']);
  });

  it('finds one that asks for more than it names', () => {
    assert.deepEqual(problems({k: rule([{badge: 'a'}], {minRequired: 2})}), ['k. KEY_CANNOT_BE_MET']);
    assert.deepEqual(problems({k: rule([{badge: 'a'}, {badge: 'a'}])}), [
      'k.1 KEY_REQUIRES_TWICE a',
      'k. KEY_CANNOT_BE_MET',
    ]);
  });

  it('finds a window that ends before it begins, and what follows from it', () => {
    const closed = {badge: 'a', notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z'};
    assert.deepEqual(problems({k: rule([closed, {badge: 'b'}], {minRequired: 1})}), [
      'k.0 KEY_WINDOW_REVERSED a',
    ]);
    assert.deepEqual(problems({k: rule([{...closed, mandatory: true}, {badge: 'b'}], {minRequired: 1})}), [
      'k.0 KEY_WINDOW_REVERSED a',
      'k. KEY_CANNOT_BE_MET',
    ]);
  });

  it('finds badges that nobody knows, itself, and circles', () => {
    assert.deepEqual(
      problems({k: rule([{badge: 'l'}, {badge: 'zz'}]), l: rule([{badge: 'k'}, {badge: 'l'}])}),
      ['k.1 BADGE_UNKNOWN zz', 'l.1 KEY_REQUIRES_ITSELF l', 'k. KEY_CYCLE k → l → k'],
    );
  });
});
