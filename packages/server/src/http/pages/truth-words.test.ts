import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CredentialView} from '@pepites/credentials';
import type {Truth} from '../../shares/shared-badge.js';
import {giverOf} from './truth-words.js';

const view = {issuer: {id: 'https://saules.example', name: 'Les Saules'}} as CredentialView;
const sayGiver = (truth: Truth, isSelfMade = false): string => giverOf({truth, isSelfMade, view});

describe('who gave a badge, in words', () => {
  it('is said as so only where it was found to be so', () => {
    for (const truth of ['genuine', 'expired', 'suspended', 'revoked'] as const)
      assert.equal(sayGiver(truth), 'Donné par Les Saules', truth);
    for (const truth of ['stranger', 'undetermined', 'refused'] as const)
      assert.equal(sayGiver(truth), 'Dit venir de «\u00a0Les Saules\u00a0» (non\u00a0vérifié)', truth);
    assert.equal(sayGiver('undetermined', true), 'Créé par la personne elle-même');
  });
});
