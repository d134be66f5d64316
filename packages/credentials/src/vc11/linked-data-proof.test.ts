import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  badgeOfVc11,
  generateTestKey,
  inputOf,
  KEY_ID,
  loadContext,
  signByVcJs,
  signIndependently,
  type SuiteName,
} from '../../test/linked-data-vectors.js';
import {CREDENTIALS_V1, CREDENTIALS_V2} from '../contexts/urls.js';
import {encodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import type {JsonObject} from '../types.js';
import {verifyLinkedDataProof} from './linked-data-proof.js';

const key = await generateTestKey('EdDSA');
const badge = badgeOfVc11();
const proofs: Readonly<Record<SuiteName, JsonObject>> = {
  JsonWebSignature2020: await signByVcJs(badge, 'JsonWebSignature2020', key),
  Ed25519Signature2018: await signByVcJs(badge, 'Ed25519Signature2018', key),
};
const suites = Object.keys(proofs) as SuiteName[];

/** The proof with another protected header over the same signature. */
function withHeader(proof: JsonObject, header: object): JsonObject {
  const signature = String(proof['jws']).split('.')[2] ?? '';
  return {...proof, jws: `${encodeBase64Url(utf8(JSON.stringify(header)))}..${signature}`};
}

describe('verifyLinkedDataProof', () => {
  for (const suite of suites) {
    const proof = proofs[suite];

    describe(suite, () => {
      it('takes a signature of vc.js itself', async () => {
        assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, key)), true);
      });

      it('takes the same signature made by jose over our canonical form', async () => {
        const independent = await signIndependently(badge, suite, key);
        assert.deepEqual(independent, proof);
      });

      for (const [what, changes] of Object.entries({
        name: {name: 'Com’un gans'},
        'issuer’s name': {issuer: {...(badge['issuer'] as JsonObject), name: 'INAF'}},
        date: {expirationDate: '2031-06-01T08:00:01Z'},
        issuer: {issuer: 'https://other.example/'},
        'one more type': {type: [...(badge['type'] as string[]), 'EndorsementCredential']},
      })) {
        it(`refuses another ${what}`, async () => {
          assert.equal(await verifyLinkedDataProof(inputOf({...badge, ...changes}, proof, key)), false);
        });
      }

      it('refuses what was removed', async () => {
        const {expirationDate: _, ...shorter} = badge;
        assert.equal(await verifyLinkedDataProof(inputOf(shorter, proof, key)), false);
      });

      it('says which term no context defines, in the badge and in the proof', async () => {
        const subject = {...(badge['credentialSubject'] as JsonObject), invented: 1};
        for (const [unsecured, ofProof] of [
          [{...badge, invented: 'x'}, proof],
          [{...badge, credentialSubject: subject}, proof],
          // vc.js alone takes this one.
          [{...badge, type: [...(badge['type'] as string[]), 'InventedCredential']}, proof],
          [badge, {...proof, invented: 'x'}],
        ] as const) {
          await assert.rejects(verifyLinkedDataProof(inputOf(unsecured, ofProof, key)), {
            name: 'CredentialError',
            code: 'ERR_TERM_UNDEFINED',
          });
        }
      });

      it('refuses the proof of another badge', async () => {
        const other = {...badge, id: `${String(badge['id'])}8`};
        const stolen = await signByVcJs(other, suite, key);
        assert.equal(await verifyLinkedDataProof(inputOf(badge, stolen, key)), false);
      });

      it('refuses changed proof options', async () => {
        for (const changes of [
          {created: '2023-06-01T08:00:01Z'},
          {domain: 'x'},
          {proofPurpose: 'authentication'},
          {type: suites.find((other) => other !== suite)},
        ]) {
          assert.equal(await verifyLinkedDataProof(inputOf(badge, {...proof, ...changes}, key)), false);
        }
      });

      it('refuses another key', async () => {
        const other = await generateTestKey('EdDSA');
        assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, other)), false);
        const input = inputOf(badge, proof, key);
        const elsewhere = {...input, key: {...input.key, id: `${KEY_ID}1`}};
        assert.equal(await verifyLinkedDataProof(elsewhere), false);
      });

      it('refuses every changed digit of the signature, the last one too', async () => {
        const jws = String(proof['jws']);
        // The last digit carries four bits that nobody reads: `g`, `h`, `i`… may stand for the same bytes.
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const last = alphabet.indexOf(jws.slice(-1));
        const first = jws.lastIndexOf('.') + 1;
        for (const changed of [
          jws.slice(0, -1) + alphabet.charAt(last ^ 1),
          jws.slice(0, first) +
            alphabet.charAt(alphabet.indexOf(jws.charAt(first)) ^ 1) +
            jws.slice(first + 1),
          `${jws}=`,
          `${jws}.`,
        ]) {
          assert.equal(await verifyLinkedDataProof(inputOf(badge, {...proof, jws: changed}, key)), false);
        }
      });

      for (const header of [
        {alg: 'EdDSA', crit: ['b64']},
        {alg: 'EdDSA', b64: true, crit: ['b64']},
        {alg: 'EdDSA', b64: false},
        {alg: 'EdDSA', b64: false, crit: []},
        {alg: 'EdDSA', b64: false, crit: ['b64', 'exp']},
        {alg: 'EdDSA', b64: false, crit: ['b64'], kid: KEY_ID},
        {alg: 'none', b64: false, crit: ['b64']},
        {alg: 'HS256', b64: false, crit: ['b64']},
        {alg: 'ES256', b64: false, crit: ['b64']},
        {alg: 'EdDsa', b64: false, crit: ['b64']},
        {b64: false, crit: ['b64'], typ: 'JWT'},
        [],
      ]) {
        it(`refuses the header ${JSON.stringify(header)}`, async () => {
          assert.equal(await verifyLinkedDataProof(inputOf(badge, withHeader(proof, header), key)), false);
        });
      }

      it('refuses what is no detached JWS', async () => {
        const [header = '', , signature = ''] = String(proof['jws']).split('.');
        for (const jws of [
          undefined,
          7,
          {},
          '',
          '..',
          `${header}..`,
          `${header}.e30.${signature}`,
          `!..${signature}`,
        ]) {
          assert.equal(await verifyLinkedDataProof(inputOf(badge, {...proof, jws}, key)), false);
        }
      });
    });
  }

  it('takes ES256, ES384, PS256 and RS256, each with its own kind of key only', async () => {
    const algorithms = ['ES256', 'ES384', 'PS256', 'RS256'];
    for (const algorithm of algorithms) {
      const own = await generateTestKey(algorithm);
      const proof = await signIndependently(badge, 'JsonWebSignature2020', own);
      assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, own)), true, algorithm);
      assert.equal(await verifyLinkedDataProof(inputOf({...badge, name: 'x'}, proof, own)), false, algorithm);
      assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, key)), false, algorithm);
      const another = await generateTestKey(algorithm);
      assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, another)), false, algorithm);
      const renamed = {...proof, type: 'Ed25519Signature2018'};
      assert.equal(await verifyLinkedDataProof(inputOf(badge, renamed, own)), false, algorithm);
      for (const alg of algorithms.filter((other) => other !== algorithm)) {
        const swapped = withHeader(proof, {alg, b64: false, crit: ['b64']});
        assert.equal(
          await verifyLinkedDataProof(inputOf(badge, swapped, own)),
          false,
          `${algorithm} as ${alg}`,
        );
      }
    }
  });

  it('takes vc.js’s own ES256 and ES384', async () => {
    for (const algorithm of ['ES256', 'ES384']) {
      const own = await generateTestKey(algorithm);
      const proof = await signByVcJs(badge, 'JsonWebSignature2020', own);
      assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, own)), true, algorithm);
    }
  });

  it('refuses a key that says it is for something else, or is none', async () => {
    const proof = proofs.JsonWebSignature2020;
    for (const changes of [{use: 'enc'}, {alg: 'ES256'}, {x: 'AAAA'}, {crv: 'X25519'}, {kty: 'EC'}]) {
      const publicJwk = {...key.publicJwk, ...changes};
      assert.equal(await verifyLinkedDataProof(inputOf(badge, proof, {publicJwk})), false);
    }
  });

  it('uses a key whatever else its document wrote', async () => {
    const publicJwk = {...key.publicJwk, alg: 'EdDSA', use: 'sig', kid: 'k', key_ops: ['sign'], ext: false};
    assert.equal(await verifyLinkedDataProof(inputOf(badge, proofs.JsonWebSignature2020, {publicJwk})), true);
  });

  it('answers for the signature alone: not for the owner of the key, nor for the status', async () => {
    const withStatus = badgeOfVc11({
      credentialStatus: {id: 'https://inae.example/status/1', type: 'urn:x:status'},
    });
    const proof = await signIndependently(withStatus, 'JsonWebSignature2020', key);
    const input = inputOf(withStatus, proof, key);
    const elsewhere = {...input, key: {...input.key, controller: 'did:example:somebody'}};
    assert.equal(await verifyLinkedDataProof(elsewhere), true);
  });

  it('refuses a proof with contexts of its own', async () => {
    const proof = proofs.JsonWebSignature2020;
    const repeated = {...proof, '@context': badge['@context']};
    assert.equal(await verifyLinkedDataProof(inputOf(badge, repeated, key)), true);
    for (const context of [CREDENTIALS_V1, {created: 'urn:x:created'}, []]) {
      assert.equal(await verifyLinkedDataProof(inputOf(badge, {...proof, '@context': context}, key)), false);
    }
  });

  it('loads the contexts that the caller knows, and asks for nothing else but the controller', async () => {
    const asked = new Set<string>();
    const input = inputOf(badge, proofs.JsonWebSignature2020, key);
    const answer = await verifyLinkedDataProof({
      ...input,
      loadContext: (url) => {
        asked.add(url);
        return loadContext(url);
      },
    });
    assert.equal(answer, true);
    assert.deepEqual([...asked].sort(), [...(badge['@context'] as string[]), input.key.controller].sort());
  });

  it('says when a context is not known', async () => {
    const foreign = {...badge, '@context': [...(badge['@context'] as string[]), 'https://evil.example/']};
    await assert.rejects(verifyLinkedDataProof(inputOf(foreign, proofs.JsonWebSignature2020, key)), {
      code: 'ERR_CONTEXT_UNKNOWN',
    });
    const input = inputOf(badge, proofs.JsonWebSignature2020, key);
    await assert.rejects(verifyLinkedDataProof({...input, loadContext: async () => undefined}), {
      code: 'ERR_CONTEXT_UNKNOWN',
    });
  });

  it('does not call a signature bad that vc.js never looked at: it reads VC 1.1 only', async () => {
    const {issuanceDate, expirationDate: _, ...rest} = badge;
    const jws2020 = 'https://w3id.org/security/suites/jws-2020/v1';
    const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    const onVc2 = {...rest, '@context': [CREDENTIALS_V2, openBadges, jws2020], validFrom: issuanceDate};
    const withoutDate = badgeOfVc11({issuanceDate: undefined});
    for (const unsecured of [onVc2, JSON.parse(JSON.stringify(withoutDate)) as JsonObject]) {
      const proof = await signIndependently(unsecured, 'JsonWebSignature2020', key);
      await assert.rejects(verifyLinkedDataProof(inputOf(unsecured, proof, key)), {
        code: 'ERR_CANONICALIZATION',
      });
    }
  });

  it('knows every way of writing a control character, and does not mistake one for another', async () => {
    const text = '\u0001\b\t\n\v\f\r\u001f\u007f " \\ \\t \\\t \\u0007 é';
    const unsecured = badgeOfVc11({name: text});
    const proof = await signByVcJs(unsecured, 'JsonWebSignature2020', key);
    assert.equal(await verifyLinkedDataProof(inputOf(unsecured, proof, key)), true);
    for (const name of [
      text.replace('\\t', '\t'),
      text.replace('\\u0007', '\u0007'),
      text.replace('\v', '\\u000B'),
    ]) {
      assert.equal(await verifyLinkedDataProof(inputOf({...unsecured, name}, proof, key)), false);
    }
  });

  it('does not read an address as the end of a statement', async () => {
    // Old N-Quads leave `>` in an address as it is.
    const unsecured = badgeOfVc11({
      type: ['VerifiableCredential', 'OpenBadgeCredential', 'urn:x:a>.<urn:x:b'],
    });
    const proof = await signIndependently(unsecured, 'JsonWebSignature2020', key);
    await assert.rejects(verifyLinkedDataProof(inputOf(unsecured, proof, key)), {
      code: 'ERR_CANONICALIZATION',
    });
  });
});
