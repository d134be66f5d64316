import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {completionSchema, factFrom, type CompletionChannel} from '../completion.js';
import {
  advanceCriteria,
  type CriteriaCase,
  type CriteriaEvent,
  type CriteriaTerms,
  factKey,
  startCriteria,
} from './criteria-machine.js';
import type {Transition} from './transition.js';

const now = new Date('2026-11-24T10:00:00Z');
const terms: CriteriaTerms = {
  rule: {all: [{completed: 'a'}, {passed: 'b', minScaled: 0.8}]},
  minTrust: 'T1',
};
const about = {achievement: 'cours', learner: 'l-1'};
const report = (
  activity: string,
  over: object = {},
  channel: CompletionChannel = 'server',
): CriteriaEvent => ({
  type: 'fact',
  fact: factFrom(v.parse(completionSchema, {activity, registration: 'r1', ...over}), channel),
});
const done = [report('a'), report('b', {passed: true, scaled: 0.9})];
const issue: CriteriaEvent = {type: 'issue', award: 'w1', alreadyHolds: false};
const keyOf = (activity: string) => factKey(about, {activity, registration: 'r1'});
const voids = (activity: string, reason = 'copied'): CriteriaEvent => ({
  type: 'void',
  fact: keyOf(activity),
  trust: 'T2',
  reason,
});
const decides = (over: object = {}): CriteriaEvent => ({
  type: 'decide',
  outcome: 'kept',
  by: 'lead',
  mayDecide: true,
  reason: 'Le travail avait bien été fait.',
  ...over,
});

const moved = ({ok, ...rest}: Transition<CriteriaCase>): CriteriaCase => {
  assert.ok(ok, JSON.stringify(rest));
  return (rest as {state: CriteriaCase}).state;
};
const run = (start: CriteriaCase, ...events: CriteriaEvent[]) =>
  events.reduce((current, event) => moved(advanceCriteria(current, event, now)), start);
const code = (current: CriteriaCase, event: CriteriaEvent) => {
  const next = advanceCriteria(current, event, now);
  return next.ok ? next.state.state : next.code;
};
const fresh = (person?: string, over: Partial<CriteriaTerms> = {}) =>
  startCriteria({...terms, ...over}, {...about, ...(person !== undefined && {person})});
const issued = (over: Partial<CriteriaTerms> = {}) => run(fresh('p1', over), ...done, issue);

describe('advanceCriteria', () => {
  it('goes from unmet by facts to met, and is given once', () => {
    const half = run(fresh('p1'), done[0]!);
    assert.equal(half.state, 'partiallyMet');
    assert.equal(code(half, issue), 'CRITERIA_NOT_MET');
    const met = run(half, done[1]!);
    assert.equal(met.state, 'met');
    const given = run(met, issue);
    assert.deepEqual([given.state, given.award], ['issued', 'w1']);
    assert.equal(code(given, {...issue, award: 'w2'}), 'BADGE_ALREADY_HELD');
  });

  it('waits for the person behind the learner', () => {
    const waiting = run(fresh(), ...done);
    assert.equal(waiting.state, 'identityPending');
    assert.equal(code(waiting, issue), 'IDENTITY_PENDING');
    const known = run(waiting, {type: 'identify', person: 'p1'});
    assert.equal(known.state, 'met');
    assert.equal(code(known, {type: 'identify', person: 'p2'}), 'IDENTITY_CONFLICT');
    assert.equal(code(known, {type: 'identify', person: 'p1'}), 'met');
    assert.equal(code(known, {...issue, alreadyHolds: true}), 'BADGE_ALREADY_HELD');
  });

  it('keeps nothing that a browser says, or that is believed less than the badge asks', () => {
    assert.equal(code(fresh('p1'), report('a', {}, 'browser')), 'TRUST_TOO_LOW');
    assert.equal(code(fresh('p1', {minTrust: 'T2'}), report('a', {}, 'signedToken')), 'TRUST_TOO_LOW');
  });

  it('takes a fact told twice for one', () => {
    const once = run(fresh('p1'), done[0]!);
    assert.equal(code(once, done[0]!), 'FACT_DUPLICATE');
    assert.equal(code(once, report('a', {registration: 'r2'})), 'partiallyMet');
    assert.notEqual(keyOf('a'), factKey({...about, learner: 'l-2'}, {activity: 'a', registration: 'r1'}));
    assert.notEqual(keyOf('a'), factKey({...about, achievement: 'x'}, {activity: 'a', registration: 'r1'}));
  });

  it('joins what it learns of one attempt, newest first', () => {
    const passed = run(fresh('p1'), report('b', {passed: true, scaled: 0.9, at: '2026-11-02T00:00:00Z'}));
    assert.equal(code(passed, report('b', {at: '2026-11-01T00:00:00Z', passed: false})), 'FACT_OUTDATED');
    assert.equal(code(passed, report('b')), 'FACT_DUPLICATE');
    assert.equal(code(passed, report('b', {passed: false}, 'signedToken')), 'TRUST_TOO_LOW');
    assert.equal(run(passed, report('b', {scaled: 0.95})).facts[0]?.passed, true);
  });

  it('lets whoever said a fact take it back, and whoever is believed as much; a page may not, and a weaker word goes to a person', () => {
    const at = (trust: 'T0' | 'T1' | 'T2' | 'T3'): CriteriaEvent => ({...voids('a'), trust}) as CriteriaEvent;
    const signed = (over: Partial<CriteriaTerms> = {}) =>
      run(fresh('p1', over), report('a', {}, 'signedStatement'), done[1]!, issue);
    assert.equal(code(signed(), at('T0')), 'TRUST_TOO_LOW');
    assert.equal(code(signed(), at('T1')), 'TRUST_TOO_LOW');
    assert.equal(code(signed(), at('T2')), 'contested');
    assert.equal(code(signed({onVoided: 'revoke'}), at('T2')), 'contested');
    assert.equal(code(signed({onVoided: 'revoke'}), at('T3')), 'revoked');
    const byToken = run(fresh('p1'), report('a', {}, 'signedToken'), done[1]!);
    assert.equal(code(byToken, at('T1')), 'partiallyMet');
    const strict = run(
      fresh('p1', {minTrust: 'T3', rule: {completed: 'a'}}),
      report('a', {}, 'signedStatement'),
    );
    assert.equal(code(strict, at('T2')), 'unmet');
  });

  it('contests a badge whose fact is taken back, and lets a person decide with a reason', () => {
    const contested = run(issued(), voids('a'));
    assert.equal(contested.state, 'contested');
    assert.deepEqual(contested.contest, {
      cause: 'factVoided',
      fact: keyOf('a'),
      reason: 'copied',
      since: now.toISOString(),
    });
    assert.equal(code(contested, decides({mayDecide: false})), 'NOT_A_DECIDER');
    assert.equal(code(contested, decides({by: 'p1'})), 'CONFLICT_OF_INTEREST');
    assert.equal(code(contested, decides({reason: '  non  '})), 'MESSAGE_REQUIRED');
    assert.equal(code(contested, decides()), 'kept');
    const revoked = run(contested, decides({outcome: 'revoked'}));
    assert.equal(revoked.decisions[0]?.by, 'lead');
    assert.equal(revoked.contest, undefined);
    for (const event of [report('z'), voids('b'), decides()])
      assert.equal(code(revoked, event), 'CRITERIA_STATE');
    assert.equal(code(revoked, issue), 'BADGE_ALREADY_HELD');
  });

  it('contests on a grade that is lowered below the rule, not on one that still does', () => {
    assert.equal(code(issued(), report('b', {scaled: 0.85})), 'issued');
    const contested = run(issued(), report('b', {scaled: 0.5}));
    assert.deepEqual([contested.state, contested.contest?.cause], ['contested', 'gradeLowered']);
  });

  it('asks a person once about the same loss', () => {
    const kept = run(issued(), voids('a'), decides());
    assert.equal(code(kept, voids('b')), 'kept');
    const whole = run(kept, report('a', {registration: 'r2'}));
    assert.equal(code(whole, voids('b')), 'contested');
  });

  it('settles by itself when the rule holds again', () => {
    const again = run(issued(), voids('a'), report('a', {registration: 'r2'}));
    assert.deepEqual([again.state, again.decisions[0]?.cause], ['kept', 'metAgain']);
    assert.equal(
      code(again, {type: 'void', fact: factKey(about, {activity: 'a', registration: 'r2'}), trust: 'T2'}),
      'contested',
    );
  });

  it('follows the policy of the badge, and writes down why', () => {
    const kept = run(issued({onVoided: 'keep'}), voids('a'));
    assert.deepEqual([kept.state, kept.decisions.length], ['kept', 1]);
    assert.equal(code(kept, voids('b')), 'kept');
    const revoked = run(issued({onVoided: 'revoke'}), voids('a'));
    assert.deepEqual(revoked.decisions, [
      {outcome: 'revoked', cause: 'factVoided', reason: 'copied', at: now.toISOString()},
    ]);
  });

  it('steps back before the badge is given, and believes no replay of what was taken back', () => {
    const back = run(fresh('p1'), ...done, voids('a'));
    assert.equal(back.state, 'partiallyMet');
    assert.equal(code(back, done[0]!), 'FACT_VOIDED');
    assert.equal(
      code(back, report('a', {scaled: 1}, 'signedStatement')),
      'FACT_VOIDED',
      'nor with other words',
    );
    assert.equal(code(back, report('a', {registration: 'r2'})), 'met', 'another attempt is another fact');
    assert.equal(code(back, voids('a')), 'FACT_UNKNOWN');
    assert.equal(
      code(run(fresh('p1'), ...done), {...voids('a'), trust: 'T1'} as CriteriaEvent),
      'TRUST_TOO_LOW',
    );
    assert.equal(
      code(run(fresh('p1'), ...done), {...voids('a'), trust: 'T0'} as CriteriaEvent),
      'TRUST_TOO_LOW',
    );
  });

  it('gives INAE’s first badge when the structure says that the trial period is validated', () => {
    const inae = startCriteria(
      {rule: {completed: 'trialPeriodValidated'}, minTrust: 'T2'},
      {achievement: 'je-m-engage', learner: 'salarie-7', person: 'p7'},
    );
    assert.equal(code(inae, report('trialPeriodValidated', {}, 'signedToken')), 'TRUST_TOO_LOW');
    assert.equal(run(inae, report('trialPeriodValidated'), issue).state, 'issued');
  });
});
