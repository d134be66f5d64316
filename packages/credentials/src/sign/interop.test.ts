/** Held beside Digital Bazaar's libraries: what is signed here verifies there, and the other way round. */
/// <reference path="../../test/oracles.d.ts" />
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import * as ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

import {CREATED, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {loadContext} from '../contexts/registry.js';
import {buildEndorsementCredential, generateSigningKey, issuerDocument, signCredential} from '../sign.js';
import type {JsonObject} from '../types.js';

describe('interoperation with @digitalbazaar/vc', () => {
  let issuer: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
  });

  const documentLoader = async (url: string) => {
    const document = (await loadContext(url)) ?? keyDocument(issuer, url);
    if (!document) throw new Error(`not mapped: ${url}`);
    return {contextUrl: null, documentUrl: url, document};
  };

  it('signs what the other verifies', async () => {
    const badge = await issuer.issue();
    const suite = new DataIntegrityProof({cryptosuite});
    const options = {suite, documentLoader, checkStatus: async () => ({verified: true})};
    const good = await vc.verifyCredential({...options, credential: badge});
    assert.equal(good.verified, true, JSON.stringify(good.error?.errors?.map(String)));
    const bad = await vc.verifyCredential({...options, credential: {...badge, name: 'Another'}});
    assert.equal(bad.verified, false);
  });

  it('signs recommendations that the other verifies', async () => {
    const unsigned = buildEndorsementCredential({
      id: `${issuer.id}/endorsements/1`,
      name: 'Recommandation',
      issuer: {id: issuer.id, name: 'INAE'},
      validFrom: CREATED,
      subjectId: String(issuer.badge()['id']),
      comment: 'A tenu le stand avec sérieux.',
    });
    const credential = await signCredential(unsigned, {key: issuer.key, created: CREATED});
    const options = {suite: new DataIntegrityProof({cryptosuite}), documentLoader};
    const good = await vc.verifyCredential({...options, credential});
    assert.equal(good.verified, true, JSON.stringify(good.error?.errors?.map(String)));
    const credentialSubject = {...(credential['credentialSubject'] as object), endorsementComment: 'Autre'};
    const bad = await vc.verifyCredential({...options, credential: {...credential, credentialSubject}});
    assert.equal(bad.verified, false);
  });

  it('verifies what the other signs', async () => {
    const {privateKeyMultibase, publicKeyMultibase} = await generateSigningKey();
    const id = `${issuer.id}#key-9`;
    const pair = await ed25519Multikey.from({
      '@context': 'https://w3id.org/security/multikey/v1',
      id,
      type: 'Multikey',
      controller: issuer.id,
      publicKeyMultibase,
      secretKeyMultibase: privateKeyMultibase,
    });
    const suite = new DataIntegrityProof({signer: pair.signer(), cryptosuite, date: '2026-06-01T08:00:00Z'});
    const signed = (await vc.issue({
      credential: structuredClone(issuer.badge()),
      suite,
      documentLoader,
    })) as JsonObject;
    const own = issuer.web.get(issuer.id) ?? '';
    issuer.web.set(
      issuer.id,
      issuerDocument({id: issuer.id, name: 'INAE', keys: [{id, publicKeyMultibase}]}),
    );
    const integrity = (await issuer.check(signed)).checks.slice(0, 4);
    assert.ok(
      integrity.every(({result}) => result === 'pass'),
      JSON.stringify(integrity),
    );
    const bad = verdictLine(await issuer.check({...signed, name: 'Another'}));
    assert.match(bad, /integrity:fail:SIGNATURE_INVALID/);
    issuer.web.set(issuer.id, own);
  });
});

/** The other library wants the key and its controller in the shape of a DID document. */
function keyDocument(issuer: TestIssuer, url: string): JsonObject | undefined {
  const key = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: issuer.key.verificationMethod,
    type: 'Multikey',
    controller: issuer.id,
    publicKeyMultibase: issuer.key.publicKeyMultibase,
  };
  if (url === key.id) return key;
  if (url !== issuer.id) return undefined;
  return {
    '@context': 'https://www.w3.org/ns/did/v1',
    id: issuer.id,
    assertionMethod: [key.id],
    verificationMethod: [key],
  };
}
