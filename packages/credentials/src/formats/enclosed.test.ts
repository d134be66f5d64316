import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {CREATED, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {CREDENTIALS_V2, OPEN_BADGES_3} from '../contexts/urls.js';
import {signCredential, signCredentialJwt} from '../sign.js';
import type {JsonObject} from '../types.js';

const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

/** A recommendation of something by this issuer. */
function endorsement(by: TestIssuer, subjectId: string): JsonObject {
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3],
    id: `${by.id}/endorsements/1`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: {id: by.id, type: ['Profile'], name: 'Un partenaire'},
    validFrom: '2026-06-01T08:00:00Z',
    name: 'Recommandation',
    credentialSubject: {
      id: subjectId,
      type: ['EndorsementSubject'],
      endorsementComment: 'Je recommande ce badge.',
    },
  };
}

describe('what comes with a credential', () => {
  let issuer: TestIssuer;
  let partner: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
    partner = await createTestIssuer('https://partner.example/issuers/2');
    for (const [url, document] of partner.web) issuer.web.set(url, document);
  });

  const signed = (document: JsonObject, by: TestIssuer) =>
    signCredential(document, {key: by.key, created: CREATED});

  it('has verdicts of its own, embedded or as a JWT, wherever it stands', async () => {
    const badge = issuer.badge();
    const subject = badge['credentialSubject'] as JsonObject;
    const achievement = subject['achievement'] as JsonObject;
    const ofBadge = await signed(endorsement(partner, String(badge['id'])), partner);
    const ofAchievement = endorsement(partner, String(achievement['id']));
    const jwt = await signCredentialJwt(ofAchievement, {key: partner.key});
    // No published context has `endorsementJwt`: only a badge that is a JWT itself can carry it.
    const whole = await signCredentialJwt(
      {
        ...badge,
        endorsement: [ofBadge],
        credentialSubject: {...subject, achievement: {...achievement, endorsementJwt: [jwt]}},
      },
      {key: issuer.key},
    );
    const verdict = await issuer.check(whole);
    assert.equal(verdictLine(verdict), 'verified');
    assert.deepEqual(
      verdict.nested.map((one) => [one.role, one.subjectId, verdictLine(one)]),
      [
        ['endorsement', badge['id'], 'verified'],
        ['endorsement', achievement['id'], 'verified'],
      ],
    );
  });

  it('is refused without changing the verdict on the badge, when it is about something else or was changed', async () => {
    const badge = issuer.badge();
    const other = await signed(endorsement(partner, 'https://elsewhere.example/badges/9'), partner);
    const good = await signed(endorsement(partner, String(badge['id'])), partner);
    const forged = {
      ...good,
      id: `${partner.id}/endorsements/2`,
      credentialSubject: {...(good['credentialSubject'] as JsonObject), endorsementComment: 'Non'},
    };
    const verdict = await issuer.check(await signed({...badge, endorsement: [other, forged]}, issuer));
    assert.equal(verdict.outcome, 'verified');
    assert.deepEqual(verdict.nested.map(verdictLine), [
      'refused recipient:fail:RECIPIENT_DIFFERS',
      'refused integrity:fail:SIGNATURE_INVALID',
    ]);
  });

  it('is verified by itself too, as an endorsement', async () => {
    const alone = await signed(endorsement(partner, issuer.id), partner);
    const verdict = await issuer.check(alone);
    assert.deepEqual([verdict.format, verdict.outcome], ['ob3-endorsement', 'verified']);
  });

  it('of a record are its badges, each with its own verdict', async () => {
    const good = await issuer.issue();
    const bad: JsonObject = {...(await issuer.issue({id: `${issuer.id}/badges/8`})), name: 'Changed'};
    const record: JsonObject = {
      '@context': [CREDENTIALS_V2, CLR, OPEN_BADGES_3],
      id: `${partner.id}/records/1`,
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: {id: partner.id, type: ['Profile'], name: 'Un partenaire'},
      validFrom: '2026-06-01T08:00:00Z',
      name: 'Parcours',
      credentialSubject: {
        type: ['ClrSubject'],
        id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
        verifiableCredential: [good, bad],
      },
    };
    const verdict = await issuer.check(await signed(record, partner));
    assert.deepEqual([verdict.format, verdictLine(verdict)], ['clr2', 'verified']);
    assert.deepEqual(
      verdict.nested.map((one) => [one.role, one.id, verdictLine(one)]),
      [
        ['badge', good['id'], 'verified'],
        ['badge', bad['id'], 'refused integrity:fail:SIGNATURE_INVALID'],
      ],
    );
  });

  it('is not followed without end', async () => {
    let inner = endorsement(partner, 'urn:x');
    for (let level = 0; level < 6; level++) {
      inner = {...endorsement(partner, 'urn:x'), endorsement: [inner]};
    }
    let verdict = await issuer.check(inner);
    let depth = 0;
    for (; verdict.nested[0]; depth++) verdict = verdict.nested[0];
    assert.equal(depth, 4);
    assert.match(verdictLine(verdict), /LIMIT_DEPTH/);
    const many = Array.from({length: 300}, () => endorsement(partner, issuer.id));
    const wide = await issuer.check({...issuer.badge(), endorsement: many});
    assert.equal(wide.nested.length, 300);
    assert.match(verdictLine(wide.nested[250] ?? wide), /LIMIT_DEPTH/);
  });
});
