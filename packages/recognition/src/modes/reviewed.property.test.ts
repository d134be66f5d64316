import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isErrorCode} from '../contract/errors.js';
import {dueReminders, nextTimer} from './review-timers.js';
import type {ReviewPolicy} from './review-policy.js';
import type {EventOf, RequestState, ReviewedEvent, ReviewedRequest} from './reviewed-request.js';
import {advanceReviewed} from './reviewed.js';

const dayMs = 86_400_000;
const people = ['malika', 'nadege', 'driss', 'paul', 'ines', 'karim'];
const person = fc.constantFrom(...people);
const others = fc.constantFrom(...people.slice(1));
/** Mostly yes, so that long ways are gone. */
const mostly = fc.oneof(
  {weight: 9, arbitrary: fc.constant(true)},
  {weight: 1, arbitrary: fc.constant(false)},
);
const stance = fc.constantFrom('professional' as const, 'peer' as const, undefined);
const candidate = fc.record({examiner: others, stance});
const panel = fc.uniqueArray(candidate, {selector: (c) => c.examiner, maxLength: 4});
const examiners = fc.record({
  panel,
  pool: fc.option(panel, {nil: undefined}),
  decider: fc.option(others, {nil: undefined}),
});
const policy: fc.Arbitrary<ReviewPolicy> = fc.record({
  vote: fc.constantFrom('majority', 'unanimous', undefined),
  stances: fc.constantFrom({peer: 1}, {professional: 1}, undefined),
  peersHold: fc.constantFrom('pair', undefined),
  decider: fc.constantFrom(
    {role: 'lead', when: 'tie' as const},
    {role: 'lead', when: 'always' as const},
    undefined,
  ),
  writerMayExamine: fc.constantFrom(true, undefined),
});
const draft: fc.Arbitrary<ReviewedRequest> = fc.record({
  state: fc.constant('draft' as const),
  revision: fc.constant(1),
  earner: fc.constant('malika'),
  quorum: fc.integer({min: 1, max: 3}),
  reviews: fc.constant([]),
  savedAt: fc.constant('2026-01-01T00:00:00.000Z'),
  policy: fc.option(policy, {nil: undefined}),
  writers: fc.option(fc.uniqueArray(person, {maxLength: 2}), {nil: undefined}),
});
const acting = {
  examiner: others,
  isExaminer: mostly,
  stance,
  peer: fc.record({heldBadges: fc.constantFrom(['pair'], []), hasConsented: mostly}),
};
const sender = {by: fc.constantFrom(undefined, 'malika', 'nadege'), isAdviser: mostly};
const type = <T extends ReviewedEvent['type']>(name: T) => fc.constant(name);
const revision = fc.constantFrom(1, 1, 2, 3);
const reviewed = fc.record({
  type: type('review'),
  ...acting,
  hasNoConflict: mostly,
  revision,
  answer: fc.constantFrom('yes', 'yes', 'yes', 'yes', 'notYet', 'notYet', 'missing'),
  message: fc.constantFrom('Continuez encore un mois.', 'Non.'),
});
const event: fc.Arbitrary<ReviewedEvent> = fc.oneof(
  {weight: 30, arbitrary: reviewed},
  {
    weight: 8,
    arbitrary: fc.record({
      type: type('submit'),
      isComplete: mostly,
      hasConsent: mostly,
      hasExaminers: fc.constantFrom(true, undefined),
      examiners: fc.option(examiners, {nil: undefined}),
      ...sender,
    }),
  },
  {weight: 6, arbitrary: fc.record({type: type('resubmit'), isComplete: mostly, ...sender})},
  {weight: 2, arbitrary: fc.record({type: type('open'), ...acting})},
  {
    weight: 2,
    arbitrary: fc.record({type: type('confirm'), way: fc.constant('tap' as const), by: person, revision}),
  },
  fc.record({type: type('confirm'), way: fc.constant('code' as const), isCodeRight: fc.boolean(), revision}),
  fc.record({
    type: type('confirm'),
    way: fc.constant('signature' as const),
    recordedBy: person,
    isStaff: fc.boolean(),
    revision,
  }),
  fc.record({type: type('assign'), isLead: mostly, examiners}),
  fc.record({type: type('replace'), isLead: mostly, examiner: others}),
  fc.record({type: type('withdraw'), by: person}),
  {weight: 6, arbitrary: fc.record({type: type('sign')})},
  fc.record({type: type('accept'), by: person}),
  fc.record({type: type('refuse'), by: person}),
  fc.record({type: type('revoke'), reason: fc.constantFrom('Donné par erreur.', 'Non.', undefined)}),
  fc.record({type: type('save')}),
  {weight: 2, arbitrary: fc.record({type: type('tick')})},
);
const history = fc.array(fc.tuple(event, fc.constantFrom(0, 0, 0, 0, 1, 8, 22, 61)), {
  maxLength: 40,
  size: 'max',
});

const edges: Record<RequestState, readonly RequestState[]> = {
  draft: ['submitted', 'withdrawn', 'purged'],
  submitted: ['inReview', 'needsMore', 'approved', 'declined', 'withdrawn'],
  inReview: ['needsMore', 'approved', 'declined', 'withdrawn'],
  needsMore: ['submitted', 'withdrawn', 'lapsed'],
  approved: ['issued'],
  issued: ['accepted', 'refusedByEarner', 'revoked'],
  accepted: ['revoked'],
  declined: [],
  withdrawn: [],
  lapsed: [],
  revoked: [],
  refusedByEarner: [],
  purged: [],
};

/** What is known of a request from the events that were taken alone. */
interface Known {
  votes: {event: EventOf<'review'>; stance: string; isFinal: boolean}[];
  sender: string;
  isConfirmed: boolean;
  issued: number;
}

function note(known: Known, taken: ReviewedEvent, before: ReviewedRequest): void {
  if (taken.type === 'submit' || taken.type === 'resubmit') {
    known.votes = [];
    known.sender = taken.by ?? 'malika';
    known.isConfirmed = known.sender === 'malika';
    if (!known.isConfirmed) assert.equal(taken.isAdviser, true);
  }
  if (taken.type === 'confirm') known.isConfirmed = true;
  if (taken.type === 'sign') known.issued += 1;
  if (taken.type !== 'review') return;
  const member = before.panel?.find(({examiner}) => examiner === taken.examiner);
  const isFinal = taken.examiner === before.decider;
  const as = (member ?? taken).stance ?? 'professional';
  assert.ok(taken.isExaminer && taken.hasNoConflict && taken.examiner !== 'malika');
  assert.ok(member || !before.panel || isFinal, 'a named examiner');
  assert.equal(taken.revision, before.revision);
  assert.ok(!known.votes.some(({event: {examiner}}) => examiner === taken.examiner), 'once each');
  assert.ok(taken.answer === 'yes' || (taken.message ?? '').length >= 10, 'a message with every no');
  const writers = before.writers ?? (known.sender === 'malika' ? [] : [known.sender]);
  const isAlone = writers.length > 0 && writers.every((writer) => writer === taken.examiner);
  assert.ok(!isAlone || before.policy?.writerMayExamine === true);
  if (as === 'peer' && !isFinal) {
    assert.equal(before.policy?.peersHold, 'pair');
    assert.ok(taken.peer?.heldBadges.includes('pair') && taken.peer.hasConsented);
  }
  known.votes.push({event: taken, stance: as, isFinal});
}

function assertMayBeApproved({quorum, policy: asked}: ReviewedRequest, known: Known): void {
  const jury = known.votes.filter(({isFinal}) => !isFinal);
  const yes = jury.filter(({event: {answer}}) => answer === 'yes').length;
  const final = known.votes.find(({isFinal}) => isFinal)?.event.answer;
  assert.ok(known.isConfirmed, 'confirmed by the person');
  const heard = (as: string) => jury.filter((vote) => vote.stance === as).length;
  assert.ok(heard('peer') >= (asked?.stances?.peer ?? 0));
  assert.ok(heard('professional') >= (asked?.stances?.professional ?? 0));
  if (asked?.decider?.when === 'always') assert.equal(final, 'yes');
  if (asked?.vote !== 'majority') {
    assert.ok(yes >= quorum && yes === jury.length, 'all yes');
  } else if (yes * 2 === jury.length) {
    assert.ok(asked.decider && jury.length >= quorum);
    assert.equal(final, 'yes');
  } else {
    assert.ok(yes * 2 > jury.length && yes * 2 > quorum, 'more than half');
  }
}

describe('advanceReviewed, whatever happens', () => {
  it('goes only where a request can go, approves only by its policy, and issues once', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(draft, history, (start, steps) => {
        let request = start;
        let time = Date.parse('2026-01-01T00:00:00Z');
        const known: Known = {votes: [], sender: 'malika', isConfirmed: false, issued: 0};
        for (const [happened, days] of steps) {
          time += days * dayMs;
          const moved = advanceReviewed(Object.freeze(request), happened, new Date(time));
          if (!moved.ok) {
            assert.ok(isErrorCode(moved.code), moved.code);
            seen.add(moved.code);
            continue;
          }
          const next = moved.state;
          if (happened.type === 'review' && next === request) {
            const isVoice = ({examiner}: {examiner: string}) => examiner === happened.examiner;
            assert.ok(request.reviews.some(isVoice));
            seen.add('said again');
            continue;
          }
          assert.ok(
            next.state === request.state || edges[request.state].includes(next.state),
            `${happened.type}: ${request.state} → ${next.state}`,
          );
          assert.equal(next.revision, request.revision + (happened.type === 'resubmit' ? 1 : 0));
          note(known, happened, request);
          if (next.state === 'issued' && request.state !== 'issued') assert.equal(happened.type, 'sign');
          if (next.state === 'approved' && request.state !== 'approved') {
            assertMayBeApproved(next, known);
            const how = known.votes.some(({isFinal}) => isFinal)
              ? 'decided last'
              : (next.policy?.vote ?? 'plain');
            seen.add(how).add(known.sender === 'malika' ? 'alone' : 'assisted');
          }
          if (next.replaced?.length !== request.replaced?.length) seen.add('replaced');
          assert.ok(known.issued <= 1);
          assert.ok(!next.panel?.some(({examiner}) => examiner === next.earner));
          seen.add(next.state);
          request = next;
        }
      }),
      {numRuns: 3000, seed: 4},
    );
    const ways = [
      'decided last',
      'majority',
      'unanimous',
      'plain',
      'alone',
      'assisted',
      'replaced',
      'said again',
    ];
    for (const one of [...Object.keys(edges), ...ways]) assert.ok(seen.has(one), `${one} was never reached`);
  });

  it('has nothing to do before its next timer, and something when that is due', () => {
    fc.assert(
      fc.property(draft, history, (start, steps) => {
        let request = start;
        let time = Date.parse('2026-01-01T00:00:00Z');
        for (const [happened, days] of steps) {
          time += days * dayMs;
          const moved = advanceReviewed(request, happened, new Date(time));
          if (moved.ok) request = moved.state;
        }
        const tick = (at: number) => advanceReviewed(request, {type: 'tick'}, new Date(at));
        const timer = nextTimer(request, new Date(time));
        const due = timer ? Date.parse(timer.at) : time + 1000 * dayMs;
        if (due > time) {
          assert.deepEqual(tick(due - 1), {ok: true, state: request});
          assert.deepEqual(dueReminders(request, new Date(due - 1)), []);
        }
        if (timer?.does === 'remind') assert.ok(dueReminders(request, new Date(due)).length > 0);
        else if (timer) assert.notDeepEqual(tick(due), {ok: true, state: request});
        for (const reminder of dueReminders(request, new Date(time))) {
          const noted = advanceReviewed(request, {type: 'reminded', reminder}, new Date(time));
          assert.ok(noted.ok);
          assert.equal(
            dueReminders(noted.state, new Date(time)).length,
            dueReminders(request, new Date(time)).length - 1,
          );
        }
      }),
      {numRuns: 2000, seed: 4},
    );
  });
});
