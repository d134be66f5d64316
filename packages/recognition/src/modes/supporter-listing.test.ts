import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isErrorCode} from '../contract/errors.js';
import type {AutomaticAward} from './automatic-on-request.js';
import {
  advanceListing,
  isListed,
  type ListingEvent,
  type SupporterListing,
  unlisted,
} from './supporter-listing.js';

const now = new Date('2026-11-24T10:00:00Z');
const award: AutomaticAward = {
  state: 'issued',
  recipient: {kind: 'organisation', organisation: 'club', representative: 'paul'},
  requestedAt: now.toISOString(),
};
const known = {award, listsSupporters: true, now};
const optIn: ListingEvent = {type: 'optIn', by: 'paul', name: ' Le Club ', hasAgreed: true};

describe('advanceListing', () => {
  it('shows nobody who did not say so', () => {
    assert.ok(!isListed(award, unlisted));
    assert.deepEqual(advanceListing(unlisted, {...optIn, hasAgreed: false}, known), {
      ok: false,
      code: 'CONSENT_MISSING',
    });
  });

  it('shows who agreed, by the name they chose, until they take it back', () => {
    const shown = advanceListing(unlisted, optIn, known);
    assert.ok(shown.ok);
    assert.deepEqual(shown.state, {state: 'listed', name: 'Le Club', since: now.toISOString()});
    assert.ok(isListed(award, shown.state));
    const hidden = advanceListing(shown.state, {type: 'optOut', by: 'paul'}, known);
    assert.deepEqual(hidden, {ok: true, state: unlisted});
  });

  it('shows nobody whose badge was given back or revoked, and lets them take their name back all the same', () => {
    const listing: SupporterListing = {state: 'listed', name: 'Le Club', since: now.toISOString()};
    for (const state of ['requested', 'withdrawnByEarner', 'revoked'] as const)
      assert.ok(!isListed({...award, state}, listing));
    const gone = {...known, award: {...award, state: 'revoked' as const}};
    assert.ok(advanceListing(listing, {type: 'optOut', by: 'paul'}, gone).ok);
    assert.deepEqual(advanceListing(unlisted, optIn, gone), {ok: false, code: 'REQUEST_STATE'});
  });

  it('is offered only by a badge that says so', () => {
    assert.deepEqual(advanceListing(unlisted, optIn, {...known, listsSupporters: false}), {
      ok: false,
      code: 'LISTING_NOT_OFFERED',
    });
  });

  it('shows a holder only after their last word was yes, whatever happens', () => {
    const event: fc.Arbitrary<ListingEvent> = fc.oneof(
      fc.record({
        type: fc.constant('optIn' as const),
        by: fc.constantFrom('paul', 'malika'),
        name: fc.constantFrom('Le Club', ' '),
        hasAgreed: fc.boolean(),
      }),
      fc.record({type: fc.constant('optOut' as const), by: fc.constantFrom('paul', 'malika')}),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let listing = unlisted;
        let wasYes = false;
        for (const each of events) {
          const moved = advanceListing(listing, each, known);
          if (moved.ok) listing = moved.state;
          else assert.ok(isErrorCode(moved.code));
          if (each.by !== 'paul') continue;
          if (each.type === 'optOut') wasYes = false;
          else if (each.hasAgreed && each.name !== ' ') wasYes = true;
        }
        assert.equal(isListed(award, listing), wasYes);
      }),
    );
  });
});
