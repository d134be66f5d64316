/** Proofs of the time of VC 1.1, through the whole engine: their signature is checked elsewhere, all else here. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {
  badgeOfVc11,
  generateTestKey,
  ISSUER,
  KEY_ID,
  signByVcJs,
  type SuiteName,
  type TestKey,
} from '../../test/linked-data-vectors.js';
import {fetchFrom, NOW, verdictLine} from '../../test/support.js';
import {issuerDocument} from '../sign.js';
import type {JsonObject} from '../types.js';
import {verify} from '../verify.js';

const SUITES: readonly SuiteName[] = ['JsonWebSignature2020', 'Ed25519Signature2018'];

describe('a badge with a linked-data proof of VC 1.1', () => {
  let key: TestKey;
  let web: Map<string, JsonObject | string>;
  before(async () => {
    key = await generateTestKey('EdDSA');
    const keys = [{id: KEY_ID, publicJwk: key.publicJwk}];
    web = new Map([[ISSUER, issuerDocument({id: ISSUER, name: 'INAE', keys})]]);
  });

  const signed = async (suite: SuiteName, changes: JsonObject = {}): Promise<JsonObject> => {
    const badge = badgeOfVc11(changes);
    return {...badge, proof: await signByVcJs(badge, suite, key)};
  };
  const check = async (badge: JsonObject, from = web) =>
    verdictLine(await verify(badge, {now: NOW, fetchDocument: fetchFrom(from)}));

  for (const suite of SUITES) {
    it(`is verified by ${suite}, until anything is changed`, async () => {
      const badge = await signed(suite);
      assert.equal(await check(badge), 'verified');
      const proof = badge['proof'] as JsonObject;
      assert.equal(await check({...badge, name: 'Com’un gans'}), 'refused integrity:fail:SIGNATURE_INVALID');
      assert.equal(await check({...badge, invented: 'x'}), 'refused integrity:fail:TERM_UNDEFINED');
      assert.match(
        await check({...badge, proof: {...proof, proofPurpose: 'authentication'}}),
        /^refused integrity:fail:PROOF_PURPOSE/,
      );
    });

    it(`is refused by its dates, and by its issuer, whatever ${suite} says`, async () => {
      assert.equal(
        await check(await signed(suite, {expirationDate: '2026-01-01T00:00:00Z'})),
        'refused dates:fail:EXPIRED',
      );
      const badge = await signed(suite);
      const other = {id: 'https://other.example/issuers/1', type: ['Profile'], name: 'INAE'};
      assert.match(await check({...badge, issuer: other}), /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/);
      const stranger = await generateTestKey('EdDSA');
      const keys = [{id: KEY_ID, publicJwk: stranger.publicJwk}];
      const elsewhere = new Map([[ISSUER, issuerDocument({id: ISSUER, name: 'INAE', keys})]]);
      assert.equal(await check(badge, elsewhere), 'refused integrity:fail:SIGNATURE_INVALID');
      assert.match(await check(badge, new Map()), /^undetermined .*issuer:unknown:KEY_UNREACHABLE/);
    });
  }
});
