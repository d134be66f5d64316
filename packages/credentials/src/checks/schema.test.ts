import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {createTestIssuer} from '../../test/support.js';
import type {JsonObject} from '../types.js';
import {checkOpenBadgeSchema} from './schema.js';

describe('checkOpenBadgeSchema', () => {
  let badge: JsonObject;
  before(async () => {
    badge = (await createTestIssuer()).badge();
  });

  const subjectWith = (changes: JsonObject): JsonObject => ({
    credentialSubject: {...(badge['credentialSubject'] as JsonObject), ...changes},
  });
  const achievementWith = (changes: JsonObject): JsonObject => {
    const {achievement} = badge['credentialSubject'] as {achievement: JsonObject};
    return subjectWith({achievement: {...achievement, ...changes}});
  };
  const detailOf = (changes: JsonObject) => checkOpenBadgeSchema({...badge, ...changes}).detail;

  it('passes a badge, its issuer a Profile or an address', () => {
    assert.equal(checkOpenBadgeSchema(badge).result, 'pass');
    assert.equal(detailOf({issuer: 'did:example:issuer'}), '');
    assert.equal(detailOf({credentialSubject: [badge['credentialSubject']]}), '');
  });

  it('passes a name in several languages', () => {
    assert.equal(detailOf(achievementWith({name: [{'@value': 'Gant', '@language': 'fr'}]})), '');
  });

  it('asks for what a badge has and another credential may leave out', () => {
    assert.equal(detailOf({id: undefined}), 'id must be a URI');
    assert.equal(detailOf({validFrom: undefined}), 'validFrom must be a date and time');
    assert.match(detailOf({issuer: undefined}), /^issuer must be a URL/);
    assert.match(detailOf({issuer: {id: 'did:example:a', type: 'Person'}}), /^issuer\.type/);
    assert.match(detailOf({type: ['VerifiableCredential']}), /^type must have OpenBadgeCredential/);
    assert.match(detailOf({'@context': ['https://www.w3.org/ns/credentials/v2']}), /Open Badges 3\.0/);
  });

  it('asks what the badge is for, and of whom', () => {
    assert.match(detailOf(subjectWith({type: 'Person'})), /^credentialSubject\.type/);
    assert.match(detailOf(subjectWith({achievement: undefined})), /achievement must be one object/);
    assert.match(detailOf({credentialSubject: [badge['credentialSubject'], {id: 'urn:a:b'}]}), /one object/);
    assert.match(detailOf(achievementWith({id: 'glove'})), /^achievement\.id/);
    assert.match(detailOf(achievementWith({type: undefined})), /^achievement\.type/);
    assert.match(detailOf(achievementWith({name: ' '})), /^achievement\.name/);
    assert.match(detailOf(achievementWith({description: undefined})), /^achievement\.description/);
    assert.match(detailOf(achievementWith({criteria: 'Dire'})), /^achievement\.criteria/);
  });

  it('asks what the data model asks, and says the first five things', () => {
    assert.equal(detailOf({id: 'seven'}), 'id must be one URL');
    const finding = checkOpenBadgeSchema({});
    assert.equal(finding.code, 'SCHEMA_INVALID');
    assert.equal(finding.detail.split('; ').length, 5);
  });
});
