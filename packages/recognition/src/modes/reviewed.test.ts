import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ReviewedEvent, ReviewedRequest} from './reviewed-request.js';
import {advanceReviewed} from './reviewed.js';

const now = new Date('2026-11-24T10:00:00Z');
const draft: ReviewedRequest = {state: 'draft', revision: 1, earner: 'malika', quorum: 1, reviews: []};
const submit: ReviewedEvent = {type: 'submit', isComplete: true, hasConsent: true};
const review = (over: Partial<Extract<ReviewedEvent, {type: 'review'}>> = {}): ReviewedEvent => ({
  type: 'review',
  examiner: 'nadege',
  isExaminer: true,
  hasNoConflict: true,
  revision: 1,
  answer: 'yes',
  ...over,
});

/** Plays events; throws the code of the first that is refused. */
function play(start: ReviewedRequest, ...events: ReviewedEvent[]): ReviewedRequest {
  return events.reduce((request, event) => {
    const moved = advanceReviewed(request, event, now);
    if (!moved.ok) throw new Error(moved.code);
    return moved.state;
  }, start);
}

describe('advanceReviewed', () => {
  it('leads from a draft to an issued badge', () => {
    assert.equal(play(draft, submit, review(), {type: 'sign'}).state, 'issued');
  });

  it('waits for the quorum', () => {
    const two = {...draft, quorum: 2};
    const once = play(two, submit, review());
    assert.equal(once.state, 'inReview');
    assert.equal(play(once, review({examiner: 'driss'})).state, 'approved');
  });

  it('lets one examiner answer once per revision', () => {
    const other = review({criteriaMet: [0]});
    assert.throws(() => play({...draft, quorum: 2}, submit, review(), other), /ALREADY_REVIEWED/);
  });

  it('takes the same answer said again as said, whatever became of the request, and another as another', () => {
    const no = {answer: 'notYet', message: 'Continuez encore un mois.'} as const;
    for (const before of [
      play({...draft, quorum: 2}, submit, review()),
      play(draft, submit, review(), {type: 'sign'}),
    ])
      assert.equal(play(before, review({message: ' '})), before);
    const declined = play(draft, submit, review(no));
    assert.equal(play(declined, review(no)), declined);
    for (const other of [
      review(),
      review({...no, message: 'Continuez encore deux mois.'}),
      review({...no, criteriaMet: [1]}),
      review({...no, reopened: ['photo']}),
      review({...no, examiner: 'driss'}),
      review({...no, hasNoConflict: false}),
    ])
      assert.throws(() => play(declined, other), /REQUEST_STATE/);
  });

  it('reopens for what is missing, and counts only answers to the new revision', () => {
    const asked = play(draft, submit, review({answer: 'missing', message: 'Il manque une photo.'}));
    assert.equal(asked.state, 'needsMore');
    const again = play(asked, {type: 'resubmit', isComplete: true});
    assert.equal(again.revision, 2);
    assert.throws(() => play(again, review()), /REVISION_CHANGED/);
    assert.equal(play(again, review({revision: 2})).state, 'approved');
  });

  it('ends with “not yet” when the examiner says so, with words', () => {
    const answer = review({answer: 'notYet', message: 'Continuez encore un mois.'});
    assert.equal(play(draft, submit, answer).state, 'declined');
  });

  it('lapses 60 days after something was asked and nobody answered', () => {
    const asked = play(draft, submit, review({answer: 'missing', message: 'Il manque une photo.'}));
    const tick = (days: number) => {
      const moved = advanceReviewed(asked, {type: 'tick'}, new Date(now.getTime() + days * 86_400_000));
      return moved.ok && moved.state.state;
    };
    assert.equal(tick(60), 'needsMore');
    assert.equal(tick(61), 'lapsed');
  });

  const submitted = play(draft, submit);
  const refusals: [string, ReviewedRequest, ReviewedEvent, string][] = [
    ['an incomplete request', draft, {...submit, isComplete: false}, 'REQUEST_INCOMPLETE'],
    ['a request without consent', draft, {...submit, hasConsent: false}, 'CONSENT_MISSING'],
    ['a second submission', submitted, submit, 'REQUEST_STATE'],
    ['an answer by somebody who is no examiner', submitted, review({isExaminer: false}), 'NOT_AN_EXAMINER'],
    ['an answer by the person', submitted, review({examiner: 'malika'}), 'NOT_AN_EXAMINER'],
    [
      'an answer with a conflict of interest',
      submitted,
      review({hasNoConflict: false}),
      'CONFLICT_OF_INTEREST',
    ],
    [
      'an answer by who wrote the evidence',
      {...submitted, writtenBy: 'nadege'},
      review(),
      'CONFLICT_OF_INTEREST',
    ],
    [
      '“something is missing” without words',
      submitted,
      review({answer: 'missing', message: 'Non.'}),
      'MESSAGE_REQUIRED',
    ],
    ['“not yet” without words', submitted, review({answer: 'notYet'}), 'MESSAGE_REQUIRED'],
    ['signing what was not approved', submitted, {type: 'sign'}, 'REQUEST_STATE'],
    [
      'withdrawing an issued badge',
      play(draft, submit, review(), {type: 'sign'}),
      {type: 'withdraw'},
      'REQUEST_STATE',
    ],
  ];
  for (const [what, request, event, code] of refusals) {
    it(`refuses ${what} with ${code}`, () => {
      assert.deepEqual(advanceReviewed(request, event, now), {ok: false, code});
    });
  }

  it('never changes the request it was given', () => {
    const frozen = Object.freeze({...submitted, reviews: Object.freeze([])});
    advanceReviewed(frozen, review(), now);
    assert.equal(frozen.reviews.length, 0);
  });
});
