import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createTestIssuer} from '../../test/support.js';
import type {JsonObject} from '../types.js';
import {validateOpenBadgeJson} from './validate-open-badge.js';

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];
const JWS = 'e30.e30.c2ln';

const profile = {
  id: 'https://inae.example/issuers/1',
  type: ['Profile'],
  name: [{'@value': 'INAE', '@language': 'fr'}],
  url: 'https://inae.example/',
  phone: '+33 1 00 00 00 00',
  image: 'https://inae.example/logo.png',
  address: {
    type: 'Address',
    addressCountryCode: 'FR',
    geo: {type: 'GeoCoordinates', latitude: 48.8, longitude: 2.3},
  },
  otherIdentifier: [{type: 'IdentifierEntry', identifier: '123', identifierType: 'ext:siret'}],
  parentOrg: {id: 'https://parent.example/', type: 'Profile'},
  dateOfBirth: '1990-02-28',
};

const endorsement = {
  '@context': CONTEXTS,
  id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000001',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Recommandation',
  issuer: profile.id,
  validFrom: '2026-01-02T00:00:00Z',
  credentialSubject: {
    id: 'https://inae.example/achievements/1',
    type: 'EndorsementSubject',
    endorsementComment: 'Oui',
  },
};

const alignment = {
  type: ['Alignment'],
  targetName: 'Communiquer',
  targetUrl: 'https://referentiel.example/c1',
  targetType: 'CFItem',
};

const achievement = {
  id: 'https://inae.example/achievements/1',
  type: ['Achievement'],
  name: 'Com’un gant',
  description: {'@value': 'Communiquer au travail', '@language': 'fr'},
  criteria: {narrative: 'Dire, écouter, reformuler.'},
  achievementType: 'Badge',
  alignment,
  creator: profile,
  creditsAvailable: 1.5,
  endorsement: [endorsement],
  endorsementJwt: [JWS],
  image: {id: 'https://inae.example/1.png', type: 'Image', caption: 'Un gant'},
  inLanguage: 'fr-FR',
  related: [{type: ['Related'], id: 'https://inae.example/achievements/0', version: '1'}],
  resultDescription: [
    {
      id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000002',
      type: ['ResultDescription'],
      name: 'Niveau',
      resultType: 'RubricCriterionLevel',
      allowedValue: ['1', '2'],
      rubricCriterionLevel: [{id: 'urn:level:1', type: ['RubricCriterionLevel'], name: 'Un', points: '1'}],
    },
  ],
  tag: ['parler', 'écouter'],
};

/** A badge with nearly everything that a badge can have. */
const full = {
  '@context': CONTEXTS,
  id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000003',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Com’un gant',
  issuer: profile,
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2025-12-31T00:00:00+01:00',
  credentialSubject: {
    id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000004',
    type: ['AchievementSubject'],
    achievement,
    activityStartDate: '2025-12-01T08:00:00',
    creditsEarned: 1,
    identifier: [
      {type: 'IdentityObject', hashed: true, identityHash: 'sha256$b5809d8a', identityType: 'emailAddress'},
    ],
    result: [{type: ['Result'], status: 'Completed', value: 'A', resultDescription: 'urn:result:1'}],
    source: profile,
  },
  evidence: [{type: ['Evidence'], id: 'https://inae.example/evidence/1', narrative: 'Une vidéo'}],
  credentialSchema: {id: 'https://example.org/schema.json', type: '1EdTechJsonSchemaValidator2019'},
  credentialStatus: {id: 'https://inae.example/revoked', type: '1EdTechRevocationList'},
  refreshService: {id: 'https://inae.example/refresh', type: '1EdTechCredentialRefresh'},
  termsOfUse: [{type: 'Terms'}],
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    verificationMethod: 'did:example:a#key',
    proofPurpose: 'assertionMethod',
    proofValue: 'z1',
  },
};

/** The badge with the member at `path` changed; undefined takes it away. */
function changed(path: string, value: unknown, source: object = full): JsonObject {
  const copy = JSON.parse(JSON.stringify(source)) as Record<string, unknown>;
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let owner = copy;
  for (const part of parts) owner = owner[part] as Record<string, unknown>;
  owner[last] = value;
  return JSON.parse(JSON.stringify(copy)) as JsonObject;
}

const record = {
  '@context': [CONTEXTS[0], 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', CONTEXTS[1]],
  id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000005',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Relevé',
  issuer: profile,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:7b5b4b0e-0000-4000-8000-000000000004',
    type: ['ClrSubject'],
    achievement: [achievement],
    verifiableCredential: [full, {type: ['VerifiableCredential', 'Diploma'], anything: null}],
    association: [
      {type: 'Association', associationType: 'isChildOf', sourceId: 'urn:a:1', targetId: 'urn:a:2'},
    ],
  },
};

describe('validateOpenBadgeJson', () => {
  it('accepts a badge with all its members, and one that was built here', async () => {
    assert.deepEqual(validateOpenBadgeJson(full), []);
    const issuer = await createTestIssuer();
    assert.deepEqual(validateOpenBadgeJson(issuer.badge()), []);
    assert.deepEqual(validateOpenBadgeJson(await issuer.issue()), []);
  });

  it('accepts an endorsement and a record', () => {
    assert.deepEqual(validateOpenBadgeJson(endorsement), []);
    assert.deepEqual(validateOpenBadgeJson(record), []);
  });

  it('accepts a badge of Verifiable Credentials 1.1', () => {
    const older = changed('issuanceDate', '2020-01-01T00:00:00Z', {
      ...full,
      '@context': ['https://www.w3.org/2018/credentials/v1', CONTEXTS[1]],
      validFrom: undefined,
    });
    assert.deepEqual(validateOpenBadgeJson(older), []);
    assert.deepEqual(validateOpenBadgeJson(changed('issuanceDate', undefined, older)), [
      'The credential must have issuanceDate',
    ]);
  });

  it('accepts both spellings: one thing alone, or in an array', () => {
    for (const path of ['credentialSubject', 'credentialSubject.achievement', 'proof', 'termsOfUse']) {
      const value = path.split('.').reduce<unknown>((owner, part) => (owner as JsonObject)[part], full);
      const other = Array.isArray(value) ? (value[0] as unknown) : [value];
      assert.deepEqual(validateOpenBadgeJson(changed(path, other)), [], path);
    }
  });

  it('accepts members that it does not know', () => {
    assert.deepEqual(validateOpenBadgeJson(changed('credentialSubject.achievement.level', {a: null})), []);
  });

  const subject = 'credentialSubject';
  const wrong: readonly (readonly [path: string, value: unknown, sentence: string])[] = [
    ['id', undefined, 'The credential must have id'],
    ['id', null, 'id must be string'],
    ['id', '7', 'id must be a URI'],
    ['type', ['VerifiableCredential'], 'type must have OpenBadgeCredential or AchievementCredential'],
    ['type', 'OpenBadgeCredential', 'type must have VerifiableCredential'],
    ['@context', [CONTEXTS[0], 'https://example.org/'], '@context must have that of the credential’s kind'],
    ['@context', CONTEXTS[0], '@context must be array'],
    [
      '@context',
      ['https://example.org/', CONTEXTS[1]],
      '@context[0] must be one of https://www.w3.org/ns/credentials/v2, https://www.w3.org/2018/credentials/v1',
    ],
    ['validFrom', undefined, 'The credential must have validFrom'],
    ['validFrom', '2026-01-01T00:00:00', 'validFrom must be a date and time with its offset'],
    ['awardedDate', '2026-01-01', 'awardedDate must be a date and time with its offset'],
    ['name', 7, 'name must be string or object or array'],
    ['name', {'@value': 'a', url: 'urn:a:b'}, 'name must not have url'],
    ['issuer', undefined, 'The credential must have issuer'],
    ['issuer', ['a'], 'issuer must be string or object'],
    ['issuer.id', undefined, 'issuer must have id'],
    ['issuer.type', 'Person', 'issuer.type must have Profile'],
    ['issuer.phone', 33, 'issuer.phone must be string'],
    ['issuer.url', 'inae.example', 'issuer.url must be a URI'],
    ['issuer.parentOrg.type', 'Organisation', 'issuer.parentOrg.type must have Profile'],
    ['issuer.address.geo.latitude', '48', 'issuer.address.geo.latitude must be number'],
    ['issuer.dateOfBirth', '1990-02-31', 'issuer.dateOfBirth must be a date'],
    [
      'issuer.otherIdentifier.0.identifierType',
      'siret',
      'issuer.otherIdentifier[0].identifierType must be a value of its list, or begin with ext:',
    ],
    [subject, [full.credentialSubject, full.credentialSubject], `${subject} must have at most 1`],
    [`${subject}.type`, 'Person', `${subject}.type must have AchievementSubject`],
    [`${subject}.creditsEarned`, '1', `${subject}.creditsEarned must be number`],
    [`${subject}.identifier.0.hashed`, 'true', `${subject}.identifier[0].hashed must be boolean`],
    [`${subject}.identifier.0.type`, undefined, `${subject}.identifier[0] must have type`],
    [
      `${subject}.result.0.status`,
      'Done',
      `${subject}.result[0].status must be one of Completed, Enrolled, Failed, InProgress, OnHold, Provisional, Withdrew`,
    ],
    [`${subject}.achievement`, undefined, `${subject} must have achievement`],
    [`${subject}.achievement.criteria`, 'Dire', `${subject}.achievement.criteria must be object`],
    [`${subject}.achievement.criteria`, undefined, `${subject}.achievement must have criteria`],
    [`${subject}.achievement.tag`, ['a', 7], `${subject}.achievement.tag[1] must be string`],
    [`${subject}.achievement.inLanguage`, 'français', `${subject}.achievement.inLanguage has the wrong form`],
    [`${subject}.achievement.image.type`, 'Picture', `${subject}.achievement.image.type must have Image`],
    [
      `${subject}.achievement.achievementType`,
      'Medal',
      `${subject}.achievement.achievementType must be a value of its list, or begin with ext:`,
    ],
    [
      `${subject}.achievement.alignment.targetUrl`,
      7,
      `${subject}.achievement.alignment.targetUrl must be string`,
    ],
    [
      `${subject}.achievement.endorsement.0.credentialSubject.id`,
      undefined,
      `${subject}.achievement.endorsement[0].credentialSubject must have id`,
    ],
    [
      `${subject}.achievement.endorsementJwt.0`,
      'a.b',
      `${subject}.achievement.endorsementJwt[0] has the wrong form`,
    ],
    [
      `${subject}.achievement.resultDescription.0.type`,
      ['Result'],
      `${subject}.achievement.resultDescription[0].type must have ResultDescription`,
    ],
    ['evidence', 'https://inae.example/', 'evidence must be object'],
    ['evidence.0.type', 7, 'evidence[0].type must have Evidence'],
    ['credentialStatus.id', undefined, 'credentialStatus must have id'],
    ['proof.type', undefined, 'proof must have type'],
    ['proof.verificationMethod', 'key', 'proof.verificationMethod must be a URI'],
  ];
  for (const [path, value, expected] of wrong) {
    it(`says: ${expected} (${path})`, () => {
      assert.deepEqual(validateOpenBadgeJson(changed(path, value)), [expected]);
    });
  }

  it('looks into the badges of a record', () => {
    const path = 'credentialSubject.verifiableCredential.0.credentialSubject.achievement.name';
    assert.deepEqual(validateOpenBadgeJson(changed(path, undefined, record)), [
      'credentialSubject.verifiableCredential[0].credentialSubject.achievement must have name',
    ]);
    assert.deepEqual(
      validateOpenBadgeJson(changed('credentialSubject.association.0.associationType', 'isNear', record)),
      [
        'credentialSubject.association[0].associationType must be one of ' +
          'exactMatchOf, isChildOf, isParentOf, isPartOf, isPeerOf, isRelatedTo, precedes, replacedBy',
      ],
    );
  });

  it('stops at the first thing in a document that is wrong all over', () => {
    const evidence = Array.from({length: 100_000}, () => 7);
    assert.deepEqual(validateOpenBadgeJson({...full, evidence}), ['evidence[0] must be object']);
  });
});
