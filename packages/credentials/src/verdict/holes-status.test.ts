import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {createOb2World, type Ob2World} from '../../test/open-badges-2.js';
import {secure} from '../../test/proofs.js';
import {clone, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {buildRevocationList} from '../sign.js';
import type {JsonObject} from '../types.js';

type Tree = Record<string, unknown>;

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const REVOKED = 'refused status:fail:REVOKED';

describe('verify, where a status could be evaded', () => {
  let issuer: TestIssuer;
  let world: Ob2World;
  before(async () => {
    issuer = await createTestIssuer();
    world = await createOb2World();
  });
  const listUrl = 'https://inae.example/revoked';
  /** A badge whose status entry has these members besides the usual, and the extensions to say so. */
  const withStatus = async (changes: JsonObject) => {
    const unsecured = issuer.badge();
    const credentialStatus = {...(unsecured['credentialStatus'] as JsonObject), ...changes};
    const contexts = [...(unsecured['@context'] as string[]), EXTENSIONS];
    const document = {...unsecured, '@context': contexts, credentialStatus};
    return clone<Tree>(await secure(document, {kind: 'eddsa-rdfc-2022', key: issuer.key}));
  };
  const line = async (badge: object) => verdictLine(await issuer.check(badge));

  describe('several purposes in one entry', () => {
    it('are refused: their order is not signed', async () => {
      await issuer.publishList([7]);
      const badge = await withStatus({statusPurpose: ['revocation', 'message']});
      assert.equal(await line(badge), 'refused status:fail:STATUS_PURPOSE');
      (badge['credentialStatus'] as Tree)['statusPurpose'] = ['message', 'revocation'];
      assert.equal(await line(badge), 'refused status:fail:STATUS_PURPOSE');
      await issuer.publishList([]);
    });
  });

  describe('several types in one entry', () => {
    it('are all asked: their order is not signed', async () => {
      await issuer.publishList([7]);
      const id = listUrl;
      issuer.web.set(listUrl, {id, revokedCredential: []});
      const types = ['BitstringStatusListEntry', '1EdTechRevocationList'];
      const badge = await withStatus({id, type: types});
      assert.equal(await line(badge), REVOKED);
      (badge['credentialStatus'] as Tree)['type'] = types.toReversed();
      assert.equal(await line(badge), REVOKED);
      await issuer.publishList([]);
    });
  });

  describe('a list of revoked badges that cannot be read', () => {
    it('clears nobody', async () => {
      const unsecured = issuer.badge();
      const {id} = unsecured;
      const badge = await secure(
        {
          ...unsecured,
          '@context': [...(unsecured['@context'] as string[]), EXTENSIONS],
          credentialStatus: {id: listUrl, type: '1EdTechRevocationList'},
        },
        {kind: 'eddsa-rdfc-2022', key: issuer.key},
      );
      const listed = async (revokedCredential: unknown) => {
        issuer.web.set(listUrl, {id: listUrl, revokedCredential});
        return line(badge);
      };
      assert.equal(await listed([]), 'verified');
      assert.equal(await listed([7, {id}]), REVOKED);
      for (const entries of [null, false, '', [[id]], [{'@id': id}], [{id: [id]}], {[String(id)]: true}]) {
        const verdict = await listed(entries);
        assert.equal(verdict, 'undetermined status:unknown:STATUS_LIST_INVALID', JSON.stringify(entries));
      }
    });

    it('nor does one of version 2.0', async () => {
      const badge = await world.sign();
      const list = world.web.get(world.listUrl) ?? '';
      world.change(world.listUrl, {revokedAssertions: null});
      const verdict = verdictLine(await world.check(badge));
      world.web.set(world.listUrl, list);
      assert.equal(verdict, 'undetermined status:unknown:STATUS_LIST_INVALID');
    });
  });

  describe('more lists than are read', () => {
    it('leave it unknown whether the badge is in one of them', async () => {
      const lists = Array.from({length: 6}, (_, n) => `${world.base}/revoked/${n}`);
      for (const id of lists) {
        world.web.set(id, buildRevocationList({id, issuerId: world.profileUrl, revoked: []}));
      }
      world.change(world.profileUrl, {revocationList: lists});
      const verdict = verdictLine(await world.check(await world.sign()));
      world.change(world.profileUrl, {revocationList: world.listUrl});
      assert.equal(verdict, 'undetermined status:unknown:LIMIT_FETCHES');
    });

    it('and a signed badge that says in any way that it is revoked, is', async () => {
      for (const revoked of [true, 'true', 1, null]) {
        assert.equal(verdictLine(await world.check(await world.sign({revoked}))), REVOKED, String(revoked));
      }
    });
  });

  describe('a hosted badge that says that it is another', () => {
    it('is refused, whatever `verify` says', async () => {
      const given = world.host();
      const other = `${world.base}/assertions/8`;
      world.web.set(world.assertionUrl, {
        ...given,
        id: other,
        verify: {type: 'hosted', url: world.assertionUrl},
      });
      const verdict = verdictLine(await world.check(given));
      world.host();
      assert.equal(verdict, 'refused integrity:fail:HOSTED_DIFFERS');
    });
  });
});
