import assert from 'node:assert/strict';
import {createPublicKey, generateKeyPairSync} from 'node:crypto';
import {describe, it} from 'node:test';

import {encodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import {generateKeyPair, importSigningKey, type KeyType} from '../sign.js';
import {selfContainedKey, urlOfDidWeb} from './did.js';
import {keyFromPem} from './pem.js';
import {
  ecFromPoint,
  isPrivateJwk,
  keyFromJwk,
  keyFromMultibase,
  multibaseOf,
  textOfKey,
} from './public-key.js';
import {algorithmOf} from './signer.js';
import {verifySignature} from './verify-signature.js';

const TYPES: readonly KeyType[] = ['Ed25519', 'P-256', 'P-384', 'P-521', 'RSA'];

describe('keys', () => {
  for (const type of TYPES) {
    it(`signs and verifies with ${type}, and with no other key or data`, async () => {
      const {privateJwk} = await generateKeyPair(type);
      const signer = await importSigningKey({privateJwk, verificationMethod: 'https://a.example/#1'});
      const key = keyFromJwk(signer.publicJwk);
      assert.ok(key);
      assert.equal(signer.type, type);
      const data = utf8('hello');
      const signature = await signer.sign(data);
      const algorithm = algorithmOf(type);
      assert.equal(await verifySignature({key, algorithm, signature, data}), true);
      assert.equal(await verifySignature({key, algorithm, signature, data: utf8('hellO')}), false);
      const other = keyFromJwk((await generateKeyPair(type)).publicJwk);
      assert.ok(other);
      assert.equal(await verifySignature({key: other, algorithm, signature, data}), false);
    });
  }

  it('writes and reads Multikeys of Ed25519, P-256 and P-384', async () => {
    for (const type of ['Ed25519', 'P-256', 'P-384'] as const) {
      // Half of all points have an odd y: several keys try both.
      for (let turn = 0; turn < 4; turn++) {
        const {publicJwk, publicKeyMultibase} = await generateKeyPair(type);
        assert.deepEqual(keyFromMultibase(publicKeyMultibase)?.jwk, publicJwk);
      }
    }
  });

  it('reads the did:key examples of the method’s specification', () => {
    const dids: [string, string][] = [
      ['did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp', 'Ed25519'],
      ['did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', 'P-256'],
      ['did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9', 'P-384'],
    ];
    for (const [did, type] of dids) {
      const found = selfContainedKey(did);
      assert.equal(found?.key?.type, type, did);
      assert.equal(found.did, did);
    }
  });

  it('reads a did:jwk and a did:key of RSA', () => {
    const {publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
    const jwk = publicKey.export({format: 'jwk'});
    const key = keyFromJwk(jwk);
    const didJwk = `did:jwk:${encodeBase64Url(utf8(JSON.stringify(jwk)))}`;
    assert.deepEqual(selfContainedKey(`${didJwk}#0`), {did: didJwk, key});
    assert.equal(selfContainedKey(`${didJwk}#1`), undefined);
    assert.equal(key && multibaseOf(key), undefined);
  });

  it('reads PEM of RSA in both forms, of P-256, P-384 and Ed25519', () => {
    const rsa = generateKeyPairSync('rsa', {modulusLength: 2048}).publicKey;
    const texts = [
      rsa.export({type: 'spki', format: 'pem'}),
      rsa.export({type: 'pkcs1', format: 'pem'}),
      ...['P-256', 'P-384'].map((namedCurve) =>
        generateKeyPairSync('ec', {namedCurve}).publicKey.export({type: 'spki', format: 'pem'}),
      ),
      generateKeyPairSync('ed25519').publicKey.export({type: 'spki', format: 'pem'}),
    ];
    for (const pem of texts) {
      const {kty, crv, x, y, n, e} = createPublicKey(pem).export({format: 'jwk'});
      const expected = keyFromJwk(JSON.parse(JSON.stringify({kty, crv, x, y, n, e})));
      assert.ok(expected);
      assert.deepEqual(keyFromPem(pem), expected);
    }
  });

  it('has no key for what is none, is too small, or is private', async () => {
    const small = generateKeyPairSync('rsa', {modulusLength: 1024}).publicKey;
    const {privateJwk} = await generateKeyPair('P-256');
    assert.equal(keyFromJwk(small.export({format: 'jwk'})), undefined);
    assert.equal(keyFromPem(small.export({type: 'spki', format: 'pem'})), undefined);
    assert.equal(keyFromJwk(privateJwk), undefined);
    assert.equal(isPrivateJwk(privateJwk), true);
    const bad: unknown[] = [null, 7, '', 'z', 'z6Mk', 'zNOTAKEY', {kty: 'oct', k: 'AAAA'}, {kty: 'OKP'}];
    for (const value of bad) {
      assert.equal(keyFromJwk(value), undefined);
      assert.equal(keyFromMultibase(value), undefined);
      assert.equal(keyFromPem(value), undefined);
    }
    for (const pem of [
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      '-----BEGIN PUBLIC KEY-----',
    ]) {
      assert.equal(keyFromPem(pem), undefined);
    }
  });

  it('has no key for a point that is not on the curve', () => {
    // About half of all numbers are the x of a point.
    const points = Array.from({length: 40}, (_, x) => Uint8Array.of(2, ...new Uint8Array(31), x + 1));
    const found = points.filter((point) => ecFromPoint('P-256', point) !== undefined);
    assert.ok(found.length > 5 && found.length < 35, `${found.length} of 40`);
  });

  it('compares keys by what they are, not by how they are written', async () => {
    const {publicJwk} = await generateKeyPair('P-256');
    const written = {...publicJwk, kid: 'other', use: 'sig', alg: 'ES256'};
    const [a, b] = [keyFromJwk(publicJwk), keyFromJwk(written)];
    assert.ok(a && b);
    assert.equal(textOfKey(a), textOfKey(b));
  });

  it('knows where a did:web is served', () => {
    assert.equal(urlOfDidWeb('did:web:a.example'), 'https://a.example/.well-known/did.json');
    assert.equal(urlOfDidWeb('did:web:a.example:b:c#k'), 'https://a.example/b/c/did.json');
    assert.equal(urlOfDidWeb('did:web:a.example%3A8443'), 'https://a.example:8443/.well-known/did.json');
    assert.equal(urlOfDidWeb('did:web:'), undefined);
  });
});
