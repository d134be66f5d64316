import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {makeProof, secure} from '../../test/proofs.js';
import {createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {didKeyOf, generateKeyPair, importSigningKey, type KeyType, type SigningKey} from '../sign.js';
import type {JsonObject} from '../types.js';

const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';

const KINDS: readonly (readonly [kind: string, keyType: KeyType])[] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-2022', 'Ed25519'],
  ['Ed25519Signature2020', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

describe('a Data Integrity proof', () => {
  for (const [kind, keyType] of KINDS) {
    it(`of ${kind} with ${keyType} is verified, and refused once anything is changed`, async () => {
      const issuer = await createTestIssuer(undefined, {keyType});
      const plain = issuer.badge();
      const contexts = plain['@context'] as string[];
      const badge = kind.startsWith('Ed') ? {...plain, '@context': [...contexts, ED25519_2020]} : plain;
      const signed = await secure(badge, {kind, key: issuer.key});
      assert.equal(verdictLine(await issuer.check(signed)), 'verified');
      const proof = signed['proof'] as JsonObject;
      for (const changed of [
        {...signed, name: 'Another'},
        {...signed, awardedDate: '2026-05-29T08:00:00Z'},
        {...signed, proof: {...proof, created: '2026-06-01T08:00:01Z'}},
        {...signed, proof: {...proof, proofValue: flip(String(proof['proofValue']))}},
      ]) {
        assert.match(
          verdictLine(await issuer.check(changed)),
          /^refused .*integrity:fail:(SIGNATURE_INVALID|PROOF_MALFORMED)/,
        );
      }
    });
  }

  it('is refused with a key of another type than its suite signs with', async () => {
    const issuer = await createTestIssuer(undefined, {keyType: 'P-256'});
    const signed = await secure(issuer.badge(), {kind: 'eddsa-rdfc-2022', key: issuer.key});
    assert.match(verdictLine(await issuer.check(signed)), /integrity:fail:KEY_MALFORMED/);
  });

  it('of ecdsa-sd-2023 is refused as a base proof, and undetermined as a derived one', async () => {
    const issuer = await createTestIssuer(undefined, {keyType: 'P-256'});
    const verdict = async (proofValue: string) =>
      verdictLine(
        await issuer.check({
          ...issuer.badge(),
          proof: {
            type: 'DataIntegrityProof',
            cryptosuite: 'ecdsa-sd-2023',
            verificationMethod: issuer.key.verificationMethod,
            proofPurpose: 'assertionMethod',
            proofValue,
          },
        }),
      );
    assert.equal(await verdict('u2V0AAAA'), 'refused integrity:fail:PROOF_NOT_DERIVED');
    assert.equal(await verdict('u2V0BAAA'), 'undetermined integrity:unknown:PROOF_SUITE_UNKNOWN');
    assert.equal(await verdict('zAAA'), 'refused integrity:fail:PROOF_MALFORMED');
  });

  it('counts among its contexts no more than it was made for', async () => {
    const issuer = await createTestIssuer();
    const badge = issuer.badge();
    for (const kind of ['eddsa-rdfc-2022', 'eddsa-jcs-2022']) {
      const options = {'@context': badge['@context']};
      const signed = await secure(badge, {kind, key: issuer.key, options});
      assert.equal(verdictLine(await issuer.check(signed)), 'verified');
      const contexts = [...(badge['@context'] as string[]), ED25519_2020];
      const longer = {...signed, '@context': contexts};
      assert.match(verdictLine(await issuer.check(longer)), /^refused .*integrity:fail:PROOF_MALFORMED/);
    }
  });
});

describe('several proofs', () => {
  let issuer: TestIssuer;
  let other: SigningKey;
  before(async () => {
    issuer = await createTestIssuer();
    const {privateJwk, publicJwk} = await generateKeyPair('P-256');
    const verificationMethod = didKeyOf(publicJwk)?.verificationMethod ?? '';
    other = await importSigningKey({privateJwk, verificationMethod});
  });

  it('are verified when the issuer’s holds and the other’s does too', async () => {
    const badge = issuer.badge();
    const own = await makeProof(badge, {kind: 'eddsa-rdfc-2022', key: issuer.key});
    const second = await makeProof(badge, {kind: 'ecdsa-rdfc-2019', key: other});
    for (const proof of [
      [own, second],
      [second, own],
    ]) {
      assert.equal(verdictLine(await issuer.check({...badge, proof})), 'verified');
    }
    assert.match(
      verdictLine(await issuer.check({...badge, proof: [second]})),
      /^refused issuer:fail:KEY_NOT_OF_ISSUER/,
    );
  });

  it('are refused when one is bad, and warn of one that is not known', async () => {
    const badge = issuer.badge();
    const own = await makeProof(badge, {kind: 'eddsa-rdfc-2022', key: issuer.key});
    const bad = {
      ...(await makeProof(badge, {kind: 'ecdsa-rdfc-2019', key: other})),
      created: '2026-06-02T08:00:00Z',
    };
    assert.match(
      verdictLine(await issuer.check({...badge, proof: [own, bad]})),
      /^refused integrity:fail:SIGNATURE_INVALID/,
    );
    const strange = {type: 'DataIntegrityProof', cryptosuite: 'some-suite-2030', proofValue: 'z1'};
    const verdict = await issuer.check({...badge, proof: [own, strange]});
    assert.equal(verdict.outcome, 'verified');
    assert.deepEqual(
      verdict.warnings.map(({code}) => code),
      ['PROOF_SUITE_UNKNOWN'],
    );
  });

  it('in a chain are verified with what they follow, and refused without it', async () => {
    const badge = issuer.badge();
    const first = await makeProof(badge, {
      kind: 'eddsa-rdfc-2022',
      key: issuer.key,
      options: {id: 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544'},
    });
    const second = await makeProof(
      {...badge, proof: [first]},
      {kind: 'ecdsa-rdfc-2019', key: other, options: {previousProof: first['id']}},
    );
    assert.equal(verdictLine(await issuer.check({...badge, proof: [first, second]})), 'verified');
    const {previousProof: _, ...loose} = second;
    for (const proof of [
      [second],
      [{...first, id: 'urn:uuid:00000000-bec9-4b2e-88cb-a7c7d9dc4544'}, second],
      [first, loose],
      [first, {...second, previousProof: [first['id'], 'urn:x']}],
      [first, {...second, previousProof: second['id'] ?? 'urn:y'}],
    ]) {
      const verdict = verdictLine(await issuer.check({...badge, proof}));
      assert.match(verdict, /^refused .*integrity:fail:(PROOF_CHAIN|SIGNATURE_INVALID)/);
    }
  });
});

/** Another signature of the same length. */
function flip(proofValue: string): string {
  const at = 40;
  const digit = proofValue[at] === '2' ? '3' : '2';
  return proofValue.slice(0, at) + digit + proofValue.slice(at + 1);
}
