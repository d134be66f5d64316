import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {HeldAward} from './added-evidence.js';
import {
  advanceEndorsement,
  type Endorsement,
  type EndorsementEvent,
  type Endorser,
  type EndorserProof,
  isEndorsementShown,
  requestEndorsement,
  signerOf,
} from './endorsement.js';

const now = new Date('2026-11-24T10:00:00Z');
const award: HeldAward = {id: 'a1', holder: 'malika', state: 'issued'};
const paul: Endorser = {kind: 'account', person: 'paul'};
const host: Endorser = {kind: 'link', link: 'l1', collectedBy: 'trois-saules'};

const ask = (endorser: Endorser, before: readonly Endorsement[] = [], over: Partial<HeldAward> = {}) =>
  requestEndorsement({...award, ...over}, {by: 'malika', endorser, before}, now);
const asked = (endorser: Endorser): Endorsement => {
  const made = ask(endorser);
  assert.ok(made.ok);
  return made.state;
};
const write = (proof: EndorserProof, text = 'Malika travaille avec soin.'): EndorsementEvent => ({
  type: 'write',
  proof,
  text,
  name: 'Paul, chef d’atelier',
  hasConsent: true,
});
const byPaul: EndorserProof = {kind: 'account', person: 'paul'};
const byLink: EndorserProof = {kind: 'link', link: 'l1', isCodeRight: true, wrongBefore: 0};
const accept: EndorsementEvent = {type: 'accept', by: 'malika'};
const sign: EndorsementEvent = {type: 'sign', award};

function play(start: Endorsement, ...events: EndorsementEvent[]): Endorsement {
  return events.reduce((endorsement, event) => {
    const moved = advanceEndorsement(endorsement, event, now);
    if (!moved.ok) throw new Error(moved.code);
    return moved.state;
  }, start);
}

describe('a recommendation', () => {
  it('is written by one, accepted by the other, then signed and shown', () => {
    const accepted = play(asked(paul), write(byPaul), accept);
    assert.ok(!isEndorsementShown(accepted));
    const signed = play(accepted, sign);
    assert.ok(isEndorsementShown(signed));
    assert.deepEqual(signed.signedBy, {kind: 'endorser', person: 'paul'});
  });

  it('is signed by the structure that collected the words of somebody without an account, and says so', () => {
    const signed = play(asked(host), write(byLink), accept, sign);
    assert.deepEqual(signed.signedBy, {kind: 'structure', collectedBy: 'trois-saules'});
    assert.deepEqual(signerOf(host), signed.signedBy);
    assert.equal(signed.written?.name, 'Paul, chef d’atelier');
  });

  it('takes nothing from a link without its code, nor after too many wrong ones', () => {
    const pending = asked(host);
    const by = (over: object) => () => play(pending, write({...byLink, ...over}));
    assert.throws(by({isCodeRight: false}), /NOT_THE_ENDORSER/);
    assert.throws(by({link: 'other'}), /NOT_THE_ENDORSER/);
    assert.throws(by({wrongBefore: 5}), /TOO_MANY_ATTEMPTS/);
    assert.throws(() => play(pending, write(byPaul)), /NOT_THE_ENDORSER/);
    assert.throws(() => play(asked(paul), write(byLink)), /NOT_THE_ENDORSER/);
  });

  it('is not signed without the earner, and the earner may say no', () => {
    const written = play(asked(paul), write(byPaul));
    assert.throws(() => play(written, sign), /REQUEST_STATE/);
    assert.throws(() => play(written, {type: 'accept', by: 'paul'}), /NOT_THE_EARNER/);
    assert.equal(play(written, {type: 'refuse', by: 'malika'}).state, 'declinedByEarner');
  });

  it('needs words, a name and the endorser’s consent', () => {
    const pending = asked(paul);
    assert.throws(() => play(pending, write(byPaul, 'Bien.')), /MESSAGE_REQUIRED/);
    assert.throws(() => play(pending, write(byPaul, 'a'.repeat(2001))), /REQUEST_INCOMPLETE/);
    assert.throws(
      () => play(pending, {...write(byPaul), name: ' '} as EndorsementEvent),
      /REQUEST_INCOMPLETE/,
    );
    assert.throws(
      () => play(pending, {...write(byPaul), hasConsent: false} as EndorsementEvent),
      /CONSENT_MISSING/,
    );
  });

  it('is taken back by either of the two, after it was signed as well', () => {
    const signed = play(asked(paul), write(byPaul), accept, sign);
    const byEarner = play(signed, {type: 'withdraw', by: {kind: 'earner', person: 'malika'}});
    assert.equal(byEarner.state, 'withdrawn');
    assert.ok(byEarner.signedBy, 'there is something to revoke');
    assert.equal(play(signed, {type: 'withdraw', by: byPaul}).state, 'withdrawn');
    assert.throws(() => play(byEarner, {type: 'withdraw', by: byPaul}), /REQUEST_STATE/);
    assert.throws(
      () => play(signed, {type: 'withdraw', by: {kind: 'earner', person: 'paul'}}),
      /NOT_THE_EARNER/,
    );
  });

  it('lapses after 60 days without an answer, whether or not somebody looked', () => {
    const pending = asked(paul);
    const later = new Date(now.getTime() + 61 * 86_400_000);
    const ticked = advanceEndorsement(pending, {type: 'tick'}, later);
    assert.equal(ticked.ok && ticked.state.state, 'lapsed');
    assert.deepEqual(advanceEndorsement(pending, write(byPaul), later), {ok: false, code: 'REQUEST_STATE'});
    assert.deepEqual(play(pending, {type: 'tick'}), pending);
  });

  it('is not signed on a badge that was revoked meanwhile', () => {
    const accepted = play(asked(paul), write(byPaul), accept);
    assert.throws(
      () => play(accepted, {type: 'sign', award: {...award, state: 'revoked'}}),
      /AWARD_NOT_VALID/,
    );
    assert.throws(() => play(accepted, {type: 'sign', award: {...award, id: 'a2'}}), /REQUEST_STATE/);
  });
});

describe('requestEndorsement', () => {
  const refused = (code: string) => ({ok: false, code});

  it('is for the holder of a valid badge, to ask somebody else', () => {
    const by = requestEndorsement(award, {by: 'nadege', endorser: paul, before: []}, now);
    assert.deepEqual(by, refused('NOT_THE_EARNER'));
    assert.deepEqual(ask({kind: 'account', person: 'malika'}), refused('ENDORSER_IS_EARNER'));
    assert.deepEqual(ask(paul, [], {state: 'revoked'}), refused('AWARD_NOT_VALID'));
  });

  it('asks the same person once, and not again who declined', () => {
    const pending = asked(paul);
    assert.deepEqual(ask(paul, [pending]), refused('ENDORSEMENT_EXISTS'));
    const declined = play(pending, {type: 'decline', proof: byPaul});
    assert.deepEqual(ask(paul, [declined]), refused('ENDORSEMENT_EXISTS'));
    assert.ok(ask(host, [pending]).ok);
    assert.ok(ask(paul, [{...pending, award: 'a2'}]).ok);
    assert.ok(ask(paul, [{...pending, state: 'lapsed'}]).ok);
  });

  it('has a limit for a day, and for what a badge waits for', () => {
    const many = (length: number, requestedAt: string) =>
      Array.from({length}, (_, n): Endorsement => ({
        ...asked({kind: 'account', person: `p${n}`}),
        requestedAt,
      }));
    assert.deepEqual(ask(paul, many(5, '2026-11-24T08:00:00Z')), refused('TOO_MANY_ATTEMPTS'));
    assert.ok(ask(paul, many(5, '2026-11-22T08:00:00Z')).ok);
    assert.deepEqual(ask(paul, many(10, '2026-11-22T08:00:00Z')), refused('TOO_MANY_ATTEMPTS'));
  });
});
