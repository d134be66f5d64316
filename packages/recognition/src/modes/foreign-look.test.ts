import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {acceptForeignBadge, type ForeignBadge} from './foreign-badge.js';
import {firstLookAgain, type ForeignLook, lookAgain, retryDays} from './foreign-look.js';
import {evaluateKeyBadge, type HeldBadge, keyRuleSchema} from './key-badge.js';
import {advanceKeyBadge, startKeyBadge} from './key-machine.js';

const now = new Date('2026-11-24T10:00:00.000Z');
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const ids = {issuer: 'https://ailleurs.example', achievement: 'https://ailleurs.example/soudure'};
const verified = {policy: 'strict', outcome: 'verified', recipient: 'pass'} as const;
const good: ForeignBadge = {...ids, verdict: verified};
const found = (outcome: 'verified' | 'refused' | 'undetermined', over: Partial<ForeignLook> = {}) => ({
  verdict: {policy: 'strict', outcome, recipient: 'unknown'} as const,
  ...over,
});

describe('lookAgain', () => {
  it('changes nothing while the badge is good, and looks again within a week, or when it ends', () => {
    assert.deepEqual(lookAgain(good, found('verified'), now), {
      badge: good,
      change: 'none',
      nextLookAt: after(168),
    });
    const ends = found('verified', {validUntil: after(24)});
    assert.equal(lookAgain(good, ends, now).nextLookAt, after(24));
    assert.equal(firstLookAgain(ends, now), after(24));
  });

  it('loses a refused one; what cannot change any more is not looked at again', () => {
    const lost = lookAgain(good, found('refused', {status: 'REVOKED'}), now);
    assert.deepEqual(
      [lost.change, lost.nextLookAt, lost.badge.verdict.outcome],
      ['lost', undefined, 'refused'],
    );
    const past = lookAgain(good, found('refused', {validUntil: after(-1)}), now);
    assert.deepEqual([past.change, past.nextLookAt], ['lost', undefined]);
    const waits = lookAgain(good, found('refused', {status: 'SUSPENDED'}), now);
    assert.deepEqual([waits.change, waits.nextLookAt], ['suspended', after(168)]);
    const back = lookAgain(waits.badge, found('verified'), now);
    assert.deepEqual([back.change, back.badge], ['back', good], 'whose it is was known');
  });

  it('keeps what it cannot ask about, notes since when, and asks sooner', () => {
    const unsure = lookAgain(good, found('undetermined'), now);
    assert.deepEqual(unsure, {
      badge: {...good, unsureSince: now.toISOString()},
      change: 'none',
      nextLookAt: after(6),
    });
    const later = new Date(now.getTime() + retryDays * 86_400_000);
    const still = lookAgain(unsure.badge, found('undetermined'), later);
    assert.equal(still.badge.unsureSince, now.toISOString(), 'the first day');
    assert.equal(Date.parse(still.nextLookAt ?? '') - later.getTime(), 168 * 3_600_000);
    assert.deepEqual([lookAgain(still.badge, found('verified'), later).change], ['back']);
    assert.deepEqual([lookAgain(still.badge, found('refused'), later).change], ['lost']);
  });

  it('never makes a badge count that no look has found good', () => {
    const outcome = fc.constantFrom('verified' as const, 'refused' as const, 'undetermined' as const);
    const look = fc.record({outcome, recipient: fc.constantFrom('pass', 'fail', 'unknown')});
    fc.assert(
      fc.property(fc.array(look, {minLength: 1, maxLength: 12}), (looks) => {
        let badge: ForeignBadge = {
          ...ids,
          verdict: {...verified, outcome: 'undetermined', recipient: 'unknown'},
        };
        let last: string | undefined;
        for (const {outcome: was, recipient} of looks) {
          const verdict = {policy: 'strict', outcome: was, recipient} as ForeignBadge['verdict'];
          badge = lookAgain(badge, {verdict}, now).badge;
          if (was !== 'undetermined') last = was;
        }
        if (acceptForeignBadge(badge, [ids]).ok) assert.equal(last, 'verified');
      }),
    );
  });
});

describe('a key badge that rests on a badge of another issuer', () => {
  const rule = v.parse(keyRuleSchema, {requires: [{badge: 'la-bas', from: ids}], onRevoked: 'suspend'});
  const held = (foreign: ForeignBadge): HeldBadge[] => [
    {badge: '', award: 'f', awardedAt: '2026-01-01T00:00:00Z', foreign},
  ];
  const unsure = {...good, unsureSince: now.toISOString()};
  const refused = {...good, verdict: {...verified, outcome: 'refused' as const}};

  it('is not given for one that is not known to be good now; given, it stays', () => {
    assert.equal(evaluateKeyBadge(rule, held(unsure)).state, 'locked');
    const given = advanceKeyBadge(
      startKeyBadge(rule, held(good)),
      {type: 'issue', award: 'k', alreadyHolds: false},
      now,
    );
    assert.ok(given.ok);
    for (const foreign of [unsure, refused]) {
      const counted = advanceKeyBadge(given.state, {type: 'held', held: held(foreign)}, now);
      assert.equal(counted.ok && counted.state.state, 'issued');
    }
  });

  it('comes back when that one is good again, and no sooner', () => {
    const given = advanceKeyBadge(
      startKeyBadge(rule, held(good)),
      {type: 'issue', award: 'k', alreadyHolds: false},
      now,
    );
    assert.ok(given.ok);
    const lost = advanceKeyBadge(
      given.state,
      {type: 'countedRevoked', award: 'f', reason: '', held: held(refused)},
      now,
    );
    assert.ok(lost.ok);
    const states = [refused, unsure, good].map((foreign) => {
      const next = advanceKeyBadge(lost.state, {type: 'held', held: held(foreign)}, now);
      return next.ok && next.state.state;
    });
    assert.deepEqual(states, ['suspended', 'suspended', 'issued']);
  });
});
