/** No sequence of events brings `keyBadge` where it must not be. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {isErrorCode} from '../contract/errors.js';
import {evaluateKeyBadge, type HeldBadge, keyRuleSchema, lossPolicies} from './key-badge.js';
import {
  advanceKeyBadge,
  type KeyBadgeCase,
  type KeyBadgeEvent,
  keyBadgeStates,
  startKeyBadge,
} from './key-machine.js';

const badges = ['a', 'b', 'c', 'd'];
const from = {issuer: 'https://autre.example', achievement: 'https://autre.example/d'};
const rule = fc
  .record({
    mandatory: fc.array(fc.boolean(), {minLength: 4, maxLength: 4}),
    notAfter: fc.constantFrom(undefined, '2026-06-01T00:00:00Z'),
    minRequired: fc.integer({min: 1, max: 4}),
    offer: fc.constantFrom('automatic', 'ask'),
    onRevoked: fc.constantFrom(undefined, ...lossPolicies),
  })
  .map(({mandatory, notAfter, ...rest}) =>
    v.parse(keyRuleSchema, {
      ...rest,
      requires: badges.map((badge, i) => ({
        badge,
        mandatory: mandatory[i],
        ...(badge === 'a' && notAfter !== undefined && {notAfter}),
        ...(badge === 'd' && {from}),
      })),
    }),
  );

const one: fc.Arbitrary<HeldBadge> = fc
  .record({
    badge: fc.constantFrom(...badges),
    copy: fc.constantFrom('', '2'),
    awardedAt: fc.constantFrom('2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z'),
    outcome: fc.constantFrom('verified' as const, 'undetermined' as const),
    recipient: fc.constantFrom('pass' as const, 'unknown' as const),
  })
  .map(({badge, copy, awardedAt, outcome, recipient}) => ({
    badge,
    award: `w-${badge}${copy}`,
    awardedAt,
    ...(badge === 'd' && {foreign: {...from, verdict: {policy: 'strict' as const, outcome, recipient}}}),
  }));
const held = fc.array(one, {maxLength: 6, size: 'max'});
const award = fc.constantFrom('k1', 'k2');
const alreadyHolds = fc.constantFrom(false, false, false, true);

const event: fc.Arbitrary<KeyBadgeEvent> = fc.oneof(
  {weight: 4, arbitrary: fc.record({type: fc.constant('held' as const), held})},
  {weight: 2, arbitrary: fc.constant({type: 'offer' as const})},
  fc.constant({type: 'decline' as const}),
  {weight: 2, arbitrary: fc.record({type: fc.constant('accept' as const), award, alreadyHolds})},
  {weight: 3, arbitrary: fc.record({type: fc.constant('issue' as const), award, alreadyHolds})},
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('countedRevoked' as const, 'countedSuspended' as const),
      award: one.map((badge) => badge.award),
      reason: fc.constantFrom('', 'Erreur'),
      held: fc.array(one, {maxLength: 2}),
    }),
  },
  fc.record({type: fc.constant('revoke' as const), reason: fc.constantFrom('', '', 'Donné par erreur.')}),
);

describe('advanceKeyBadge, whatever happens', () => {
  it('reaches no impossible state, gives one badge at most, and only by its guard', () => {
    const reached = new Set<string>();
    const now = new Date('2026-11-24T10:00:00Z');
    fc.assert(
      fc.property(rule, held, fc.array(event, {maxLength: 60, size: 'max'}), (asked, first, events) => {
        let current = startKeyBadge(asked, first);
        let holds: readonly HeldBadge[] = first;
        for (const next of events) {
          const before = JSON.stringify(current);
          const moved = advanceKeyBadge(current, next, now);
          assert.equal(JSON.stringify(current), before, 'the machine changes nothing in place');
          if (!moved.ok) {
            assert.ok(isErrorCode(moved.code), moved.code);
            continue;
          }
          if (next.type === 'held') holds = next.held;
          checkStep(current, next, moved.state, holds);
          checkState(moved.state);
          reached.add(moved.state.state);
          current = moved.state;
        }
      }),
      {numRuns: 2000, seed: 4},
    );
    assert.deepEqual([...reached].sort(), [...keyBadgeStates].sort());
  });
});

function checkStep(
  before: KeyBadgeCase,
  event: KeyBadgeEvent,
  after: KeyBadgeCase,
  holds: readonly HeldBadge[],
): void {
  if (before.award !== after.award) {
    assert.equal(before.award, undefined, 'given once');
    const isAsked = before.rule.offer === 'ask';
    assert.deepEqual([event.type, before.state], isAsked ? ['accept', 'offered'] : ['issue', 'eligible']);
    assert.equal(evaluateKeyBadge(before.rule, holds).state, 'eligible');
    assert.deepEqual(after.counted, evaluateKeyBadge(before.rule, holds).counted);
  } else assert.deepEqual(after.counted, before.counted, 'sealed once given');
  if (before.state === 'revoked') assert.deepEqual(after, before, 'revoked is the end');
  if (after.state === 'suspended' && before.state === 'issued') {
    const isSuspension = event.type === 'countedSuspended';
    assert.ok(isSuspension || event.type === 'countedRevoked');
    assert.ok(before.rule.onRevoked === 'suspend' || (isSuspension && before.rule.onRevoked === 'revoke'));
  }
  if (after.state === 'revoked' && before.state !== 'revoked')
    assert.ok(
      event.type === 'revoke' || (event.type === 'countedRevoked' && before.rule.onRevoked === 'revoke'),
    );
  if (before.state === 'declined' && after.state !== 'declined')
    assert.deepEqual([event.type, after.state], ['offer', 'offered']);
}

function checkState({state, rule: asked, progress, award: given, counted, lost, ended}: KeyBadgeCase): void {
  const isGiven = ['issued', 'suspended', 'revoked'].includes(state);
  assert.equal(given !== undefined, isGiven);
  assert.equal(counted.length > 0, isGiven);
  assert.equal(ended !== undefined, state === 'revoked');
  if (!isGiven) assert.equal(lost.length, 0);
  if (state === 'offered' || state === 'declined') assert.equal(asked.offer, 'ask');
  if (state === 'offered' || state === 'eligible') assert.equal(progress.state, 'eligible');
  if (state === 'locked' || state === 'inProgress') assert.equal(progress.state, state);
  if (state === 'suspended') assert.notEqual(progress.state, 'eligible');
  assert.equal(new Set(counted.map(({badge}) => badge)).size, counted.length);
  for (const {foreign} of [...counted, ...progress.counted])
    if (foreign) assert.deepEqual([foreign.verdict.outcome, foreign.verdict.recipient], ['verified', 'pass']);
  const gone = new Set(lost.map((badge) => badge.award));
  assert.equal(gone.size, lost.length);
  if (isGiven) assert.ok(progress.counted.every((badge) => !gone.has(badge.award)));
}
