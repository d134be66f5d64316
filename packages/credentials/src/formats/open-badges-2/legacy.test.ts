import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {fetchAnswers, type Answer, warningsOf} from '../../../test/open-badges-2.js';
import {NOW, verdictLine} from '../../../test/support.js';
import {encodeBase64Url} from '../../encoding/base64url.js';
import {utf8} from '../../encoding/bytes.js';
import {pemFromJwk} from '../../keys/pem-writer.js';
import {generateKeyPair, importSigningKey} from '../../sign.js';
import type {JsonObject} from '../../types.js';
import {verify} from '../../verify.js';

const BASE = 'https://old.example';
const ASSERTION = `${BASE}/assertions/1`;
const badge: JsonObject = {
  uid: 'abc123',
  recipient: {type: 'email', hashed: false, identity: 'nour@example.fr'},
  badge: `${BASE}/badge`,
  issuedOn: 1401580800,
  verify: {type: 'hosted', url: ASSERTION},
};
const published = (): [string, Answer][] => [
  [ASSERTION, badge],
  [
    `${BASE}/badge`,
    {
      name: 'Robot',
      description: 'd',
      image: `${BASE}/i.png`,
      criteria: `${BASE}/c`,
      issuer: `${BASE}/issuer`,
    },
  ],
  [`${BASE}/issuer`, {name: 'Old issuer', url: BASE}],
];
const UNKNOWN = 'undetermined issuer:unknown:LEGACY';

async function check(input: object | string, changes: readonly [string, Answer][] = []) {
  const web = new Map([...published(), ...changes]);
  return verify(input, {now: NOW, fetchDocument: fetchAnswers(web)});
}

describe('verify, on badges of before Open Badges 2.0', () => {
  it('is never more than undetermined, and shows what the issuer publishes', async () => {
    const verdict = await check(badge);
    assert.equal(verdictLine(verdict), UNKNOWN);
    assert.deepEqual([verdict.format, warningsOf(verdict)], ['ob1', ['LEGACY']]);
    assert.deepEqual([verdict.judged?.name, verdict.judged?.issuer.name], ['Robot', 'Old issuer']);
    const version11 = {
      ...badge,
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      id: ASSERTION,
    };
    assert.equal(verdictLine(await check(version11, [[ASSERTION, version11]])), UNKNOWN);
  });

  it('reads version 0.5, where an address leads to it', async () => {
    const old = {
      recipient: 'sha256$85c4',
      salt: 'sel gris',
      issued_on: '2011-06-01',
      badge: {version: '0.5.0', name: 'Basic', issuer: {origin: BASE, name: 'Old'}},
    };
    const verdict = await check({id: ASSERTION, verify: {type: 'hosted', url: ASSERTION}}, [
      [ASSERTION, old],
    ]);
    assert.deepEqual([verdictLine(verdict), verdict.format], [UNKNOWN, 'ob0.5']);
    assert.match(verdictLine(await check(old)), /^undetermined integrity:unknown:HOSTED_UNREACHABLE/);
  });

  it('refuses one that is revoked, changed, expired, or of another host', async () => {
    assert.equal(verdictLine(await check(badge, [[ASSERTION, 410]])), 'refused status:fail:REVOKED');
    const changed = {...badge, recipient: {type: 'email', hashed: false, identity: 'other@example.fr'}};
    assert.match(verdictLine(await check(changed)), /^refused integrity:fail:HOSTED_DIFFERS/);
    const expired = {...badge, expires: '2020-01-01'};
    assert.match(verdictLine(await check(expired, [[ASSERTION, expired]])), /dates:fail:EXPIRED/);
    const moved = {...badge, verify: {type: 'hosted', url: 'https://evil.example/1'}};
    const line = verdictLine(await check(moved, [['https://evil.example/1', moved]]));
    assert.equal(line, 'refused issuer:fail:HOSTED_SCOPE');
    const endless = {...badge, issuedOn: 1e300};
    assert.match(verdictLine(await check(endless, [[ASSERTION, endless]])), /dates:fail:DATE_MALFORMED/);
  });

  it('checks the signature of a signed one, and the list of revoked badges by uid', async () => {
    const {privateJwk, publicJwk} = await generateKeyPair('RSA');
    const url = `${BASE}/key.pem`;
    const key = await importSigningKey({privateJwk, verificationMethod: url});
    const payload = {...badge, verify: {type: 'signed', url}};
    const text = ['{"alg":"RS256"}', JSON.stringify(payload)]
      .map((part) => encodeBase64Url(utf8(part)))
      .join('.');
    const jws = `${text}.${encodeBase64Url(await key.sign(utf8(text)))}`;
    const pem: [string, Answer] = [url, pemFromJwk(publicJwk)];
    assert.equal(verdictLine(await check(jws, [pem])), UNKNOWN);
    const cut = `${text}.${encodeBase64Url(await key.sign(utf8('other')))}`;
    assert.match(verdictLine(await check(cut, [pem])), /^refused integrity:fail:SIGNATURE_INVALID/);
    assert.match(verdictLine(await check(jws)), /^undetermined integrity:unknown:KEY_UNREACHABLE/);
    const issuer: [string, Answer] = [
      `${BASE}/issuer`,
      {name: 'Old issuer', url: BASE, revocationList: `${BASE}/revoked`},
    ];
    const revoked: [string, Answer] = [`${BASE}/revoked`, {abc123: 'Erreur'}];
    assert.match(verdictLine(await check(jws, [pem, issuer, revoked])), /status:fail:REVOKED/);
    assert.match(verdictLine(await check(jws, [pem, issuer])), /status:unknown:STATUS_UNREACHABLE/);
  });
});
