import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {type HeldBadge, keyRuleSchema} from './key-badge.js';
import {pendingAward} from './key-evaluation.js';
import {advanceKeyBadge, type KeyBadgeCase, type KeyBadgeEvent, startKeyBadge} from './key-machine.js';

const now = new Date('2026-11-24T10:00:00Z');
const rule = (over: object = {}) =>
  v.parse(keyRuleSchema, {requires: ['a', 'b', 'c'].map((badge) => ({badge})), minRequired: 2, ...over});
const held = (...badges: string[]): HeldBadge[] =>
  badges.map((badge) => ({badge: badge.slice(0, 1), award: `w-${badge}`, awardedAt: '2026-01-01T00:00:00Z'}));
const holds = (...badges: string[]): KeyBadgeEvent => ({type: 'held', held: held(...badges)});
const issue: KeyBadgeEvent = {type: 'issue', award: 'k1', alreadyHolds: false};
const accept: KeyBadgeEvent = {type: 'accept', award: 'k1', alreadyHolds: false};
const loses = (badge: string, ...left: string[]) => ({
  type: 'countedRevoked' as const,
  award: `w-${badge}`,
  reason: 'Erreur de saisie',
  held: held(...left),
});
const revoke: KeyBadgeEvent = {type: 'revoke', reason: 'Donné par erreur.'};

const run = (start: KeyBadgeCase, ...events: KeyBadgeEvent[]) =>
  events.reduce((current, event) => {
    const next = advanceKeyBadge(current, event, now);
    assert.ok(next.ok, JSON.stringify({event, next}));
    return next.state;
  }, start);
const code = (current: KeyBadgeCase, event: KeyBadgeEvent) => {
  const next = advanceKeyBadge(current, event, now);
  return next.ok ? next.state.state : next.code;
};
const issued = (over: object = {}) => run(startKeyBadge(rule(over), held('a', 'b')), issue);

describe('advanceKeyBadge', () => {
  it('goes from locked by steps to eligible, and is given once', () => {
    const locked = startKeyBadge(rule(), []);
    assert.equal(locked.state, 'locked');
    assert.equal(code(locked, issue), 'KEY_NOT_ELIGIBLE');
    const half = run(locked, holds('a'));
    assert.deepEqual([half.state, half.progress.held, half.progress.needed], ['inProgress', 1, 2]);
    const given = run(half, holds('a', 'b'), issue);
    assert.deepEqual([given.state, given.counted.map(({award}) => award)], ['issued', ['w-a', 'w-b']]);
    assert.equal(code(given, {...issue, award: 'k2'}), 'BADGE_ALREADY_HELD');
    assert.equal(code(run(half, holds('a', 'b')), {...issue, alreadyHolds: true}), 'BADGE_ALREADY_HELD');
  });

  it('asks where the rule says so: offered, declined, taken later', () => {
    const eligible = startKeyBadge(rule({offer: 'ask'}), held('a', 'b'));
    assert.equal(code(eligible, issue), 'KEY_OFFER_NEEDED');
    assert.equal(code(eligible, accept), 'KEY_OFFER_NEEDED');
    const declined = run(eligible, {type: 'offer'}, {type: 'decline'});
    assert.equal(code(declined, accept), 'KEY_OFFER_NEEDED');
    assert.equal(code(declined, holds('a', 'b', 'c')), 'declined');
    assert.equal(run(declined, {type: 'offer'}, accept).state, 'issued');
    assert.equal(code(run(declined, holds('a')), {type: 'offer'}), 'KEY_NOT_ELIGIBLE');
  });

  it('takes an offer back when it no longer stands', () => {
    const offered = run(startKeyBadge(rule({offer: 'ask'}), held('a', 'b')), {type: 'offer'});
    assert.equal(code(offered, holds('a', 'b', 'c')), 'offered');
    assert.equal(code(offered, holds('a')), 'inProgress');
    assert.equal(code(offered, {type: 'offer'}), 'KEY_STATE');
  });

  it('offers nothing that is given automatically', () => {
    const eligible = startKeyBadge(rule(), held('a', 'b'));
    assert.equal(code(eligible, {type: 'offer'}), 'KEY_STATE');
    assert.equal(code(eligible, {type: 'decline'}), 'KEY_STATE');
    assert.equal(code(eligible, accept), 'KEY_OFFER_NEEDED');
  });

  it('is not given for a badge that is still to be given', () => {
    const pending = {badge: 'b', award: pendingAward('b'), awardedAt: '2026-01-01T00:00:00Z'};
    assert.equal(code(startKeyBadge(rule(), [...held('a'), pending]), issue), 'KEY_NOT_ELIGIBLE');
  });

  it('keeps the badge by default when one it was counted from is revoked, and writes that down', () => {
    const kept = run(issued(), loses('b', 'a'));
    assert.deepEqual(kept.lost, [{award: 'w-b', reason: 'Erreur de saisie', at: now.toISOString()}]);
    assert.deepEqual([kept.state, kept.counted.length, kept.progress.held], ['issued', 2, 1]);
    assert.equal(code(kept, loses('b', 'a')), 'KEY_NOT_COUNTED');
  });

  it('suspends it, and brings it back with the badge or another that counts', () => {
    const suspended = run(issued({onRevoked: 'suspend'}), loses('b', 'a'));
    assert.equal(suspended.state, 'suspended');
    assert.equal(code(suspended, holds('a')), 'suspended');
    assert.equal(code(suspended, issue), 'BADGE_ALREADY_HELD');
    const back = run(suspended, holds('a', 'b'));
    assert.deepEqual([back.state, back.lost], ['issued', []]);
    const replaced = run(suspended, holds('a', 'c'));
    assert.deepEqual([replaced.state, replaced.lost.length], ['issued', 1]);
    assert.equal(run(suspended, holds('a', 'b2')).state, 'issued');
    assert.equal(code(replaced, loses('c', 'a')), 'suspended');
  });

  it('waits with a badge that is suspended, and ends with it only when that one ends', () => {
    const suspends = (badge: string, ...left: string[]): KeyBadgeEvent => ({
      ...loses(badge, ...left),
      type: 'countedSuspended',
    });
    assert.equal(code(issued(), suspends('b', 'a')), 'issued', 'kept');
    for (const onRevoked of ['suspend', 'revoke']) {
      const waits = run(issued({onRevoked}), suspends('b', 'a'));
      assert.deepEqual([waits.state, waits.lost[0]?.isSuspended], ['suspended', true]);
      assert.equal(code(waits, suspends('b', 'a')), 'KEY_NOT_COUNTED', 'once');
      const back = run(waits, holds('a', 'b'));
      assert.deepEqual([back.state, back.lost], ['issued', []]);
      const lost = run(waits, loses('b', 'a'));
      assert.equal(lost.state, onRevoked === 'revoke' ? 'revoked' : 'suspended');
      assert.deepEqual(lost.lost, [{award: 'w-b', reason: 'Erreur de saisie', at: now.toISOString()}]);
      assert.equal(code(issued({onRevoked}), suspends('b', 'a', 'c')), 'issued', 'others are enough');
    }
  });

  it('revokes it with the reason that was given', () => {
    const revoked = run(issued({onRevoked: 'revoke'}), loses('b', 'a'));
    assert.deepEqual(revoked.ended, {
      cause: 'countedRevoked',
      reason: 'Erreur de saisie',
      at: now.toISOString(),
    });
    assert.equal(code(revoked, holds('a', 'b', 'c')), 'revoked');
    assert.equal(code(revoked, loses('a')), 'KEY_STATE');
    assert.equal(code(revoked, revoke), 'KEY_STATE');
    assert.equal(code(revoked, issue), 'BADGE_ALREADY_HELD');
  });

  it('loses nothing while enough others are left, nor by a badge that expires', () => {
    for (const onRevoked of ['suspend', 'revoke']) {
      const still = run(issued({onRevoked}), loses('b', 'a', 'c'));
      assert.deepEqual(
        [still.state, still.progress.counted.map(({award}) => award)],
        ['issued', ['w-a', 'w-c']],
      );
      assert.equal(code(issued({onRevoked}), holds()), 'issued');
      assert.equal(code(issued({onRevoked}), loses('x', 'a', 'b')), 'KEY_NOT_COUNTED');
    }
    assert.equal(code(issued({onRevoked: 'revoke'}), loses('b')), 'revoked');
    assert.equal(code(startKeyBadge(rule(), held('a', 'b')), loses('b', 'a')), 'KEY_STATE');
  });

  it('is taken back by its issuer with a reason only', () => {
    assert.equal(code(issued(), {type: 'revoke', reason: ' '}), 'MESSAGE_REQUIRED');
    assert.deepEqual(run(issued(), revoke).ended?.cause, 'decision');
    assert.equal(code(startKeyBadge(rule(), held('a', 'b')), revoke), 'KEY_STATE');
  });
});
