import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createTestIssuer, CREATED, verdictLine} from '../../test/support.js';
import {buildEdTechRevocationList, buildEndorsementCredential, signCredential} from '../sign.js';

describe('buildEndorsementCredential', () => {
  it('builds what verifies, by itself and within a badge', async () => {
    const issuer = await createTestIssuer();
    const {id} = issuer.badge();
    const unsigned = buildEndorsementCredential({
      id: `${issuer.id}/endorsements/1`,
      name: 'Recommandation',
      issuer: {id: issuer.id, name: 'INAE', url: 'https://inae.example/'},
      validFrom: CREATED,
      validUntil: new Date('2031-06-01T08:00:00Z'),
      subjectId: String(id),
      comment: 'Utile',
    });
    const endorsement = await signCredential(unsigned, {key: issuer.key, created: CREATED});
    const verdict = await issuer.check(endorsement);
    assert.deepEqual([verdictLine(verdict), verdict.format], ['verified', 'ob3-endorsement']);
    const badge = {...issuer.badge(), endorsement: [endorsement]};
    const whole = await issuer.check(await signCredential(badge, {key: issuer.key, created: CREATED}));
    assert.deepEqual([verdictLine(whole), whole.nested.map(verdictLine)], ['verified', ['verified']]);
  });
});

describe('buildEdTechRevocationList', () => {
  it('builds a list by which a badge is revoked, or not', async () => {
    const issuer = await createTestIssuer();
    const id = `${issuer.id}/revoked`;
    const unsigned = issuer.badge({credentialStatus: {id, type: '1EdTechRevocationList'}});
    // The type is a term of the extensions' context.
    const contexts = [
      ...(unsigned['@context'] as string[]),
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    ];
    const options = {key: issuer.key, created: CREATED};
    const badge = await signCredential({...unsigned, '@context': contexts}, options);
    const publish = (revoked: {id: string; reason?: string}[]) =>
      issuer.web.set(id, buildEdTechRevocationList({id, issuerId: issuer.id, revoked}));
    publish([{id: 'urn:x:1'}]);
    assert.equal(verdictLine(await issuer.check(badge)), 'verified');
    publish([{id: 'urn:x:1'}, {id: String(badge['id']), reason: 'Erreur'}]);
    assert.equal(verdictLine(await issuer.check(badge)), 'refused status:fail:REVOKED');
  });
});
