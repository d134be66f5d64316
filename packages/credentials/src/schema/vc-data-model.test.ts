import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {skipVectors, vectorDocument, vectorRows} from '../../test/vectors.js';
import type {JsonObject} from '../types.js';
import {checkDataModel, checkIssuer} from './vc-data-model.js';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';

const credential = (changes: JsonObject = {}): JsonObject => ({
  '@context': [V2, 'https://example.org/context', {Diploma: 'https://example.org/#Diploma'}],
  id: 'urn:uuid:5f3f3b0e-3f0a-4a4d-9e4b-0d6c4a1d9f11',
  type: ['VerifiableCredential', 'Diploma'],
  name: 'Diplôme',
  issuer: {id: 'did:example:issuer', name: [{'@value': 'École', '@language': 'fr', '@direction': 'ltr'}]},
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2031-01-01T00:00:00+01:00',
  credentialSubject: {id: 'did:example:subject', diploma: 'CAP'},
  credentialStatus: {type: 'BitstringStatusListEntry', statusListIndex: '7'},
  credentialSchema: {id: 'https://example.org/schema.json', type: 'JsonSchema'},
  refreshService: [{type: 'A'}, {type: ['B', 'C']}],
  evidence: {type: 'Evidence', id: 'https://example.org/proof.pdf'},
  termsOfUse: {type: 'Terms'},
  proof: {type: 'DataIntegrityProof'},
  ...changes,
});

const older = (changes: JsonObject = {}): JsonObject =>
  credential({
    '@context': [V1],
    validFrom: undefined,
    validUntil: undefined,
    issuanceDate: '2020-01-01T00:00:00',
    credentialStatus: undefined,
    refreshService: undefined,
    ...changes,
  });

describe('checkDataModel', () => {
  it('accepts a credential of each version', () => {
    assert.deepEqual(checkDataModel(credential()), []);
    assert.deepEqual(checkDataModel(older()), []);
  });

  it('accepts one value where there may be several, and leaves out what may be left out', () => {
    const least = {'@context': [V2], type: 'VerifiableCredential', credentialSubject: {a: 1}};
    assert.deepEqual(checkDataModel(least), []);
    assert.deepEqual(checkDataModel(credential({credentialSubject: [{a: 1}, {b: 2}]})), []);
  });

  const wrong: readonly (readonly [JsonObject, RegExp])[] = [
    [{'@context': [V1.replace('v1', 'v3')]}, /first @context/],
    [{'@context': V2}, /first @context/],
    [{'@context': ['https://example.org/context', V2]}, /first @context/],
    [{'@context': [V2, 7]}, /Each @context/],
    [{'@context': [V2, 'relative']}, /Each @context/],
    [{type: ['Diploma']}, /type must have VerifiableCredential/],
    [{type: ['VerifiableCredential', 7]}, /type must have/],
    [{id: null}, /^id must be one URL/],
    [{id: ['urn:a:1', 'urn:a:2']}, /^id must be one URL/],
    [{id: 'not a url'}, /^id must be one URL/],
    [{issuer: null}, /^issuer must/],
    [{issuer: ['did:example:a', 'did:example:b']}, /^issuer must/],
    [{issuer: {id: 'nobody'}}, /^issuer\.id/],
    [{issuer: {id: 'did:example:a', name: 7}}, /^issuer\.name/],
    [{name: {'@value': 'x', '@language': 'fr', url: 'urn:x:y'}}, /^name/],
    [{description: {'@language': 'fr'}}, /^description/],
    [{description: []}, /^description/],
    [{description: {'@value': 'x', '@language': null}}, /^description/],
    [{validFrom: '2026-01-01T00:00:00'}, /validFrom must be a date and time with its offset/],
    [{validFrom: '1 January 2026'}, /validFrom/],
    [{validFrom: '2026-02-31T00:00:00Z'}, /validFrom/],
    [{validUntil: null}, /validUntil/],
    [{validUntil: '2025-12-31T23:59:59Z'}, /validUntil is before validFrom/],
    [{credentialSubject: undefined}, /must be a credentialSubject/],
    [{credentialSubject: []}, /must be a credentialSubject/],
    [{credentialSubject: {}}, /says something/],
    [{credentialSubject: [{a: 1}, {}]}, /says something/],
    [{credentialSubject: 'did:example:subject'}, /says something/],
    [{credentialSubject: {id: 7}}, /credentialSubject\.id/],
    [{credentialStatus: {id: 'urn:a:1'}}, /credentialStatus\.type/],
    [{credentialStatus: {type: 2}}, /credentialStatus\.type/],
    [{credentialStatus: {type: 'A', id: ['urn:a:1', 'urn:a:2']}}, /credentialStatus\.id/],
    [{credentialSchema: {type: 'JsonSchema'}}, /credentialSchema must have id/],
    [{credentialSchema: {type: 'JsonSchema', id: 'https ://example.org'}}, /credentialSchema\.id/],
    [{refreshService: {id: 'urn:a:1'}}, /refreshService\.type/],
    [{termsOfUse: [{type: 'A'}, {}]}, /termsOfUse\.type/],
    [{evidence: null}, /evidence must be an object/],
    [{evidence: {type: []}}, /evidence\.type/],
    [{proof: {created: '2026-01-01T00:00:00Z'}}, /proof\.type/],
    [{proof: 'zSignature'}, /proof must be an object/],
  ];
  for (const [changes, sentence] of wrong) {
    it(`refuses ${JSON.stringify(changes)}`, () => {
      const problems = checkDataModel(credential(changes));
      assert.equal(problems.length, 1, problems.join('; '));
      assert.match(problems[0] ?? '', sentence);
    });
  }

  it('asks of version 1.1 when it was issued, once it is signed, and addresses that 2.0 does not ask for', () => {
    assert.deepEqual(checkDataModel(older({issuanceDate: undefined, proof: undefined})), []);
    assert.deepEqual(checkDataModel(older({issuanceDate: undefined})), [
      'issuanceDate must be a date and time',
    ]);
    assert.deepEqual(checkDataModel(older({expirationDate: 'never'})), [
      'expirationDate must be a date and time',
    ]);
    assert.deepEqual(checkDataModel(older({credentialStatus: {type: 'A'}})), [
      'credentialStatus must have id',
    ]);
  });

  it('says at most eight things, however long the document', () => {
    const proof = Array.from({length: 10_000}, () => 7);
    assert.equal(checkDataModel(credential({proof})).length, 8);
  });
});

describe('checkIssuer', () => {
  it('asks who issued a credential', () => {
    assert.deepEqual(checkIssuer(credential()), []);
    assert.deepEqual(checkIssuer(credential({issuer: 'did:example:issuer'})), []);
    for (const issuer of [undefined, null, 'nobody', {name: 'École'}, {id: 'nobody'}]) {
      assert.equal(checkIssuer(credential({issuer})).length, 1);
    }
  });
});

/** Rows whose expectation is argued with here: path → why. */
const ARGUED: Readonly<Record<string, string>> = {
  'w3c-jose-cose/presentation-single.json': 'A presentation is no credential: it has no subject.',
  'w3c-vcdm2/credential-redef-type-fail.json': 'That a protected term is redefined is found by JSON-LD.',
};

describe('checkDataModel, on foreign files', {skip: skipVectors}, () => {
  for (const {path, kind} of vectorRows().filter(({format}) => format === 'vc2-datamodel')) {
    it(`agrees on ${path}`, {skip: ARGUED[path] ?? false}, async () => {
      const problems = checkDataModel(await vectorDocument(path));
      if (kind === 'malformed') assert.notDeepEqual(problems, []);
      else assert.deepEqual(problems, []);
    });
  }
});
