import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {processSchema} from './badge.js';

const isRead = (value: unknown) => v.safeParse(processSchema, value).success;

describe('processSchema', () => {
  it('adds nothing to definitions that say no more than they had to', () => {
    assert.deepEqual(v.parse(processSchema, {mode: 'keyBadge', requires: [{badge: 'a'}]}), {
      mode: 'keyBadge',
      requires: [{badge: 'a', mandatory: false}],
      offer: 'automatic',
    });
    assert.deepEqual(v.parse(processSchema, {mode: 'onCriteria', rule: {completed: 'a'}}), {
      mode: 'onCriteria',
      rule: {completed: 'a'},
      minTrust: 'T1',
    });
  });

  it('reads what becomes of a badge whose grounds are taken back', () => {
    const course = {mode: 'onCriteria', rule: {score: 'quiz', min: 0.5, notBefore: '2026-01-01T00:00:00Z'}};
    assert.ok(isRead({...course, onVoided: 'keep'}));
    assert.ok(!isRead({...course, onVoided: 'silently'}));
    assert.ok(!isRead({...course, minTrust: 'T0'}));
    assert.ok(isRead({mode: 'keyBadge', requires: [{badge: 'a'}], onRevoked: 'suspend'}));
    assert.ok(!isRead({mode: 'keyBadge', requires: [{badge: 'a'}], onRevoked: 'silently'}));
  });

  it('reads a badge of another issuer by the ids of both', () => {
    const key = (from: object) => isRead({mode: 'keyBadge', requires: [{badge: 'ailleurs', from}]});
    assert.ok(key({issuer: 'did:web:partenaire.example', achievement: 'urn:uuid:7'}));
    assert.ok(!key({issuer: 'did:web:partenaire.example'}));
    assert.ok(!key({issuer: 'Partenaire', achievement: 'urn:uuid:7'}));
  });
});
