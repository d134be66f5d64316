import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {type ReviewPolicy, quorumSchema} from './review-policy.js';
import {awaitedFrom} from './review-vote.js';
import type {EventOf, ReviewedEvent, ReviewedRequest} from './reviewed-request.js';
import {advanceReviewed, askAgain} from './reviewed.js';

const now = new Date('2026-11-24T10:00:00Z');
const draft: ReviewedRequest = {state: 'draft', revision: 1, earner: 'malika', quorum: 1, reviews: []};
const submit: EventOf<'submit'> = {type: 'submit', isComplete: true, hasConsent: true};
const jury = (quorum: number, policy: ReviewPolicy = {}): ReviewedRequest => ({...draft, quorum, policy});

type GivenReview = Partial<EventOf<'review'>>;
const says = (
  examiner: string,
  answer: 'yes' | 'notYet' | 'missing',
  over: GivenReview = {},
): ReviewedEvent => ({
  type: 'review',
  examiner,
  isExaminer: true,
  hasNoConflict: true,
  revision: 1,
  answer,
  message: 'Continuez encore un mois.',
  ...over,
});
const peer = {stance: 'peer', peer: {heldBadges: ['pair'], hasConsented: true}} as const;

function play(start: ReviewedRequest, ...events: ReviewedEvent[]): ReviewedRequest {
  return events.reduce((request, event) => {
    const moved = advanceReviewed(request, event, now);
    if (!moved.ok) throw new Error(moved.code);
    return moved.state;
  }, start);
}

describe('a jury', () => {
  it('decides by majority as soon as nothing can turn it', () => {
    const three = jury(3, {vote: 'majority'});
    assert.equal(play(three, submit, says('a', 'yes'), says('b', 'notYet')).state, 'inReview');
    assert.equal(play(three, submit, says('a', 'yes'), says('b', 'yes')).state, 'approved');
    assert.equal(
      play(three, submit, says('a', 'notYet'), says('b', 'yes'), says('c', 'notYet')).state,
      'declined',
    );
  });

  it('ends at the first “not yet” when it must be unanimous', () => {
    assert.equal(play(jury(3), submit, says('a', 'yes'), says('b', 'notYet')).state, 'declined');
  });

  it('sends the request back for everyone when one of it misses something, and begins again', () => {
    const asked = play(jury(2, {vote: 'majority'}), submit, says('a', 'yes'), says('b', 'missing'));
    assert.equal(asked.state, 'needsMore');
    const again = play(
      asked,
      {type: 'resubmit', isComplete: true, revision: 1},
      says('b', 'yes', {revision: 2}),
    );
    assert.equal(again.state, 'inReview');
    assert.equal(play(again, says('a', 'yes', {revision: 2})).state, 'approved');
  });

  it('waits for the peer that is asked for', () => {
    const two = jury(2, {stances: {peer: 1}, peersHold: 'pair'});
    const heard = play(two, submit, says('a', 'yes'), says('b', 'yes'));
    assert.equal(heard.state, 'inReview');
    assert.equal(play(heard, says('c', 'yes', peer)).state, 'approved');
  });

  it('takes as a peer only who holds the badge and agreed to examine', () => {
    const one = play(jury(1, {peersHold: 'pair'}), submit);
    const as = (over: GivenReview['peer']) => () => play(one, says('c', 'yes', {stance: 'peer', peer: over}));
    assert.throws(as({heldBadges: ['autre'], hasConsented: true}), /PEER_NOT_ELIGIBLE/);
    assert.throws(as(undefined), /PEER_NOT_ELIGIBLE/);
    assert.throws(as({heldBadges: ['pair'], hasConsented: false}), /PEER_CONSENT_MISSING/);
    assert.throws(() => play(play(jury(1), submit), says('c', 'yes', peer)), /PEER_NOT_ELIGIBLE/);
  });

  it('leaves a tie to the decider', () => {
    const two = jury(2, {vote: 'majority', decider: {role: 'lead', when: 'tie'}});
    const named = {...submit, examiners: {panel: [{examiner: 'a'}, {examiner: 'b'}], decider: 'chef'}};
    const asked = play(two, named);
    assert.throws(() => play(asked, says('chef', 'yes')), /NOT_YOUR_TURN/);
    const tied = play(asked, says('a', 'yes'), says('b', 'notYet'));
    assert.equal(awaitedFrom(tied), 'decider');
    assert.equal(play(tied, says('chef', 'yes')).state, 'approved');
    assert.equal(play(tied, says('chef', 'notYet')).state, 'declined');
    assert.equal(play(tied, says('chef', 'missing')).state, 'needsMore');
  });

  it('has its yes confirmed by the decider where the badge asks for that', () => {
    const one = jury(1, {decider: {role: 'lead', when: 'always'}});
    const named = {...submit, examiners: {panel: [{examiner: 'a'}, {examiner: 'b'}], decider: 'chef'}};
    const voted = play(one, named, says('a', 'yes'));
    assert.equal(voted.state, 'inReview');
    assert.throws(() => play(voted, says('b', 'yes')), /NOT_YOUR_TURN/);
    assert.equal(play(voted, says('chef', 'yes')).state, 'approved');
    assert.throws(() => play(one, submit), /EXAMINERS_MISSING/);
  });

  it('has a tie without a decider broken by one more examiner', () => {
    const tied = play(jury(2, {vote: 'majority'}), submit, says('a', 'yes'), says('b', 'notYet'));
    assert.equal(awaitedFrom(tied), 'examiners');
    assert.equal(play(tied, says('c', 'yes')).state, 'approved');
  });
});

describe('named examiners', () => {
  const named = (...names: string[]) => ({
    ...submit,
    examiners: {panel: names.map((examiner) => ({examiner}))},
  });

  it('are the only ones to answer', () => {
    const asked = play(draft, named('a'));
    assert.throws(() => play(asked, says('b', 'yes')), /NOT_AN_EXAMINER/);
    assert.throws(() => play(asked, {type: 'open', examiner: 'b', isExaminer: true}), /NOT_AN_EXAMINER/);
    assert.equal(play(asked, says('a', 'yes')).state, 'approved');
  });

  it('must be enough, without the person and without who alone wrote the evidence', () => {
    assert.throws(() => play(jury(2), named('a')), /EXAMINERS_MISSING/);
    assert.throws(() => play({...draft, writers: ['a']}, named('a')), /EXAMINERS_MISSING/);
    assert.throws(() => play(draft, named('a', 'malika')), /CONFLICT_OF_INTEREST/);
    assert.throws(() => play(draft, {...submit, hasExaminers: false}), /EXAMINERS_MISSING/);
    const peers = jury(1, {stances: {peer: 1}, peersHold: 'pair'});
    assert.throws(() => play(peers, named('a')), /EXAMINERS_MISSING/);
  });

  it('are named anew by the lead, who keeps the answers that were given', () => {
    const asked = play(jury(2), named('a', 'b'), says('a', 'yes'));
    const examiners = {panel: [{examiner: 'c'}]};
    assert.throws(() => play(asked, {type: 'assign', isLead: false, examiners}), /NOT_THE_LEAD/);
    const moved = play(asked, {type: 'assign', isLead: true, examiners});
    assert.equal(play(moved, says('c', 'yes')).state, 'approved');
  });

  it('are replaced by the lead from the pool', () => {
    const asked = play(draft, {...submit, examiners: {panel: [{examiner: 'a'}], pool: [{examiner: 'b'}]}});
    const swap = (examiner: string): ReviewedEvent => ({type: 'replace', isLead: true, examiner});
    const moved = play(asked, swap('a'));
    assert.deepEqual(moved.panel, [{examiner: 'b', since: now.toISOString()}]);
    assert.throws(() => play(moved, swap('a')), /NOT_AN_EXAMINER/);
    assert.throws(() => play(moved, swap('b')), /EXAMINERS_MISSING/);
  });

  it('may be the only writer where the badge says so', () => {
    const wrote = (policy: ReviewPolicy) => play({...draft, policy, writers: ['a']}, submit);
    assert.throws(() => play(wrote({}), says('a', 'yes')), /CONFLICT_OF_INTEREST/);
    assert.equal(play(wrote({writerMayExamine: true}), says('a', 'yes')).state, 'approved');
    const both = play({...draft, writers: ['a', 'malika']}, submit);
    assert.equal(play(both, says('a', 'yes')).state, 'approved');
  });
});

describe('a request that an adviser sent', () => {
  const assisted = play(draft, {...submit, by: 'karim', isAdviser: true});
  const tap: ReviewedEvent = {type: 'confirm', way: 'tap', by: 'malika', revision: 1};

  it('names the adviser, and nobody who is not one can send it', () => {
    assert.equal(assisted.submittedBy, 'karim');
    assert.throws(() => play(draft, {...submit, by: 'karim'}), /NOT_AN_ADVISER/);
    assert.equal(play(draft, {...submit, by: 'malika'}).submittedBy, undefined);
  });

  it('is not approved before the person confirmed it, whichever comes first', () => {
    const voted = play(assisted, says('nadege', 'yes'));
    assert.equal(voted.state, 'inReview');
    assert.equal(awaitedFrom(voted), 'confirmation');
    assert.equal(play(voted, tap).state, 'approved');
    assert.equal(play(assisted, tap, tap, says('nadege', 'yes')).state, 'approved');
  });

  it('is confirmed by tap, by code or by a signature that somebody of the structure keeps', () => {
    const confirmed = (event: ReviewedEvent) => play(assisted, event).confirmation?.way;
    assert.equal(confirmed(tap), 'tap');
    assert.equal(confirmed({type: 'confirm', way: 'code', isCodeRight: true, revision: 1}), 'code');
    const paper = {
      type: 'confirm',
      way: 'signature',
      recordedBy: 'karim',
      isStaff: true,
      revision: 1,
    } as const;
    assert.equal(confirmed(paper), 'signature');
    assert.throws(() => play(assisted, {...tap, by: 'karim'}), /NOT_THE_EARNER/);
    assert.throws(() => play(assisted, {...paper, isStaff: false}), /CONFIRMATION_INVALID/);
    assert.throws(
      () => play(assisted, {type: 'confirm', way: 'code', isCodeRight: false, revision: 1}),
      /CONFIRMATION_INVALID/,
    );
  });

  it('is confirmed again when the adviser sends it again, and not when the person does', () => {
    const asked = play(assisted, tap, says('nadege', 'missing'));
    const yes = says('nadege', 'yes', {revision: 2});
    const byAdviser = play(asked, {type: 'resubmit', isComplete: true, by: 'karim', isAdviser: true});
    assert.equal(play(byAdviser, yes).state, 'inReview');
    assert.equal(play(byAdviser, yes, {...tap, revision: 2}).state, 'approved');
    assert.throws(() => play(byAdviser, tap), /REVISION_CHANGED/);
    assert.equal(play(asked, {type: 'resubmit', isComplete: true}, yes).state, 'approved');
  });

  it('is not examined by that adviser alone', () => {
    assert.throws(() => play(assisted, says('karim', 'yes')), /CONFLICT_OF_INTEREST/);
  });
});

describe('the end of a request', () => {
  const issued = play(jury(1), submit, says('a', 'yes'), {type: 'sign'});

  it('is the person’s to accept or refuse', () => {
    assert.equal(play(issued, {type: 'accept', by: 'malika'}).state, 'accepted');
    assert.equal(play(issued, {type: 'refuse', by: 'malika'}).state, 'refusedByEarner');
    assert.throws(() => play(issued, {type: 'accept', by: 'nadege'}), /NOT_THE_EARNER/);
  });

  it('is a revocation with its reason, of an accepted badge too', () => {
    const because: ReviewedEvent = {type: 'revoke', reason: 'Donné par erreur.'};
    assert.deepEqual(play(issued, {type: 'accept'}, because).revocation, {
      reason: 'Donné par erreur.',
      at: now.toISOString(),
    });
    assert.throws(() => play(issued, {type: 'revoke'}), /REASON_REQUIRED/);
    assert.throws(() => play(issued, {type: 'revoke', reason: 'Non.'}), /REASON_REQUIRED/);
  });

  it('is the person’s withdrawal at any time before it is approved', () => {
    const sent = play(jury(2), submit);
    for (const open of [draft, sent, play(sent, says('a', 'yes')), play(sent, says('a', 'missing'))])
      assert.equal(play(open, {type: 'withdraw', by: 'malika'}).state, 'withdrawn');
    assert.throws(() => play(sent, {type: 'withdraw', by: 'nadege'}), /NOT_THE_EARNER/);
    assert.throws(() => play(sent, says('a', 'yes'), says('b', 'yes'), {type: 'withdraw'}), /REQUEST_STATE/);
  });

  it('leaves a new draft to who was told “not yet”', () => {
    const declined = play(jury(1, {vote: 'majority'}), submit, says('a', 'notYet'));
    assert.equal(play(askAgain(declined, now) ?? declined, submit).state, 'submitted');
    assert.equal(askAgain(issued, now), undefined);
  });
});

describe('quorumSchema', () => {
  it('refuses what could never be decided', () => {
    const isFine = (quorum: unknown) => v.safeParse(quorumSchema, quorum).success;
    assert.ok(isFine({min: 2, vote: 'majority', decider: {role: 'lead', when: 'tie'}}));
    assert.ok(isFine({min: 2, stances: {peer: 1}, peersHold: 'pair'}));
    assert.ok(!isFine({min: 2, vote: 'majority'}));
    assert.ok(!isFine({min: 1, stances: {peer: 1, professional: 1}, peersHold: 'pair'}));
    assert.ok(!isFine({min: 2, stances: {peer: 1}}));
  });

  it('leaves a quorum as it was written until now as it is', () => {
    assert.deepEqual(v.parse(quorumSchema, {}), {min: 1});
  });
});

describe('somebody who knows the person too well', () => {
  const recuse = (examiner: string): ReviewedEvent => ({type: 'recuse', examiner, isExaminer: true});
  const codeOf = (request: ReviewedRequest, event: ReviewedEvent): string => {
    const moved = advanceReviewed(request, event, now);
    return moved.ok ? 'OK' : moved.code;
  };

  it('neither opens nor answers the request any more; the others do', () => {
    const left = play(jury(1), submit, recuse('a'));
    assert.equal(play(left, recuse('a')), left);
    assert.equal(codeOf(left, says('a', 'yes')), 'CONFLICT_OF_INTEREST');
    assert.equal(codeOf(left, {type: 'open', examiner: 'a', isExaminer: true}), 'CONFLICT_OF_INTEREST');
    assert.equal(play(left, says('b', 'yes')).state, 'approved');
    assert.equal(codeOf(jury(1), recuse('a')), 'REQUEST_STATE');
    assert.equal(codeOf(play(jury(2), submit, says('a', 'yes')), recuse('a')), 'ALREADY_REVIEWED');
    assert.equal(codeOf(play(jury(1), submit), recuse('malika')), 'NOT_AN_EXAMINER');
  });

  it('is not named again, and leaves the place to the pool where there is one', () => {
    const examiners = {panel: [{examiner: 'a'}], pool: [{examiner: 'b'}]};
    const named = play(jury(1), {...submit, examiners});
    const left = play(named, recuse('a'));
    assert.deepEqual(
      left.panel?.map(({examiner}) => examiner),
      ['b'],
    );
    assert.equal(codeOf(left, {type: 'assign', isLead: true, examiners}), 'CONFLICT_OF_INTEREST');
    assert.deepEqual(play(left, recuse('b')).panel, []);
  });
});
