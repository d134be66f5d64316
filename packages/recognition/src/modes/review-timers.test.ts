import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {dueReminders, nextTimer} from './review-timers.js';
import type {ReviewedEvent, ReviewedRequest} from './reviewed-request.js';
import {advanceReviewed} from './reviewed.js';

const start = new Date('2026-11-01T10:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
const draft: ReviewedRequest = {
  state: 'draft',
  revision: 1,
  earner: 'malika',
  quorum: 2,
  reviews: [],
  savedAt: start.toISOString(),
};

function play(request: ReviewedRequest, event: ReviewedEvent, days = 0): ReviewedRequest {
  const moved = advanceReviewed(request, event, after(days));
  if (!moved.ok) throw new Error(moved.code);
  return moved.state;
}

const sent = play(draft, {
  type: 'submit',
  isComplete: true,
  hasConsent: true,
  examiners: {
    panel: [{examiner: 'a'}, {examiner: 'b'}],
    pool: [{examiner: 'p', stance: 'peer'}, {examiner: 'c'}],
  },
});
const yes = (examiner: string): ReviewedEvent => ({
  type: 'review',
  examiner,
  isExaminer: true,
  hasNoConflict: true,
  revision: 1,
  answer: 'yes',
});
const whom = (request: ReviewedRequest, days: number) =>
  dueReminders(request, after(days)).map(({to, examiner}) => (to === 'lead' ? 'lead' : examiner));

describe('dueReminders', () => {
  it('are for the examiners who have not answered after 7 days, and for the lead after 14', () => {
    const once = play(sent, yes('a'), 1);
    assert.deepEqual(whom(once, 6.9), []);
    assert.deepEqual(whom(once, 7), ['b']);
    assert.deepEqual(whom(once, 14), ['b', 'lead']);
  });

  it('are sent once per revision', () => {
    const [first] = dueReminders(sent, after(7));
    assert.ok(first);
    const noted = play(sent, {type: 'reminded', reminder: first}, 7);
    assert.deepEqual(whom(noted, 8), ['b']);
    assert.throws(() => play(noted, {type: 'reminded', reminder: first}, 8), /REMINDER_NOT_DUE/);
  });

  it('are for all examiners where none is named', () => {
    const unnamed = play(draft, {type: 'submit', isComplete: true, hasConsent: true});
    assert.deepEqual(whom(unnamed, 14), [undefined, 'lead']);
  });

  it('are for the decider from the moment the jury has spoken', () => {
    const decided: ReviewedRequest = {
      ...sent,
      decider: 'chef',
      policy: {decider: {role: 'lead', when: 'always'}},
    };
    const voted = play(play(decided, yes('a'), 1), yes('b'), 4);
    assert.deepEqual(whom(voted, 10), []);
    assert.deepEqual(whom(voted, 11), ['chef']);
  });

  it('are none for a request that was sent before its time was kept', () => {
    const {submittedAt: _unknown, ...old} = sent;
    assert.deepEqual(dueReminders(old, after(100)), []);
    assert.equal(nextTimer(old, after(100)), undefined);
  });
});

describe('an examiner who does not answer', () => {
  it('is replaced after 21 days by the next of the same stance, who then has as long', () => {
    assert.equal(play(sent, {type: 'tick'}, 20).panel, sent.panel);
    const late = play(play(sent, yes('b'), 1), {type: 'tick'}, 21);
    assert.deepEqual(
      late.panel?.map(({examiner}) => examiner),
      ['c', 'b'],
    );
    assert.deepEqual(late.replaced, ['a']);
    assert.deepEqual(whom(late, 27.9), ['lead']);
    assert.deepEqual(whom(late, 28), ['c', 'lead']);
    assert.equal(play(late, yes('c'), 29).state, 'approved');
  });

  it('stays when the pool has nobody else', () => {
    const {pool: _empty, ...alone} = sent;
    assert.deepEqual(play(alone, {type: 'tick'}, 50), alone);
  });

  it('is replaced after as many days as the badge says', () => {
    assert.deepEqual(play({...sent, policy: {replaceAfterDays: 10}}, {type: 'tick'}, 10).replaced, ['a']);
  });
});

describe('nextTimer', () => {
  it('says when to look again and what for', () => {
    assert.deepEqual(nextTimer(sent, start), {at: after(7).toISOString(), does: 'remind'});
    assert.deepEqual(nextTimer(sent, after(9)), {at: after(9).toISOString(), does: 'remind'});
  });

  it('purges a draft that nobody wrote to for 14 days', () => {
    const timer = nextTimer(draft, start);
    assert.equal(timer?.does, 'purge');
    assert.equal(play(draft, {type: 'tick'}, 14).state, 'draft');
    assert.equal(play(draft, {type: 'tick'}, 14.1).state, 'purged');
    assert.equal(play(play(draft, {type: 'save'}, 10), {type: 'tick'}, 20).state, 'draft');
  });

  it('closes a request for more after 60 days, whether or not somebody looked', () => {
    const missing = {...yes('a'), answer: 'missing', message: 'Il manque une photo.'} as ReviewedEvent;
    const asked = play(sent, missing);
    assert.equal(nextTimer(asked, start)?.does, 'lapse');
    assert.throws(() => play(asked, {type: 'resubmit', isComplete: true}, 61), /REQUEST_STATE/);
    assert.equal(play(asked, {type: 'tick'}, 61).state, 'lapsed');
  });

  it('is none for a request that came to its end', () => {
    assert.equal(nextTimer({...sent, state: 'declined'}, after(30)), undefined);
  });
});
