import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isErrorCode} from '../contract/errors.js';
import type {HeldAward} from './added-evidence.js';
import {
  advanceEndorsement,
  type EndorsementEvent,
  type EndorsementState,
  type Endorser,
  type EndorserProof,
  isEndorsementShown,
  requestEndorsement,
} from './endorsement.js';

const start = Date.parse('2026-01-01T00:00:00Z');
const award: HeldAward = {id: 'a1', holder: 'malika', state: 'issued'};
const person = fc.constantFrom('malika', 'paul', 'paul', 'nadege');
const endorser = fc.constantFrom<Endorser>(
  {kind: 'account', person: 'paul'},
  {kind: 'account', person: 'malika'},
  {kind: 'link', link: 'l1', collectedBy: 'trois-saules'},
);
const proof: fc.Arbitrary<EndorserProof> = fc.oneof(
  fc.record({kind: fc.constant('account' as const), person}),
  fc.record({
    kind: fc.constant('link' as const),
    link: fc.constantFrom('l1', 'l1', 'l2'),
    isCodeRight: fc.boolean(),
    wrongBefore: fc.constantFrom(0, 0, 4, 5),
  }),
);
const type = <T extends EndorsementEvent['type']>(name: T) => fc.constant(name);
const event: fc.Arbitrary<EndorsementEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: type('write'),
      proof,
      text: fc.constantFrom('Malika travaille avec soin.', 'Elle est très fiable.', 'Bien.'),
      name: fc.constantFrom('Paul', 'Paul', ''),
      hasConsent: fc.constantFrom(true, true, false),
    }),
  },
  fc.record({type: type('decline'), proof}),
  {weight: 4, arbitrary: fc.record({type: type('accept'), by: person})},
  fc.record({type: type('refuse'), by: person}),
  {
    weight: 6,
    arbitrary: fc.record({
      type: type('sign'),
      award: fc.constantFrom<HeldAward>(award, award, {...award, state: 'revoked'}, {...award, id: 'a2'}),
    }),
  },
  fc.record({
    type: type('withdraw'),
    by: fc.oneof(proof, fc.record({kind: fc.constant('earner' as const), person})),
  }),
  fc.record({type: type('tick')}),
);

const edges: Record<EndorsementState, readonly EndorsementState[]> = {
  pending: ['written', 'declinedByEndorser', 'withdrawn', 'lapsed'],
  written: ['accepted', 'declinedByEarner', 'withdrawn'],
  accepted: ['signed', 'withdrawn'],
  signed: ['withdrawn'],
  declinedByEndorser: [],
  declinedByEarner: [],
  withdrawn: [],
  lapsed: [],
};

function isEndorser(who: Endorser, given: EndorserProof): boolean {
  if (who.kind === 'account') return given.kind === 'account' && given.person === who.person;
  return given.kind === 'link' && given.link === who.link && given.isCodeRight && given.wrongBefore < 5;
}

describe('advanceEndorsement, whatever happens', () => {
  it('is signed once, after both consents, and goes only where it can go', () => {
    const reached = new Set<EndorsementState>();
    const history = fc.array(fc.tuple(event, fc.constantFrom(0, 0, 0, 0, 30, 61)), {
      maxLength: 30,
      size: 'max',
    });
    fc.assert(
      fc.property(endorser, history, (who, steps) => {
        const made = requestEndorsement(award, {by: 'malika', endorser: who, before: []}, new Date(start));
        if (!made.ok) {
          assert.equal(made.code, 'ENDORSER_IS_EARNER');
          return;
        }
        let endorsement = made.state;
        let time = start;
        let signed = 0;
        let [hasWritten, hasAccepted] = [false, false];
        for (const [happened, days] of steps) {
          time += days * 86_400_000;
          const moved = advanceEndorsement(Object.freeze(endorsement), happened, new Date(time));
          if (!moved.ok) {
            assert.ok(isErrorCode(moved.code), moved.code);
            continue;
          }
          const next = moved.state;
          assert.ok(next.state === endorsement.state || edges[endorsement.state].includes(next.state));
          if (happened.type === 'write') {
            assert.ok(isEndorser(who, happened.proof) && happened.hasConsent);
            hasWritten = true;
          }
          if (happened.type === 'accept') {
            assert.equal(happened.by, 'malika');
            hasAccepted = true;
          }
          if (happened.type === 'sign') {
            assert.equal(happened.award, award);
            signed += 1;
          }
          if (next.signedBy) {
            assert.ok(hasWritten && hasAccepted);
            assert.equal(next.signedBy.kind, who.kind === 'account' ? 'endorser' : 'structure');
          }
          assert.equal(isEndorsementShown(next), next.state === 'signed');
          if (hasAccepted) assert.deepEqual(next.written, endorsement.written, 'what was accepted stays');
          endorsement = next;
          reached.add(next.state);
        }
        assert.ok(signed <= 1);
      }),
      {numRuns: 3000, seed: 4},
    );
    assert.equal(reached.size, Object.keys(edges).length);
  });
});
