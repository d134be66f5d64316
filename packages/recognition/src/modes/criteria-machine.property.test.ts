/** No sequence of events brings `onCriteria` where it must not be. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {CompletionFact} from '../completion.js';
import {isErrorCode} from '../contract/errors.js';
import {explainCriteria} from './criteria-explain.js';
import {
  advanceCriteria,
  type CriteriaCase,
  type CriteriaEvent,
  criteriaStates,
  factKey,
  startCriteria,
  voidedPolicies,
} from './criteria-machine.js';
import {type CompletionRule, evaluateCriteria, isTrusted} from './on-criteria.js';

const activity = fc.constantFrom('a', 'b', 'c');
const scaled = fc.constantFrom(0, 0.5, 0.8, 1);
const instant = fc.constantFrom('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '2026-12-01T00:00:00Z');
const minTrust = fc.constantFrom('T1', 'T2', 'T3');
const trust = fc.constantFrom('T0', 'T1', 'T2', 'T3', 'T3');
const window = {
  notBefore: fc.option(instant, {nil: undefined}),
  notAfter: fc.option(instant, {nil: undefined}),
};

const {rule} = fc.letrec<{rule: CompletionRule; leaf: CompletionRule}>((tie) => ({
  rule: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    tie('leaf'),
    fc.record({all: fc.array(tie('rule'), {minLength: 1, maxLength: 3})}),
    fc.record({any: fc.array(tie('rule'), {minLength: 1, maxLength: 3})}),
    fc
      .array(tie('rule'), {minLength: 1, maxLength: 3})
      .chain((of) => fc.record({atLeast: fc.integer({min: 1, max: of.length}), of: fc.constant(of)})),
  ),
  leaf: fc.oneof(
    fc.record({completed: activity}),
    fc.record({completed: activity, ...window}),
    fc.record({passed: activity, minScaled: fc.option(scaled, {nil: undefined})}),
    fc.record({score: activity, min: scaled}),
  ),
}));

const fact: fc.Arbitrary<CompletionFact> = fc.record(
  {
    activity,
    completed: fc.boolean(),
    trust,
    passed: fc.boolean(),
    scaled,
    at: instant,
    registration: fc.constantFrom('r1', 'r2'),
    voided: fc.boolean(),
  },
  {requiredKeys: ['activity', 'completed', 'trust']},
);

const about = {achievement: 'x', learner: 'l'};
/** `fact` of `void` is a place among the facts there are; `aimed` makes it their key. */
const event: fc.Arbitrary<CriteriaEvent> = fc.oneof(
  {weight: 5, arbitrary: fc.record({type: fc.constant('fact' as const), fact})},
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('void' as const),
      fact: fc.constantFrom('0', '1', '2', '3', 'unknown'),
      trust,
      reason: fc.constant('why'),
    }),
  },
  fc.record({type: fc.constant('identify' as const), person: fc.constantFrom('p1', 'p2')}),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('issue' as const),
      award: fc.constantFrom('w1', 'w2'),
      alreadyHolds: fc.constantFrom(false, false, true),
    }),
  },
  fc.record({
    type: fc.constant('decide' as const),
    outcome: fc.constantFrom('kept' as const, 'revoked' as const),
    by: fc.constantFrom('p1', 'lead'),
    mayDecide: fc.boolean(),
    reason: fc.constantFrom('', 'A reason in words.'),
  }),
);

const start = fc
  .record({rule, minTrust, onVoided: fc.constantFrom(undefined, ...voidedPolicies)})
  .chain((terms) =>
    fc.constantFrom(startCriteria(terms, about), startCriteria(terms, {...about, person: 'p1'})),
  );

const evaluate = ({terms, facts}: CriteriaCase) => evaluateCriteria(terms.rule, facts, terms.minTrust);

describe('advanceCriteria, whatever happens', () => {
  it('reaches no impossible state, gives one badge at most, and only by its guard', () => {
    const reached = new Set<string>();
    const now = new Date('2026-11-24T10:00:00Z');
    fc.assert(
      fc.property(start, fc.array(event, {maxLength: 60, size: 'max'}), (first, events) => {
        let current = deepFreeze(first);
        for (const drawn of events) {
          const one = aimed(drawn, current);
          const next = advanceCriteria(current, deepFreeze(one), now);
          if (!next.ok) {
            assert.ok(isErrorCode(next.code), next.code);
            continue;
          }
          checkStep(current, one, next.state);
          checkState(next.state);
          reached.add(next.state.state);
          current = deepFreeze(next.state);
        }
      }),
      {numRuns: 2000, seed: 4},
    );
    assert.deepEqual([...reached].sort(), [...criteriaStates].sort());
  });

  it('explains what it evaluates', () => {
    fc.assert(
      fc.property(rule, fc.array(fact, {maxLength: 8}), minTrust, (asked, facts, trusted) => {
        const {state, leaves} = explainCriteria(asked, facts, trusted);
        assert.equal(state, evaluateCriteria(asked, facts, trusted));
        assert.equal(
          state === 'met',
          leaves.every(({isMissing}) => !isMissing),
        );
        assert.equal(
          state === 'unmet',
          leaves.every(({isMet}) => !isMet),
        );
        for (const leaf of leaves) {
          assert.equal(leaf.isMet, leaf.reason === undefined);
          assert.ok(!(leaf.isMet && leaf.isMissing));
        }
      }),
    );
  });

  it('never counts more with a fact less', () => {
    const order = ['unmet', 'partiallyMet', 'met'];
    fc.assert(
      fc.property(rule, fc.array(fact, {minLength: 1, maxLength: 8}), minTrust, (asked, facts, trusted) => {
        const rank = (some: readonly CompletionFact[]) =>
          order.indexOf(evaluateCriteria(asked, some, trusted));
        assert.ok(rank(facts.slice(1)) <= rank(facts));
      }),
    );
  });
});

function aimed(event: CriteriaEvent, current: CriteriaCase): CriteriaEvent {
  const fact = event.type === 'void' ? current.facts[Number(event.fact)] : undefined;
  return event.type === 'void' && fact ? {...event, fact: factKey(current, fact)} : event;
}

function checkStep(before: CriteriaCase, event: CriteriaEvent, after: CriteriaCase): void {
  if (before.award !== after.award) {
    assert.equal(event.type, 'issue');
    assert.equal(before.award, undefined);
    assert.deepEqual([before.state, after.state, evaluate(before)], ['met', 'issued', 'met']);
    assert.notEqual(before.person, undefined);
  }
  if (before.state === 'revoked') assert.equal(after.state, 'revoked');
  for (const one of before.facts)
    if (one.voided === true) assert.ok(after.facts.includes(one), 'stays voided');
  if (after.state === 'contested' && before.state !== 'contested') assert.equal(evaluate(before), 'met');
  if (before.person !== undefined) assert.equal(after.person, before.person);
  if (after.state === 'revoked' && before.state !== 'revoked') {
    const decision = after.decisions.at(-1)!;
    assert.equal(decision.outcome, 'revoked');
    if (event.type === 'decide') {
      assert.deepEqual([before.state, event.mayDecide, event.by], ['contested', true, decision.by]);
      assert.ok(decision.reason.length > 0);
    } else assert.equal(before.terms.onVoided, 'revoke');
    if (event.type === 'void') {
      const known = before.facts.find((one) => factKey(before, one) === event.fact)!;
      assert.ok(event.trust >= known.trust, 'no policy takes a badge away for a weaker word');
    }
  }
}

function checkState(current: CriteriaCase): void {
  const {state, award, contest, terms, facts, person} = current;
  assert.ok(criteriaStates.includes(state));
  assert.ok(facts.every((one) => isTrusted(one, terms.minTrust)));
  assert.equal(new Set(facts.map((one) => factKey(current, one))).size, facts.length);
  assert.equal(contest !== undefined, state === 'contested');
  const isGiven = ['issued', 'contested', 'kept', 'revoked'].includes(state);
  assert.equal(award !== undefined, isGiven);
  if (state === 'issued') assert.equal(evaluate(current), 'met');
  if (state === 'contested') {
    assert.notEqual(evaluate(current), 'met');
    assert.notEqual(terms.onVoided, 'keep');
  }
  if (!isGiven) {
    const met = person === undefined ? 'identityPending' : 'met';
    assert.equal(state, evaluate(current) === 'met' ? met : evaluate(current));
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
