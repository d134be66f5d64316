/** The two credentials that vc.js's own tests share with Digital Bazaar's libraries (published inside @transmute/vc.js, Apache-2.0). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import ed25519 from '@transmute/vc.js/src/vc-ld/__tests__/Ed25519Signature2018.digitalbazaar/__fixtures__/verifiableCredential.json' with {type: 'json'};
import jws2020 from '@transmute/vc.js/src/vc-ld/__tests__/JsonWebSignature2020.digitalbazaar/__fixtures__/verifiableCredential.json' with {type: 'json'};

import {loadContext} from '../../test/linked-data-vectors.js';
import {verifyLinkedDataProof} from './linked-data-proof.js';

const publicJwk = {kty: 'OKP', crv: 'Ed25519', x: 'LCMyoqPsygm7_avCkaRcLkGscO2k_rPQeqQy-xNVaWM'};

describe('verifyLinkedDataProof', () => {
  for (const {proof, ...unsecured} of [ed25519, jws2020]) {
    it(`takes a published ${proof.type}, and not its copy for somebody else`, async () => {
      const key = {id: proof.verificationMethod, controller: unsecured.issuer.id, publicJwk};
      assert.equal(await verifyLinkedDataProof({unsecured, proof, key, loadContext}), true);
      const forged = {...unsecured, credentialSubject: {id: 'did:example:somebody-else'}};
      assert.equal(await verifyLinkedDataProof({unsecured: forged, proof, key, loadContext}), false);
    });
  }
});
