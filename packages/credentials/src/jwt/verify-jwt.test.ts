import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {CompactSign, compactVerify, importJWK} from 'jose';

import {createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import {
  didKeyOf,
  generateKeyPair,
  importSigningKey,
  type KeyType,
  signCredential,
  signCredentialJwt,
  type SigningKey,
} from '../sign.js';
import {signJws} from '../sign/jws.js';
import type {JsonObject} from '../types.js';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** The same badge in the form of VC 1.1. */
function asVersion1({validFrom, validUntil, awardedDate: _, ...badge}: JsonObject): JsonObject {
  return {...badge, '@context': [V1, OB], issuanceDate: validFrom, expirationDate: validUntil};
}

describe('a badge as a JWT', () => {
  for (const keyType of ['Ed25519', 'P-256', 'P-384', 'RSA'] as const satisfies readonly KeyType[]) {
    it(`is verified with a key of ${keyType}, on VC 2.0 and VC 1.1, until a letter is changed`, async () => {
      const issuer = await createTestIssuer(undefined, {keyType});
      for (const badge of [issuer.badge(), asVersion1(issuer.badge())]) {
        const jwt = await signCredentialJwt(badge, {key: issuer.key});
        assert.equal(verdictLine(await issuer.check(jwt)), 'verified');
        const [header = '', payload = '', signature = ''] = jwt.split('.');
        const changed = payload.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
        const broken = [header, changed, signature].join('.');
        assert.notEqual((await issuer.check(broken)).outcome, 'verified');
        // An independent implementation reads the same signature.
        const jwk = await importJWK(issuer.key.publicJwk as Record<string, string>, algOf(header));
        const {payload: read} = await compactVerify(jwt, jwk);
        assert.equal(encodeBase64Url(read), payload);
      }
    });
  }
});

function algOf(header: string): string {
  const text = new TextDecoder().decode(decodeBase64Url(header) ?? new Uint8Array());
  return (JSON.parse(text) as {alg: string}).alg;
}

describe('a JWT, attacked', () => {
  let issuer: TestIssuer;
  let other: SigningKey;
  before(async () => {
    issuer = await createTestIssuer(undefined, {keyType: 'P-256'});
    const pair = await generateKeyPair('P-256');
    other = await importSigningKey({
      privateJwk: pair.privateJwk,
      verificationMethod: 'https://evil.example/#key-1',
    });
  });

  const claims = (badge: JsonObject): JsonObject => ({
    iss: issuer.id,
    jti: badge['id'],
    nbf: 1780300800,
    sub: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
    exp: 1938067200,
  });
  const line = async (
    change: {readonly header?: JsonObject; readonly payload?: JsonObject; readonly key?: SigningKey} = {},
  ) => {
    const badge = issuer.badge();
    const payload = {...badge, ...claims(badge), ...change.payload};
    const header = {kid: issuer.key.verificationMethod, typ: 'JWT', ...change.header};
    return verdictLine(
      await issuer.check(await signJws(JSON.stringify(payload), {key: change.key ?? issuer.key, header})),
    );
  };

  it('verifies the one that is not', async () => {
    assert.equal(await line(), 'verified');
  });

  it('refuses a claim that is missing, or says something else', async () => {
    const wrong: JsonObject = {
      iss: 'https://evil.example/',
      jti: 'urn:x',
      nbf: 1,
      sub: 'urn:y',
      exp: 1938067201,
    };
    for (const name of ['iss', 'jti', 'nbf', 'sub', 'exp']) {
      for (const value of [undefined, wrong[name], 'x', null]) {
        const verdict = await line({payload: {[name]: value}});
        assert.match(verdict, /^refused .*integrity:fail:JWT_CLAIMS/, `${name} ${String(value)}`);
      }
    }
  });

  it('refuses a vc claim around a credential of VC 2.0, and a bare one of VC 1.1', async () => {
    const badge = issuer.badge();
    const nested = await signJws(JSON.stringify({...claims(badge), vc: badge}), {
      key: issuer.key,
      header: {kid: issuer.key.verificationMethod},
    });
    assert.match(verdictLine(await issuer.check(nested)), /integrity:fail:JWT_CLAIMS/);
    const old = asVersion1(badge);
    const bare = await signJws(JSON.stringify({...old, ...claims(old)}), {
      key: issuer.key,
      header: {kid: issuer.key.verificationMethod},
    });
    assert.match(verdictLine(await issuer.check(bare)), /^refused .*integrity:fail:JWT_CLAIMS/);
  });

  it('refuses headers that the specification does not allow', async () => {
    for (const header of [
      {jku: 'https://evil.example/jwks.json'},
      {x5u: 'https://evil.example/'},
      {crit: ['b64'], b64: false},
      {cty: 'text/plain'},
      {typ: 'application/octet-stream'},
      {extra: 1},
    ]) {
      assert.match(await line({header}), /^refused .*integrity:fail:JWT_HEADER/, JSON.stringify(header));
    }
    assert.match(await line({header: {kid: undefined}}), /^refused .*integrity:fail:JWT_HEADER/);
  });

  it('refuses alg none, a MAC made with the public key, and an algorithm of another key', async () => {
    const badge = issuer.badge();
    const payload = encodeBase64Url(utf8(JSON.stringify({...badge, ...claims(badge)})));
    const kid = issuer.key.verificationMethod;
    const header = (alg: unknown) => encodeBase64Url(utf8(JSON.stringify({alg, kid})));
    for (const alg of ['none', 'None', undefined, 7, 'constructor', 'RS256', 'EdDSA']) {
      const verdict = verdictLine(await issuer.check(`${header(alg)}.${payload}.AAAA`));
      assert.match(verdict, /^refused .*integrity:fail:JWT_ALGORITHM/, String(alg));
    }
    const secret = utf8(JSON.stringify(issuer.key.publicJwk));
    const mac = await new CompactSign(utf8(JSON.stringify({...badge, ...claims(badge)})))
      .setProtectedHeader({alg: 'HS256', kid})
      .sign(secret);
    assert.match(verdictLine(await issuer.check(mac)), /^refused .*integrity:fail:JWT_ALGORITHM/);
    const unsigned = verdictLine(await issuer.check(`${header('ES256')}.${payload}.`));
    assert.match(unsigned, /^refused .*integrity:fail:PROOF_MALFORMED/);
  });

  it('refuses a private key in the header, and a key of somebody else', async () => {
    const {privateJwk} = await generateKeyPair('P-256');
    const own = await importSigningKey({privateJwk, verificationMethod: issuer.key.verificationMethod});
    assert.match(
      await line({header: {kid: undefined, jwk: privateJwk}, key: own}),
      /integrity:fail:KEY_PRIVATE/,
    );
    // Named as the issuer's, but not the key that the issuer lists under that name.
    assert.match(await line({key: own}), /^refused integrity:fail:SIGNATURE_INVALID/);
    assert.match(
      await line({header: {jwk: own.publicJwk}, key: own}),
      /^refused issuer:fail:KEY_NOT_OF_ISSUER/,
    );
    assert.match(
      await line({header: {kid: undefined, jwk: own.publicJwk}, key: own}),
      /^refused issuer:fail:KEY_NOT_OF_ISSUER/,
    );
    issuer.web.set('https://evil.example/', {keys: [{...other.publicJwk, kid: 'key-1'}]});
    for (const kid of [other.verificationMethod, didKeyOf(other.publicJwk)?.verificationMethod]) {
      const verdict = await line({header: {kid}, key: other});
      assert.match(verdict, /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/, kid);
    }
    issuer.web.delete('https://evil.example/');
  });

  it('does not take a key in the header for the issuer’s while the issuer cannot be asked', async () => {
    const document = issuer.web.get(issuer.id) ?? '';
    issuer.web.delete(issuer.id);
    const verdict = await line({
      header: {kid: undefined, jwk: issuer.key.publicJwk},
      payload: {credentialStatus: undefined},
    });
    issuer.web.set(issuer.id, document);
    assert.equal(verdict, 'undetermined issuer:unknown:KEY_SELF_ASSERTED');
  });

  it('takes a key of the authority’s key set, by its name or by itself', async () => {
    const document = issuer.web.get(issuer.id) ?? '';
    issuer.web.set(issuer.id, {id: issuer.id, type: ['Profile'], name: 'INAE'});
    const jwks = 'https://inae.example/.well-known/jwks.json';
    const listed = {...issuer.key.publicJwk, kid: 'k1'};
    const payload = {credentialStatus: undefined};
    issuer.web.set(jwks, {keys: [listed]});
    assert.equal(await line({header: {kid: 'k1'}, payload}), 'verified');
    assert.equal(await line({header: {kid: `${jwks}#k1`}, payload}), 'verified');
    assert.equal(await line({header: {kid: undefined, jwk: issuer.key.publicJwk}, payload}), 'verified');
    assert.match(await line({header: {kid: 'k2'}, payload}), /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/);
    issuer.web.set(jwks, {keys: [{...listed, iss: 'https://another.example/'}]});
    assert.match(await line({header: {kid: 'k1'}, payload}), /issuer:fail:KEY_NOT_OF_ISSUER/);
    issuer.web.delete(jwks);
    issuer.web.set(issuer.id, document);
  });

  it('takes the key at an address below the issuer’s own, when it names the issuer', async () => {
    const document = issuer.web.get(issuer.id) ?? '';
    issuer.web.delete(issuer.id);
    const id = `${issuer.id}/keys/1`;
    const method = {id, type: 'JsonWebKey', controller: issuer.id, publicKeyJwk: issuer.key.publicJwk};
    const payload = {credentialStatus: undefined};
    issuer.web.set(id, method);
    assert.equal(await line({header: {kid: id}, payload}), 'verified');
    issuer.web.set(id, {...method, controller: 'https://evil.example/'});
    assert.match(await line({header: {kid: id}, payload}), /^undetermined issuer:unknown:KEY_SELF_ASSERTED/);
    issuer.web.delete(id);
    issuer.web.set(issuer.id, document);
  });

  it('refuses what is no badge by its schema, which no context looks after', async () => {
    const badge = issuer.badge();
    const subject = badge['credentialSubject'] as JsonObject;
    const achievement = {...(subject['achievement'] as JsonObject), criteria: ['none']};
    const verdict = await line({payload: {credentialSubject: {...subject, achievement}}});
    assert.match(verdict, /^refused schema:fail:SCHEMA_INVALID/);
  });

  it('accepts under the lenient policy, with a warning, what the public validator accepts', async () => {
    const badge = issuer.badge({credentialStatus: []});
    const {sub: _, ...rest} = claims(badge);
    const jwt = await signJws(JSON.stringify({...badge, ...rest, aud: 'x'}), {
      key: other,
      header: {jwk: other.publicJwk},
    });
    const document = issuer.web.get(issuer.id) ?? '';
    issuer.web.delete(issuer.id);
    const verdict = await issuer.check(jwt, {policy: '1edtech'});
    issuer.web.set(issuer.id, document);
    assert.equal(verdict.outcome, 'verified');
    assert.deepEqual(verdict.warnings.map(({code}) => code).sort(), ['JWT_CLAIMS', 'KEY_SELF_ASSERTED']);
  });

  it('says that a key of RSA makes no Data Integrity proof', async () => {
    const rsa = await createTestIssuer(undefined, {keyType: 'RSA'});
    await assert.rejects(signCredential(rsa.badge(), {key: rsa.key, created: new Date()}), {
      code: 'ERR_KEY_UNSUPPORTED',
    });
  });
});
