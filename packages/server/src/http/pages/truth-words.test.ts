import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CredentialView} from '@pepites/credentials';
import type {Truth} from '../../shares/shared-badge.js';
import {giverOf} from './truth-words.js';

const view = {issuer: {id: 'https://saules.example', name: 'Les Saules'}} as CredentialView;
const sayGiver = (truth: Truth, {isSelfMade = false, isOfStructure = true} = {}): string =>
  giverOf({truth, isSelfMade, isOfStructure, view});

describe('who gave a badge, in words', () => {
  it('is said as so only where it was found to be so', () => {
    for (const truth of ['genuine', 'expired', 'suspended', 'revoked'] as const)
      assert.equal(sayGiver(truth), 'Donné par Les Saules', truth);
    const unproven = 'Dit venir de «\u00a0Les Saules\u00a0» (non\u00a0vérifié)';
    for (const truth of ['stranger', 'expired', 'suspended', 'revoked'] as const)
      assert.equal(sayGiver(truth, {isOfStructure: false}), unproven, `${truth}, of another structure`);
    for (const truth of ['undetermined', 'refused'] as const) assert.equal(sayGiver(truth), unproven, truth);
    assert.equal(sayGiver('undetermined', {isSelfMade: true}), 'Créé par la personne elle-même');
  });
});
