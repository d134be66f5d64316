import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {secure} from '../../test/proofs.js';
import {clone, createTestIssuer, fetchFrom, NOW, type TestIssuer, verdictLine} from '../../test/support.js';
import {parse} from '../index.js';
import {signCredentialJwt} from '../sign.js';
import type {KnownRecipient, Policy} from '../types.js';
import {createVerifier} from '../verify.js';

type Tree = Record<string, unknown>;

describe('verify, given what it was not made for', () => {
  let issuer: TestIssuer;
  let badge: Tree;
  before(async () => {
    issuer = await createTestIssuer();
    badge = clone(await issuer.issue());
  });

  describe('objects', () => {
    it('judges the object that parse shows, also when it has the members of a parsed one', async () => {
      const shown: Tree = clone(badge);
      tree(tree(shown['credentialSubject'])['achievement'])['name'] = 'Un autre badge';
      const disguise = {
        format: 'ob3',
        container: 'json',
        document: {},
        text: JSON.stringify(badge),
        view: {},
      };
      const input = {...shown, ...disguise};
      assert.equal((await parse(input)).view.name, 'Un autre badge');
      assert.notEqual((await issuer.check(input)).outcome, 'verified');
      assert.equal(verdictLine(await issuer.check(await parse(badge))), 'verified');
    });

    it('refuses what is no badge with a verdict, never with an exception', async () => {
      const disguise = {format: 'ob3', container: 'json', document: {}, view: {}};
      const trap = () => {
        throw new Error('looked at');
      };
      const inputs: readonly unknown[] = [
        null,
        {...disguise, text: 5},
        {...disguise, text: null},
        Object.defineProperty({...disguise}, 'text', {get: trap, enumerable: true}),
        new Proxy({}, {ownKeys: trap, getOwnPropertyDescriptor: trap}),
      ];
      for (const input of inputs) {
        const {outcome, checks} = await issuer.check(input as object);
        assert.deepEqual([outcome, checks[0]?.code], ['refused', 'NOT_A_CREDENTIAL']);
      }
    });
  });

  describe('a policy of no known name', () => {
    it('is the strict one', async () => {
      const jwt = await signCredentialJwt(issuer.badge(), {key: issuer.key});
      const [header = '', payload = ''] = jwt.split('.');
      const {sub: _, ...claims} = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Tree;
      const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      const signature = await issuer.key.sign(new TextEncoder().encode(signed));
      const text = `${signed}.${Buffer.from(signature).toString('base64url')}`;
      for (const policy of ['strict', 'Strict', '']) {
        const verdict = await issuer.check(text, {policy: policy as Policy});
        assert.equal(verdictLine(verdict), 'refused integrity:fail:JWT_CLAIMS', policy);
        assert.equal(verdict.policy, 'strict');
      }
    });
  });

  describe('somebody without a name', () => {
    const given = async (identity: object, recipient: KnownRecipient) => {
      const copy: Tree = clone(issuer.badge());
      tree(copy['credentialSubject'])['identifier'] = [
        {type: 'IdentityObject', identityType: 'emailAddress', ...identity},
      ];
      const signed = await secure(copy, {kind: 'eddsa-rdfc-2022', key: issuer.key});
      return verdictLine(await issuer.check(signed, {recipient}));
    };

    it('is not the owner of a badge whose identifier is empty, or the hash of its salt alone', async () => {
      const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('salt'));
      const hashed = {
        hashed: true,
        salt: 'salt',
        identityHash: `sha256$${Buffer.from(bytes).toString('hex')}`,
      };
      for (const recipient of [{email: ''}, {email: '  '}, {identifiers: ['']}]) {
        for (const identity of [{hashed: false}, hashed]) {
          assert.equal(await given(identity, recipient), 'refused recipient:fail:RECIPIENT_DIFFERS');
        }
      }
    });

    it('compares identifiers as they are, and addresses in either case', async () => {
      const plain = {hashed: false, identityHash: 'Nour@Example.fr'};
      assert.equal(await given(plain, {email: 'nour@example.FR'}), 'verified');
      assert.equal(
        await given({hashed: false, identityHash: 'a1'}, {identifiers: ['A1']}),
        'refused recipient:fail:RECIPIENT_DIFFERS',
      );
    });
  });

  describe('a number beyond all numbers', () => {
    it('is not the same as null to canonical JSON', async () => {
      const kind = 'eddsa-jcs-2022';
      const document = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: issuer.id,
        credentialSubject: {points: null},
      };
      const text = JSON.stringify(await secure(document, {kind, key: issuer.key}));
      assert.equal(verdictLine(await issuer.check(text)), 'verified');
      const copy = text.replace('"points":null', '"points":1e999');
      assert.equal(verdictLine(await issuer.check(copy)), 'refused integrity:fail:JSONLD_INVALID');
    });
  });

  describe('a clock that shows no time', () => {
    it('is past the end of a JWT that alone says when it ends', async () => {
      const iss = issuer.id;
      const credential = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: iss,
        credentialSubject: {id: 'urn:x'},
      };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const header = {alg: 'EdDSA', kid: issuer.key.verificationMethod};
      const signed = `${part(header)}.${part({...credential, iss, exp: NOW.getTime() / 1000 + 60})}`;
      const signature = await issuer.key.sign(new TextEncoder().encode(signed));
      const jwt = `${signed}.${Buffer.from(signature).toString('base64url')}`;
      assert.equal((await issuer.check(jwt)).outcome, 'verified');
      const line = verdictLine(await issuer.check(jwt, {now: new Date(Number.NaN)}));
      assert.equal(line, 'refused integrity:fail:EXPIRED');
    });
  });

  describe('a claim vc that is no credential', () => {
    it('is refused beside a credential of VC 2.0', async () => {
      const jwt = await signCredentialJwt({...issuer.badge(), vc: [issuer.badge()]}, {key: issuer.key});
      assert.equal(verdictLine(await issuer.check(jwt)), 'refused integrity:fail:JWT_CLAIMS');
    });
  });

  describe('a number of workers that is none', () => {
    it('still verifies each', async () => {
      const engine = createVerifier({fetchDocument: fetchFrom(issuer.web), clock: () => NOW});
      const verdicts = await engine.verifyAll([badge, badge], {concurrency: Number.NaN});
      assert.deepEqual(verdicts.map(verdictLine), ['verified', 'verified']);
    });
  });
});

function tree(value: unknown): Tree {
  return value as Tree;
}
