import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {makeProof, secure} from '../../test/proofs.js';
import {clone, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import type {JsonObject} from '../types.js';

type Tree = Record<string, unknown>;

const KIND = 'eddsa-rdfc-2022';
const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const REFUSED = 'refused integrity:fail:JSONLD_INVALID';

describe('verify, where JSON-LD says the same in other words', () => {
  let issuer: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
  });
  const sign = async (document: JsonObject) => secure(document, {kind: KIND, key: issuer.key});
  const line = async (document: object) => verdictLine(await issuer.check(document));
  const achievementOf = (badge: JsonObject) => tree(tree(badge['credentialSubject'])['achievement']);

  describe('statements moved to where an id stands again', () => {
    /** Moves what takes a badge back to another object of its id; the signed statements stay the same. */
    const moved = (badge: JsonObject, to: (copy: Tree) => Tree) => {
      const copy: Tree = clone(badge);
      const other = to(copy);
      other['type'] = [other['type'], 'VerifiableCredential'].flat();
      other['validUntil'] = copy['validUntil'];
      other['credentialStatus'] = copy['credentialStatus'];
      delete copy['validUntil'];
      delete copy['credentialStatus'];
      return copy;
    };
    const expired = () => issuer.badge({validUntil: new Date('2026-07-01T00:00:00Z')});

    it('refuses a status and an end date that were moved into an endorsement of the badge', async () => {
      const endorsement = await sign({
        '@context': issuer.badge()['@context'],
        id: 'urn:uuid:6d1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        issuer: {id: issuer.id, type: ['Profile'], name: 'INAE'},
        validFrom: '2026-06-01T08:00:00Z',
        name: 'Bravo',
        credentialSubject: {
          id: issuer.badge()['id'],
          type: ['EndorsementSubject'],
          endorsementComment: 'Bravo',
        },
      });
      const badge = await sign({...expired(), endorsement: [endorsement]});
      assert.equal(await line(badge), 'refused dates:fail:EXPIRED');
      const copy = moved(badge, (b) => tree(tree(list(b['endorsement'])[0])['credentialSubject']));
      assert.equal(await line(copy), REFUSED);
    });

    it('refuses a status and an end date that were moved into evidence, or the refresh service', async () => {
      const {id} = issuer.badge();
      const evidence = await sign({...expired(), evidence: [{id, type: ['Evidence'], name: 'Film'}]});
      assert.equal(await line(evidence), 'refused dates:fail:EXPIRED');
      assert.equal(await line(moved(evidence, (b) => tree(list(b['evidence'])[0]))), REFUSED);
      const refreshed = await sign({
        ...expired(),
        '@context': [...list(expired()['@context']), EXTENSIONS],
        refreshService: {id, type: '1EdTechCredentialRefresh'},
      });
      assert.equal(await line(moved(refreshed, (b) => tree(b['refreshService']))), REFUSED);
    });

    it('refuses names that were swapped between the issuer and a creator of the same id', async () => {
      const named = async (name: string) => {
        const badge: Tree = clone(issuer.badge());
        achievementOf(badge)['creator'] = {id: issuer.id, type: ['Profile'], name};
        return sign(badge);
      };
      assert.equal(await line(await named('INAE')), 'verified');
      const copy: Tree = clone(await named('Autre nom'));
      tree(copy['issuer'])['name'] = 'Autre nom';
      tree(achievementOf(copy)['creator'])['name'] = 'INAE';
      assert.equal(await line(copy), REFUSED);
    });

    it('refuses a label for a thing without a name, by which it could be cut in two', async () => {
      const badge: Tree = clone(issuer.badge());
      const identity = {
        type: 'IdentityObject',
        hashed: false,
        identityHash: 'a@b.c',
        identityType: 'emailAddress',
      };
      tree(badge['credentialSubject'])['identifier'] = [identity];
      const copy: Tree = clone(await sign(badge));
      tree(copy['credentialSubject'])['identifier'] = [{...identity, id: '_:i'}];
      assert.equal(await line(copy), REFUSED);
    });
  });

  describe('second names', () => {
    it('refuses the end date of a proof under the name that another context gives it', async () => {
      const unsecured = issuer.badge();
      const options = {expires: '2026-07-01T00:00:00Z'};
      const proof = await makeProof(unsecured, {kind: KIND, key: issuer.key, options});
      assert.equal(await line({...unsecured, proof}), 'refused dates:fail:PROOF_EXPIRED');
      const {expires: expiration, ...rest} = proof;
      for (const context of ['https://w3id.org/security/v1', 'https://w3id.org/security/v2']) {
        const copy = {
          ...unsecured,
          '@context': [...list(unsecured['@context']), context],
          proof: {...rest, expiration},
        };
        assert.equal(await line(copy), REFUSED);
      }
    });

    it('refuses a picture under the name of its class', async () => {
      const badge: Tree = clone(issuer.badge());
      const [first] = list(badge['@context']);
      delete badge['awardedDate'];
      delete achievementOf(badge)['inLanguage'];
      badge['@context'] = [first, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'];
      const copy: Tree = clone(await sign(badge));
      assert.equal(await line(copy), 'verified');
      const achievement = achievementOf(copy);
      achievement['Image'] = achievement['image'];
      delete achievement['image'];
      assert.equal(await line(copy), REFUSED);
    });
  });

  describe('arrays in arrays', () => {
    it('refuses a picture that an array hides from readers of JSON', async () => {
      const copy: Tree = clone(await issuer.issue());
      const achievement = achievementOf(copy);
      achievement['image'] = [[achievement['image']]];
      assert.equal(await line(copy), REFUSED);
    });
  });
});

function tree(value: unknown): Tree {
  return value as Tree;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
