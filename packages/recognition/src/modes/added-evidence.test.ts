import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  addEvidence,
  type AddedEvidence,
  confirmEvidence,
  type HeldAward,
  mayRemoveEvidence,
} from './added-evidence.js';
import {maxEvidence} from './self-created.js';

const now = new Date('2026-11-24T10:00:00Z');
const award: HeldAward = {id: 'a1', holder: 'malika', state: 'issued', moment: 'START'};
const add = (
  to: Partial<HeldAward>,
  by = 'malika',
  over: {isAdviser?: boolean; before?: AddedEvidence[]} = {},
) => addEvidence({...award, ...to}, {evidence: 'photo', by, isAdviser: false, before: [], ...over}, now);
const piece: AddedEvidence = {
  award: 'a1',
  evidence: 'photo',
  addedBy: 'malika',
  addedAt: now.toISOString(),
  isConfirmed: true,
};

describe('addEvidence', () => {
  it('lets the holder document a badge that is given on entry, or that they created', () => {
    assert.deepEqual(add({}), {ok: true, state: piece});
    assert.ok(add({moment: undefined, isSelfCreated: true}).ok);
  });

  it('leaves the evidence of other badges as it was judged', () => {
    for (const moment of ['DURING', 'END', undefined] as const)
      assert.deepEqual(add({moment}), {ok: false, code: 'EVIDENCE_FIXED'});
  });

  it('takes a piece from an adviser, whom the holder confirms', () => {
    const added = add({}, 'karim', {isAdviser: true});
    assert.ok(added.ok && !added.state.isConfirmed);
    assert.ok(mayRemoveEvidence(award, added.state, 'karim'));
    assert.deepEqual(confirmEvidence(award, added.state, 'karim'), {ok: false, code: 'NOT_THE_EARNER'});
    const confirmed = confirmEvidence(award, added.state, 'malika');
    assert.ok(confirmed.ok && confirmed.state.isConfirmed);
    assert.ok(!mayRemoveEvidence(award, confirmed.state, 'karim'));
    assert.ok(mayRemoveEvidence(award, confirmed.state, 'malika'));
  });

  it('refuses anyone else, and an adviser on what the person created', () => {
    assert.deepEqual(add({}, 'paul'), {ok: false, code: 'NOT_THE_EARNER'});
    assert.deepEqual(add({isSelfCreated: true}, 'karim', {isAdviser: true}), {
      ok: false,
      code: 'NOT_THE_EARNER',
    });
  });

  it('refuses on a badge that is not issued, revoked or expired', () => {
    const invalid = {ok: false, code: 'AWARD_NOT_VALID'};
    assert.deepEqual(add({state: 'signing'}), invalid);
    assert.deepEqual(add({state: 'revoked'}), invalid);
    assert.deepEqual(add({validUntil: '2026-11-24T09:59:59Z'}), invalid);
  });

  it('takes a piece once, and no more than the limit', () => {
    assert.deepEqual(add({}, 'malika', {before: [piece]}), {ok: true, state: piece});
    const full = Array.from({length: maxEvidence}, (_, n) => ({...piece, evidence: `e${n}`}));
    assert.deepEqual(add({}, 'malika', {before: full}), {ok: false, code: 'EVIDENCE_LIMIT'});
  });
});
