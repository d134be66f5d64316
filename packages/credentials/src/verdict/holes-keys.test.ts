import assert from 'node:assert/strict';
import {afterEach, before, describe, it} from 'node:test';

import {makeProof, secure} from '../../test/proofs.js';
import {clone, createTestIssuer, fetchFrom, type TestIssuer, verdictLine} from '../../test/support.js';
import {keyFromJwk} from '../keys/public-key.js';
import {generateKeyPair, importSigningKey, signCredentialJwt, type SigningKey} from '../sign.js';
import type {FetchDocument, JsonObject} from '../types.js';

const KIND = 'eddsa-rdfc-2022';
const JWKS = 'https://inae.example/.well-known/jwks.json';
const NOT_OF_ISSUER = /^refused issuer:fail:KEY_NOT_OF_ISSUER/;

describe('verify, with keys that are not to be trusted', () => {
  let issuer: TestIssuer;
  let published: JsonObject | string;
  before(async () => {
    issuer = await createTestIssuer();
    published = issuer.web.get(issuer.id) ?? '';
  });
  afterEach(() => {
    issuer.web.set(issuer.id, published);
    issuer.web.delete(JWKS);
  });
  /** A badge without a status, whose list would need the issuer's key too. */
  const badge = () => {
    const {credentialStatus: _, ...rest} = issuer.badge();
    return rest;
  };
  const profile = () => ({id: issuer.id, type: ['Profile'], name: 'INAE'});
  const otherKey = async (verificationMethod: string): Promise<SigningKey> =>
    importSigningKey({privateJwk: (await generateKeyPair('Ed25519')).privateJwk, verificationMethod});

  describe('a key that ended', () => {
    it('is the issuer’s no longer', async () => {
      const signed = await secure(badge(), {kind: KIND, key: issuer.key});
      const withExpiry = async (expires: unknown) => {
        const document = clone(published) as Record<string, Record<string, unknown>[]>;
        Object.assign(document['verificationMethod']?.[0] ?? {}, {expires});
        issuer.web.set(issuer.id, document);
        return verdictLine(await issuer.check(signed));
      };
      assert.equal(await withExpiry('2030-01-01T00:00:00Z'), 'verified');
      for (const expires of ['2026-07-01T00:00:00Z', 'soon', null]) {
        assert.match(await withExpiry(expires), NOT_OF_ISSUER, String(expires));
      }
    });

    it('nor at an address of its own, when it was revoked there', async () => {
      issuer.web.set(issuer.id, profile());
      const key = await otherKey(`${issuer.id}/keys/1`);
      const {verificationMethod: id, publicKeyMultibase} = key;
      const method = {id, type: 'Multikey', controller: issuer.id, publicKeyMultibase};
      const signed = await secure(badge(), {kind: KIND, key});
      issuer.web.set(id, method);
      assert.equal(verdictLine(await issuer.check(signed)), 'verified');
      for (const change of [{revoked: '2026-07-01T00:00:00Z'}, {expires: '2026-07-01T00:00:00Z'}]) {
        issuer.web.set(id, {...method, ...change});
        assert.notEqual((await issuer.check(signed)).outcome, 'verified', JSON.stringify(change));
      }
    });
  });

  describe('a key at a neighbour’s address', () => {
    it('is not the issuer’s, however the way there is written', async () => {
      issuer.web.set(issuer.id, profile());
      const fetchDocument: FetchDocument = (url, limits) => fetchFrom(issuer.web)(new URL(url).href, limits);
      for (const way of ['/../../evil/key', '/%2e%2e/%2E%2E/evil/key', '/\\..\\..\\..\\evil/key']) {
        const key = await otherKey(issuer.id + way);
        const {verificationMethod: id, publicKeyMultibase} = key;
        issuer.web.set('https://inae.example/evil/key', {
          id,
          type: 'Multikey',
          controller: issuer.id,
          publicKeyMultibase,
        });
        const unsecured = badge();
        const forged = {...unsecured, proof: await makeProof(unsecured, {kind: KIND, key})};
        assert.notEqual((await issuer.check(forged, {fetchDocument})).outcome, 'verified', way);
      }
    });
  });

  describe('a key of the authority’s set', () => {
    it('is not for signatures when it says that it is for another use, nor for an issuer that it does not name', async () => {
      issuer.web.set(issuer.id, profile());
      const key = await otherKey(`${JWKS}#k`);
      const jwt = await signCredentialJwt(badge(), {key});
      const line = async (change: object) => {
        issuer.web.set(JWKS, {keys: [{...key.publicJwk, kid: 'k', ...change}]});
        return verdictLine(await issuer.check(jwt));
      };
      assert.equal(await line({}), 'verified');
      assert.equal(await line({use: 'sig', key_ops: ['verify'], iss: issuer.id}), 'verified');
      for (const change of [
        {use: 'enc'},
        {key_ops: ['encrypt']},
        {iss: ['https://a.example/']},
        {iss: {id: 'https://a.example/'}},
      ]) {
        assert.match(await line(change), NOT_OF_ISSUER, JSON.stringify(change));
      }
    });

    it('is not of a DID on that host, whose own document says which keys it has', async () => {
      const did = 'did:web:inae.example:users:nour';
      const key = await otherKey(`${did}#k`);
      const jwt = await signCredentialJwt({...badge(), issuer: {...profile(), id: did}}, {key});
      const {publicKeyMultibase} = issuer.key;
      const method = {id: `${did}#own`, type: 'Multikey', controller: did, publicKeyMultibase};
      issuer.web.set('https://inae.example/users/nour/did.json', {id: did, assertionMethod: [method]});
      issuer.web.set(JWKS, {keys: [{...key.publicJwk, kid: `${did}#k`}]});
      assert.match(verdictLine(await issuer.check(jwt)), /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/);
    });
  });

  describe('an RSA key by which everything is its own signature', () => {
    it('is no key', async () => {
      const {publicJwk} = await generateKeyPair('RSA');
      assert.ok(keyFromJwk(publicJwk));
      for (const e of ['AQ', 'AA', 'Ag', 'AAAB']) assert.equal(keyFromJwk({...publicJwk, e}), undefined, e);
    });
  });
});
