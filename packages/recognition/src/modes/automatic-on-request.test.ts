import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isErrorCode} from '../contract/errors.js';
import {
  advanceAutomatic,
  type Asker,
  type AutomaticAward,
  type AutomaticEvent,
  type AutomaticState,
  type AutomaticTerms,
  automaticRequestLimit,
  type Recipient,
  requestAutomatic,
  startAutomatic,
} from './automatic-on-request.js';

const now = new Date('2026-11-24T10:00:00Z');
const malika: Recipient = {kind: 'person', person: 'malika'};
const club: Recipient = {kind: 'organisation', organisation: 'club', representative: 'paul'};
const known: Asker = {alreadyHolds: false, hasUsableIdentity: true};
const start = (terms: AutomaticTerms, recipient: Recipient, asker: Partial<Asker> = {}) =>
  startAutomatic(terms, {recipient, asker: {...known, ...asker}}, now);

describe('startAutomatic', () => {
  it('gives a person the badge as soon as they ask', () => {
    const made = start({}, malika);
    assert.deepEqual(made, {
      ok: true,
      state: {state: 'requested', recipient: malika, requestedAt: now.toISOString()},
    });
  });

  it('gives it to an organisation where the badge allows that, by who may act for it', () => {
    const terms: AutomaticTerms = {recipients: ['organisation']};
    assert.ok(start(terms, club, {mayRepresent: true}).ok);
    assert.deepEqual(start(terms, club), {ok: false, code: 'NOT_A_REPRESENTATIVE'});
    assert.deepEqual(start(terms, malika), {ok: false, code: 'RECIPIENT_NOT_ALLOWED'});
    assert.deepEqual(start({}, club, {mayRepresent: true}), {ok: false, code: 'RECIPIENT_NOT_ALLOWED'});
  });

  const often = Array<string>(automaticRequestLimit.max).fill('2026-11-24T08:00:00Z');
  const refusals: [string, AutomaticTerms, Partial<Asker>, string][] = [
    ['before the campaign', {notBefore: '2026-11-25T00:00:00Z'}, {}, 'CAMPAIGN_NOT_OPEN'],
    ['after the campaign', {notAfter: '2026-11-24T09:59:59Z'}, {}, 'CAMPAIGN_ENDED'],
    ['a second time', {}, {alreadyHolds: true}, 'BADGE_ALREADY_HELD'],
    ['to somebody who cannot be reached again', {}, {hasUsableIdentity: false}, 'IDENTITY_NOT_USABLE'],
    ['to somebody who asks too often', {}, {earlierRequests: often}, 'TOO_MANY_ATTEMPTS'],
  ];
  for (const [when, terms, asker, code] of refusals) {
    it(`refuses ${when} with ${code}`, () => {
      assert.deepEqual(start(terms, malika, asker), {ok: false, code});
      assert.deepEqual(requestAutomatic(terms, {...known, ...asker}, now), {ok: false, code});
    });
  }

  it('forgets requests of more than a day ago', () => {
    const old = often.map(() => '2026-11-23T09:00:00Z');
    assert.ok(start({}, malika, {earlierRequests: old}).ok);
  });
});

describe('advanceAutomatic', () => {
  const requested: AutomaticAward = {state: 'requested', recipient: club, requestedAt: now.toISOString()};

  it('lets only who represents the organisation give its badge back', () => {
    const issued: AutomaticAward = {...requested, state: 'issued'};
    const back = advanceAutomatic(issued, {type: 'withdraw', by: 'paul'}, now);
    assert.equal(back.ok && back.state.state, 'withdrawnByEarner');
    assert.deepEqual(advanceAutomatic(issued, {type: 'withdraw', by: 'club'}, now), {
      ok: false,
      code: 'NOT_THE_EARNER',
    });
  });

  it('never signs what was given back before', () => {
    const back = advanceAutomatic(requested, {type: 'withdraw', by: 'paul'}, now);
    assert.ok(back.ok);
    assert.deepEqual(advanceAutomatic(back.state, {type: 'sign'}, now), {ok: false, code: 'REQUEST_STATE'});
  });

  it('goes only where an award can go and issues once, whatever happens', () => {
    const edges: Record<AutomaticState, readonly AutomaticState[]> = {
      requested: ['issued', 'withdrawnByEarner'],
      issued: ['withdrawnByEarner', 'revoked'],
      withdrawnByEarner: [],
      revoked: [],
    };
    const event: fc.Arbitrary<AutomaticEvent> = fc.oneof(
      fc.record({type: fc.constant('sign' as const)}),
      fc.record({type: fc.constant('withdraw' as const), by: fc.constantFrom('malika', 'paul')}),
      fc.record({
        type: fc.constant('revoke' as const),
        reason: fc.constantFrom('Donné par erreur.', 'Non.', ' '.repeat(20)),
      }),
    );
    const asked = fc.record({
      recipient: fc.constantFrom(malika, club),
      asker: fc.record({
        alreadyHolds: fc.boolean(),
        hasUsableIdentity: fc.option(fc.boolean(), {nil: undefined}),
        mayRepresent: fc.option(fc.boolean(), {nil: undefined}),
      }),
    });
    const terms: fc.Arbitrary<AutomaticTerms> = fc.record({
      notBefore: fc.constantFrom(undefined, '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
      notAfter: fc.constantFrom(undefined, '2026-11-02T00:00:00Z', '2026-12-02T00:00:00Z'),
      recipients: fc.constantFrom(
        undefined,
        ['organisation' as const],
        ['person' as const, 'organisation' as const],
      ),
    });
    const reached = new Set<AutomaticState>();
    fc.assert(
      fc.property(terms, asked, fc.array(event, {maxLength: 8}), (offered, by, events) => {
        const made = startAutomatic(offered, by, now);
        if (!made.ok) {
          assert.ok(isErrorCode(made.code));
          return;
        }
        assert.ok(!by.asker.alreadyHolds && by.asker.hasUsableIdentity !== false);
        assert.ok(by.recipient.kind === 'person' || by.asker.mayRepresent === true);
        assert.notEqual(offered.notBefore, '2026-12-01T00:00:00Z');
        assert.notEqual(offered.notAfter, '2026-11-02T00:00:00Z');
        let award = made.state;
        let issued = 0;
        for (const each of events) {
          const moved = advanceAutomatic(Object.freeze(award), each, now);
          if (!moved.ok) {
            assert.ok(isErrorCode(moved.code));
            continue;
          }
          assert.ok(edges[award.state].includes(moved.state.state));
          if (moved.state.state === 'issued') issued += 1;
          if (moved.state.state === 'revoked') assert.ok((moved.state.revocation?.reason ?? '').length >= 10);
          award = moved.state;
          reached.add(award.state);
        }
        assert.ok(issued <= 1);
      }),
      {numRuns: 2000, seed: 4},
    );
    assert.deepEqual([...reached].sort(), ['issued', 'revoked', 'withdrawnByEarner']);
  });
});
