import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CheckResult, Outcome, Policy} from '@pepites/credentials';
import fc from 'fast-check';
import * as v from 'valibot';
import {isErrorCode} from '../contract/errors.js';
import {acceptForeignBadge, confirmForeignBadge, type ForeignBadge} from './foreign-badge.js';
import {evaluateKeyBadge, keyRuleSchema} from './key-badge.js';

const listed = {
  issuer: 'https://partenaire.example',
  achievement: 'https://partenaire.example/badges/soudure',
};
const verdict = {policy: 'strict', outcome: 'verified', recipient: 'pass'} as const;
const foreign = (over: Partial<ForeignBadge> = {}): ForeignBadge => ({...listed, verdict, ...over});
const now = new Date('2026-11-24T10:00:00Z');
const adviser = {id: 'c1', isAdviser: true, earner: 'p1'};
const codeOf = (result: {ok: boolean; code?: string}) => (result.ok ? 'ok' : result.code);
const rule = v.parse(keyRuleSchema, {requires: [{badge: 'soudure', from: listed}]});
const state = (badge: ForeignBadge | undefined, name = 'urn:uuid:1') =>
  evaluateKeyBadge(rule, [
    {badge: name, award: 'w', awardedAt: '2026-01-01T00:00:00Z', ...(badge && {foreign: badge})},
  ]).state;

describe('acceptForeignBadge', () => {
  it('takes a badge that is listed, verified and the person’s', () => {
    assert.equal(codeOf(acceptForeignBadge(foreign(), [listed])), 'ok');
    assert.equal(state(foreign()), 'eligible');
  });

  it('refuses another badge, and the same one of another issuer', () => {
    for (const other of [{issuer: 'https://faux.example'}, {achievement: `${listed.achievement}/2`}]) {
      assert.equal(codeOf(acceptForeignBadge(foreign(other), [listed])), 'FOREIGN_NOT_LISTED');
      assert.equal(state(foreign(other)), 'locked');
    }
  });

  it('takes no badge of the structure for one of another issuer, nor the other way round', () => {
    assert.equal(state(undefined, 'soudure'), 'locked');
    const own = v.parse(keyRuleSchema, {requires: [{badge: 'soudure'}]});
    const passed = {badge: 'soudure', award: 'w', awardedAt: '2026-01-01T00:00:00Z', foreign: foreign()};
    assert.equal(evaluateKeyBadge(own, [passed]).state, 'locked');
  });

  it('refuses whatever is not verified under the strict policy', () => {
    for (const over of [{outcome: 'undetermined'}, {outcome: 'refused'}, {policy: '1edtech'}] as const)
      assert.equal(
        codeOf(acceptForeignBadge(foreign({verdict: {...verdict, ...over}}), [listed])),
        'FOREIGN_NOT_VERIFIED',
      );
  });

  it('asks an adviser where the check cannot tell whose it is', () => {
    const unsure = foreign({verdict: {...verdict, recipient: 'skipped'}});
    assert.equal(codeOf(acceptForeignBadge(unsure, [listed])), 'RECIPIENT_NOT_PROVEN');
    const confirmed = confirmForeignBadge(unsure, adviser, now);
    assert.ok(confirmed.ok);
    assert.deepEqual(confirmed.state.confirmation, {by: 'c1', at: now.toISOString()});
    assert.equal(codeOf(acceptForeignBadge(confirmed.state, [listed])), 'ok');
    assert.equal(state(confirmed.state), 'eligible');
  });

  it('counts exactly what is listed, verified under strict, and proven or confirmed', () => {
    const policies: Policy[] = ['strict', '1edtech'];
    const outcomes: Outcome[] = ['verified', 'refused', 'undetermined', 'unsupported'];
    const recipients: CheckResult[] = ['pass', 'fail', 'unknown', 'skipped'];
    const badge = fc.record({
      issuer: fc.constantFrom(listed.issuer, 'https://faux.example'),
      achievement: fc.constant(listed.achievement),
      verdict: fc.record({
        policy: fc.constantFrom(...policies),
        outcome: fc.constantFrom(...outcomes),
        recipient: fc.constantFrom(...recipients),
      }),
    });
    const who = fc.record({
      id: fc.constantFrom('c1', 'p1'),
      isAdviser: fc.boolean(),
      earner: fc.constant('p1'),
    });
    fc.assert(
      fc.property(badge, who, (one, by) => {
        const confirmed = confirmForeignBadge(one, by, now);
        if (!confirmed.ok) assert.ok(isErrorCode(confirmed.code));
        const {policy, outcome, recipient} = one.verdict;
        const isGenuine = one.issuer === listed.issuer && policy === 'strict' && outcome === 'verified';
        const isWitnessed = by.isAdviser && by.id !== by.earner && recipient !== 'fail';
        assert.equal(state(one) === 'eligible', isGenuine && recipient === 'pass');
        const after = confirmed.ok ? confirmed.state : one;
        assert.equal(state(after) === 'eligible', isGenuine && (recipient === 'pass' || isWitnessed));
      }),
    );
  });
});

describe('confirmForeignBadge', () => {
  it('refuses those who are no advisers, and the person themselves', () => {
    assert.equal(
      codeOf(confirmForeignBadge(foreign(), {...adviser, isAdviser: false}, now)),
      'NOT_AN_ADVISER',
    );
    assert.equal(codeOf(confirmForeignBadge(foreign(), {...adviser, id: 'p1'}, now)), 'CONFLICT_OF_INTEREST');
  });

  it('makes up for no doubt about the badge, nor for a badge of somebody else', () => {
    const code = (over: object) =>
      codeOf(confirmForeignBadge(foreign({verdict: {...verdict, ...over}}), adviser, now));
    assert.equal(code({outcome: 'undetermined'}), 'FOREIGN_NOT_VERIFIED');
    assert.equal(code({recipient: 'fail'}), 'RECIPIENT_NOT_PROVEN');
    const forged = foreign({
      verdict: {...verdict, recipient: 'fail'},
      confirmation: {by: 'c1', at: now.toISOString()},
    });
    assert.equal(codeOf(acceptForeignBadge(forged, [listed])), 'RECIPIENT_NOT_PROVEN');
  });
});
