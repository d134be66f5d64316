import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {clone, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {put, type Tree} from '../../test/tree.js';
import {generateSigningKey, importSigningKey, signCredential} from '../sign.js';
import type {JsonObject} from '../types.js';

const CREATED = new Date('2026-06-01T08:00:00Z');

describe('verify, attacked by whose key it is', () => {
  let issuer: TestIssuer;
  let badge: Tree;
  before(async () => {
    issuer = await createTestIssuer();
    badge = await issuer.issue();
  });

  /** The verdict on a copy of the badge once it has been changed. */
  const changed = async (change: (badge: Tree) => void) => {
    const copy = clone(badge);
    change(copy);
    return verdictLine(await issuer.check(copy));
  };

  it('refuses a proof that was moved from another badge', async () => {
    const other = await issuer.issue({subjectId: 'urn:uuid:1d5a0c6f-6f0c-4e5f-9f0a-3f8f4f3c2a11'});
    assert.equal(
      await changed((copy) => {
        copy['proof'] = other['proof'];
      }),
      'refused integrity:fail:SIGNATURE_INVALID',
    );
  });

  it('refuses somebody else’s did:key, and keeps a good signature apart from its author', async () => {
    const {seed, publicKeyMultibase} = await generateSigningKey();
    const verificationMethod = `did:key:${publicKeyMultibase}#${publicKeyMultibase}`;
    const key = await importSigningKey({seed, verificationMethod});
    const forged = await signCredential(issuer.badge(), {key, created: CREATED});
    assert.equal(verdictLine(await issuer.check(forged)), 'refused issuer:fail:KEY_NOT_OF_ISSUER');
    const own = await signCredential(
      issuer.badge({issuer: {id: `did:key:${publicKeyMultibase}`, name: 'INAE'}, credentialStatus: []}),
      {key, created: CREATED},
    );
    assert.equal((await issuer.check(own)).outcome, 'verified');
    assert.equal(
      (await issuer.check(own, {recognisedIssuers: [issuer.id]})).checks[4]?.code,
      'ISSUER_NOT_RECOGNISED',
    );
  });

  it('does not take a key in the fragment of an address for the issuer’s', async () => {
    const {seed, publicKeyMultibase} = await generateSigningKey();
    const key = await importSigningKey({seed, verificationMethod: `${issuer.id}#${publicKeyMultibase}`});
    const forged = await signCredential(issuer.badge(), {key, created: CREATED});
    assert.equal(verdictLine(await issuer.check(forged)), 'refused issuer:fail:KEY_NOT_OF_ISSUER');
    const web = issuer.web.get(issuer.id) as JsonObject;
    issuer.web.delete(issuer.id);
    const offline = verdictLine(await issuer.check(forged));
    const bare = await signCredential(issuer.badge({credentialStatus: []}), {key, created: CREATED});
    const lenient = await issuer.check(bare, {policy: '1edtech'});
    assert.deepEqual([lenient.outcome, lenient.warnings[0]?.code], ['verified', 'KEY_SELF_ASSERTED']);
    issuer.web.set(issuer.id, web);
    assert.equal(offline, 'undetermined issuer:unknown:KEY_SELF_ASSERTED status:unknown:STATUS_LIST_INVALID');
  });

  it('does not take a key that another controller owns, that is revoked, or of a document about another id', async () => {
    const document = issuer.web.get(issuer.id) as Tree;
    const attempts: ((d: Tree) => void)[] = [
      (d) => {
        put(d, 'verificationMethod.0.controller', 'https://other.example/');
      },
      (d) => {
        put(d, 'verificationMethod.0.revoked', '2026-06-02T00:00:00Z');
      },
      (d) => {
        put(d, 'id', 'https://other.example/');
      },
      (d) => {
        put(d, 'assertionMethod', []);
      },
    ];
    for (const attempt of attempts) {
      const copy = clone(document);
      attempt(copy);
      issuer.web.set(issuer.id, copy);
      const line = verdictLine(await issuer.check(badge));
      assert.match(line, /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/);
    }
    issuer.web.set(issuer.id, document);
  });

  it('is undetermined when the issuer’s document cannot be had, or is not one', async () => {
    const document = issuer.web.get(issuer.id) as Tree;
    for (const served of [undefined, '<html></html>', {id: issuer.id, name: 'A profile'}]) {
      if (served === undefined) issuer.web.delete(issuer.id);
      else issuer.web.set(issuer.id, served);
      assert.equal(
        verdictLine(await issuer.check(badge)),
        'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE status:unknown:STATUS_LIST_INVALID',
      );
    }
    issuer.web.set(issuer.id, document);
  });
});
