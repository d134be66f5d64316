import assert from 'node:assert/strict';
import {before, beforeEach, describe, it} from 'node:test';

import {createOb2World, EMAIL, type Ob2World, warningsOf} from '../../../test/open-badges-2.js';
import {verdictLine} from '../../../test/support.js';
import {bakeSvg} from '../../bake.js';
import {encodeBase64Url} from '../../encoding/base64url.js';
import {utf8} from '../../encoding/bytes.js';
import {buildCryptographicKey, buildRevocationList, generateKeyPair, importSigningKey} from '../../sign.js';
import type {JsonObject} from '../../types.js';

const OTHER = 'https://evil.example';
const ID = 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11';
const NOT_LISTED = 'refused integrity:unknown:KEY_UNREACHABLE issuer:fail:KEY_NOT_OF_ISSUER';

describe('verify, on a signed badge of Open Badges 2.0', () => {
  let world: Ob2World;
  let badge: string;
  beforeEach(async () => {
    world = await createOb2World();
    badge = await world.sign();
  });

  it('verifies it by a key of each type, and shows BadgeClass and Profile', async () => {
    for (const keyType of ['RSA', 'Ed25519', 'P-256', 'P-384'] as const) {
      const own = await createOb2World('https://inae.example/ob2', {keyType});
      const verdict = await own.check(await own.sign(), {recipient: {email: EMAIL}});
      assert.equal(verdictLine(verdict), 'verified', keyType);
      assert.deepEqual([verdict.format, warningsOf(verdict)], ['ob2-signed', []]);
      assert.deepEqual([verdict.judged?.name, verdict.judged?.issuer.name], ['Com’un gant', 'INAE']);
    }
  });

  it('verifies it from an image', async () => {
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', badge);
    assert.match(svg, /openbadges:assertion verify="/);
    assert.equal(verdictLine(await world.check(utf8(svg))), 'verified');
  });

  it('finds the key in the Profile itself, and without being told which', async () => {
    const key = world.web.get(world.keyUrl) as JsonObject;
    for (const publicKey of [world.keyUrl, key, [key], ['https://gone.example/k', world.keyUrl]]) {
      world.change(world.profileUrl, {publicKey});
      assert.equal(verdictLine(await world.check(badge)), 'verified');
      const unnamed = await world.sign({verification: {type: 'SignedBadge'}});
      assert.equal(verdictLine(await world.check(unnamed)), 'verified');
    }
  });

  it('refuses a change of any member of the payload', async () => {
    const [header = '', payload = '', signature = ''] = badge.split('.');
    const document = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject;
    for (const name of [...Object.keys(document), 'added']) {
      for (const value of ['changed', undefined]) {
        if (value === undefined && name === 'added') continue;
        const changed = encodeBase64Url(utf8(JSON.stringify({...document, [name]: value})));
        const verdict = await world.check([header, changed, signature].join('.'));
        assert.equal(verdict.outcome, 'refused', `${name} ${String(value)}`);
      }
    }
  });

  it('refuses another algorithm, and the public key taken for a secret', async () => {
    const [, payload = ''] = badge.split('.');
    const {publicKeyPem} = world.web.get(world.keyUrl) as {publicKeyPem: string};
    const forged = async (alg: string) => {
      const signed = `${encodeBase64Url(utf8(JSON.stringify({alg})))}.${payload}`;
      const parameters = {name: 'HMAC', hash: 'SHA-256'};
      const secret = await crypto.subtle.importKey('raw', utf8(publicKeyPem), parameters, false, ['sign']);
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', secret, utf8(signed)));
      return `${signed}.${alg === 'none' ? '' : encodeBase64Url(mac)}`;
    };
    for (const alg of ['none', 'HS256', 'RS1']) {
      assert.equal(verdictLine(await world.check(await forged(alg))), 'refused integrity:fail:JWT_ALGORITHM');
    }
    assert.equal(
      verdictLine(await world.check(await forged('ES256'))),
      'refused integrity:fail:SIGNATURE_INVALID',
    );
  });

  describe('by a key that is not the issuer’s', () => {
    let stranger: Awaited<ReturnType<typeof importSigningKey>>;
    let strangerKey: JsonObject;
    const url = `${OTHER}/key`;
    before(async () => {
      const {privateJwk, publicJwk} = await generateKeyPair('P-256');
      stranger = await importSigningKey({privateJwk, verificationMethod: url});
      strangerKey = buildCryptographicKey({id: url, owner: 'https://inae.example/ob2/profile', publicJwk});
    });

    it('refuses it, whatever the header or the key’s own document say', async () => {
      const named = await world.sign({verification: {type: 'signed', creator: url}}, stranger);
      assert.equal(verdictLine(await world.check(named)), NOT_LISTED);
      world.web.set(url, strangerKey);
      assert.equal(verdictLine(await world.check(named)), NOT_LISTED);
      const silent = await world.sign({verification: {type: 'signed'}}, stranger);
      assert.equal(verdictLine(await world.check(silent)), 'refused integrity:fail:SIGNATURE_INVALID');
      const embedded = await world.sign({verification: {type: 'signed', creator: strangerKey}}, stranger);
      assert.equal(verdictLine(await world.check(embedded)), NOT_LISTED);
      const [, payload = ''] = (await world.sign({}, stranger)).split('.');
      const header = encodeBase64Url(utf8(JSON.stringify({alg: 'ES256', jwk: stranger.publicJwk, kid: url})));
      const signature = encodeBase64Url(await stranger.sign(utf8(`${header}.${payload}`)));
      const line = verdictLine(await world.check(`${header}.${payload}.${signature}`));
      assert.equal(line, 'refused integrity:fail:SIGNATURE_INVALID');
    });

    it('refuses a key that is listed, and belongs to another', async () => {
      world.web.set(url, {...strangerKey, owner: `${OTHER}/profile`});
      world.change(world.profileUrl, {publicKey: [url]});
      const named = await world.sign({verification: {type: 'signed', creator: url}}, stranger);
      assert.equal(verdictLine(await world.check(named)), NOT_LISTED);
    });

    it('refuses a BadgeClass of another issuer', async () => {
      const other = await createOb2World(`${OTHER}/ob2`);
      for (const [address, answer] of other.web) world.web.set(address, answer);
      const theirs = await world.sign({badge: other.badgeUrl});
      assert.equal(verdictLine(await world.check(theirs)), NOT_LISTED);
      const lent = {...(world.web.get(world.badgeUrl) as JsonObject), id: `${OTHER}/badges/1`};
      world.web.set(`${OTHER}/badges/1`, lent);
      const line = verdictLine(await world.check(await world.sign({badge: `${OTHER}/badges/1`})));
      assert.equal(line, 'refused issuer:fail:HOSTED_SCOPE');
    });
  });

  it('accepts a BadgeClass that is written in place, under no address', async () => {
    const badgeClass = {...(world.web.get(world.badgeUrl) as JsonObject), id: `${ID}1`};
    assert.equal(verdictLine(await world.check(await world.sign({badge: badgeClass}))), 'verified');
  });

  it('does not know without key, Profile or BadgeClass', async () => {
    const key = world.web.get(world.keyUrl)!;
    const cases: [string, string][] = [
      [world.keyUrl, 'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE'],
      [
        world.profileUrl,
        'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:ISSUER_UNREACHABLE status:unknown:STATUS_UNREACHABLE',
      ],
      [
        world.badgeUrl,
        'undetermined schema:unknown:HOSTED_UNREACHABLE integrity:unknown:KEY_UNREACHABLE issuer:unknown:ISSUER_UNREACHABLE status:unknown:STATUS_UNREACHABLE',
      ],
      [world.listUrl, 'undetermined status:unknown:STATUS_UNREACHABLE'],
    ];
    for (const [url, line] of cases) {
      const answer = world.web.get(url)!;
      world.web.delete(url);
      assert.equal(verdictLine(await world.check(badge)), line, url);
      world.web.set(url, answer);
    }
    for (const [publicKeyPem, code] of [
      [pem('PRIVATE KEY'), 'KEY_PRIVATE'],
      ['no key', 'KEY_MALFORMED'],
      [undefined, 'KEY_MALFORMED'],
    ] as const) {
      world.change(world.keyUrl, {publicKeyPem});
      assert.equal(
        verdictLine(await world.check(badge)),
        `refused integrity:fail:${code} issuer:fail:${code}`,
      );
      world.web.set(world.keyUrl, key);
    }
  });

  it('refuses what the issuer’s list names, by id, as an object, or by uid', async () => {
    const named = [
      ID,
      {id: ID},
      {id: ID, revocationReason: 'Erreur'},
      {uid: 'abc123'},
      [{id: 'urn:x:1'}, ID],
    ];
    const withUid = await world.sign({uid: 'abc123'});
    for (const revokedAssertions of named) {
      world.change(world.listUrl, {revokedAssertions});
      const line = verdictLine(await world.check(withUid));
      assert.equal(line, 'refused status:fail:REVOKED', JSON.stringify(revokedAssertions));
    }
    world.change(world.listUrl, {revokedAssertions: ['urn:x:1', {id: 'urn:x:2'}, {id: ID, revoked: false}]});
    assert.equal(verdictLine(await world.check(withUid)), 'verified');
  });

  it('does not know from a list that is none, or another issuer’s', async () => {
    const lists: [JsonObject | string | number, string][] = [
      [{}, 'STATUS_LIST_INVALID'],
      ['<html>', 'STATUS_LIST_INVALID'],
      [410, 'STATUS_UNREACHABLE'],
      [{type: 'RevocationList', revokedAssertions: [7]}, 'STATUS_LIST_INVALID'],
      [{type: 'BadgeClass', revokedAssertions: []}, 'STATUS_LIST_INVALID'],
      [
        buildRevocationList({id: world.listUrl, issuerId: `${OTHER}/profile`, revoked: []}),
        'STATUS_LIST_NOT_OF_ISSUER',
      ],
    ];
    for (const [list, code] of lists) {
      world.web.set(world.listUrl, list);
      assert.equal(verdictLine(await world.check(badge)), `undetermined status:unknown:${code}`);
    }
  });

  it('passes where the issuer has no list, and says so', async () => {
    world.change(world.profileUrl, {revocationList: undefined});
    const verdict = await world.check(badge);
    assert.equal(verdict.outcome, 'verified');
    assert.equal(verdict.checks.find(({id}) => id === 'status')?.code, 'NO_STATUS');
  });

  it('refuses two payloads in one, a hosted badge in a JWS, and members that stand twice', async () => {
    const {key} = world;
    const signed = async (payload: string) => {
      const text = [`{"alg":"ES256"}`, payload].map((part) => encodeBase64Url(utf8(part))).join('.');
      return `${text}.${encodeBase64Url(await key.sign(utf8(text)))}`;
    };
    const document = JSON.parse(Buffer.from(badge.split('.')[1]!, 'base64url').toString()) as JsonObject;
    const two = await world.check(await signed(JSON.stringify({...document, vc: document})));
    assert.equal(verdictLine(two), 'refused integrity:fail:PROOF_MALFORMED');
    const twice = await signed(JSON.stringify(document).replace('{', '{"badge":"x",'));
    assert.equal(verdictLine(await world.check(twice)), 'refused format:fail:NOT_A_CREDENTIAL');
    const hosted = await signed(JSON.stringify({...document, verification: {type: 'hosted'}}));
    assert.equal(verdictLine(await world.check(hosted)), 'refused schema:fail:SCHEMA_INVALID');
  });

  it('bounds what a badge may make it do', async () => {
    const publicKey = Array.from({length: 5000}, (_, index) => `https://inae.example/ob2/keys/${index + 10}`);
    world.change(world.profileUrl, {publicKey});
    await world.check(await world.sign({verification: {type: 'signed'}}));
    assert.ok(world.asked.length <= 24, `${world.asked.length} documents`);
    const narrative = 'x'.repeat(8_000_000);
    const line = verdictLine(await world.check(await world.sign({narrative})));
    assert.match(line, /^(?:refused|undetermined) format:unknown:LIMIT_BYTES|KEY_NOT_OF_ISSUER/);
  });
});

/** A text that looks like this kind of PEM. */
function pem(label: string): string {
  return `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`;
}
