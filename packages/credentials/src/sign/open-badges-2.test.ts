import assert from 'node:assert/strict';
import {createPublicKey} from 'node:crypto';
import {describe, it} from 'node:test';

import {keyFromPem} from '../keys/pem.js';
import {
  buildAssertion,
  buildBadgeClass,
  buildCryptographicKey,
  buildProfile,
  buildRevocationList,
  generateKeyPair,
  hashRecipient,
  importSigningKey,
  signAssertion,
} from '../sign.js';

const ISSUER = 'https://inae.example/profile';

describe('the documents of Open Badges 2.0', () => {
  it('hashes a recipient as the specification’s vectors have it', async () => {
    assert.equal(
      await hashRecipient({email: 'nobody@example.org', salt: 'deadsea'}),
      'sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942',
    );
    assert.notEqual(await hashRecipient({email: 'nobody@example.org'}), await hashRecipient({email: 'x'}));
  });

  it('writes only what it was given', () => {
    const recipient = {identity: 'nour@example.fr', hashed: false};
    const verification = 'hosted' as const;
    const issuedOn = new Date('2026-06-01T08:00:00.123Z');
    const id = 'https://inae.example/a/1';
    const badge = 'https://inae.example/b/1';
    assert.deepEqual(buildAssertion({id, recipient, badge, issuedOn, verification, evidence: []}), {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id,
      recipient: {type: 'email', hashed: false, identity: 'nour@example.fr'},
      badge,
      issuedOn: '2026-06-01T08:00:00Z',
      verification: {type: 'hosted'},
    });
    const badgeClass = buildBadgeClass({
      id: badge,
      name: 'n',
      description: 'd',
      imageUrl: 'https://inae.example/i.png',
      criteria: {narrative: 'c'},
      issuerId: ISSUER,
      tags: ['a'],
      alignment: [{targetName: 't', targetUrl: 'https://t.example/'}],
    });
    assert.deepEqual(
      [badgeClass['criteria'], badgeClass['alignment'], badgeClass['tags']],
      [{narrative: 'c'}, [{targetName: 't', targetUrl: 'https://t.example/'}], ['a']],
    );
    const scope = {startsWith: ['https://inae.example/a/']};
    const profile = buildProfile({
      id: ISSUER,
      name: 'INAE',
      url: 'https://inae.example/',
      email: 'x@y',
      scope,
    });
    assert.deepEqual(profile['verification'], {type: 'VerificationObject', ...scope});
    assert.equal('publicKey' in profile, false);
    const list = buildRevocationList({
      id: 'https://inae.example/r',
      issuerId: ISSUER,
      revoked: [{id, reason: 'x'}, {id: badge}],
    });
    assert.deepEqual(list['revokedAssertions'], [{id, revocationReason: 'x'}, {id: badge}]);
  });

  it('writes keys that OpenSSL reads, and that are read back', async () => {
    for (const type of ['RSA', 'P-256', 'P-384', 'Ed25519'] as const) {
      const {publicJwk, privateJwk} = await generateKeyPair(type);
      const key = buildCryptographicKey({id: 'https://inae.example/k', owner: ISSUER, publicJwk});
      const {publicKeyPem} = key as {publicKeyPem: string};
      const read: JsonWebKey = createPublicKey(publicKeyPem).export({format: 'jwk'});
      for (const [name, value] of Object.entries(publicJwk))
        assert.equal(read[name as keyof JsonWebKey], value, type);
      assert.deepEqual(keyFromPem(publicKeyPem)?.jwk, publicJwk, type);
      assert.equal(publicKeyPem, createPublicKey(publicKeyPem).export({format: 'pem', type: 'spki'}));
      assert.throws(() => buildCryptographicKey({id: 'x:y', owner: ISSUER, publicJwk: privateJwk}), {
        code: 'ERR_KEY_UNSUPPORTED',
      });
    }
  });

  it('signs only what says that it is signed', async () => {
    const {privateJwk} = await generateKeyPair('P-256');
    const key = await importSigningKey({privateJwk, verificationMethod: 'https://inae.example/k'});
    await assert.rejects(signAssertion({verification: {type: 'hosted'}}, {key}), {
      code: 'ERR_NOT_A_CREDENTIAL',
    });
    assert.match(await signAssertion({verification: {type: 'signed'}}, {key}), /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});
