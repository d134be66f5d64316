import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addressWith, linkedInProfileUrl} from './share-addresses.js';

const shown = {
  name: 'Com’un gant & co',
  organisation: 'Les Trois Saules',
  awardedAt: '2026-01-31T23:30:00Z',
  url: 'https://badges.example/b/x?a=1',
};

describe('linkedInProfileUrl', () => {
  it('fills in the form: months from 1, in UTC, and nothing that is not known', () => {
    assert.deepEqual(Object.fromEntries(new URL(linkedInProfileUrl(shown)).searchParams), {
      startTask: 'CERTIFICATION_NAME',
      name: shown.name,
      organizationName: shown.organisation,
      issueYear: '2026',
      issueMonth: '1',
      certUrl: shown.url,
    });
  });

  it('says when it ends, and its id, where it has them', () => {
    const {searchParams} = new URL(
      linkedInProfileUrl({...shown, validUntil: '2027-12-01T00:00:00Z', certificateId: 'urn:1'}),
    );
    assert.deepEqual(
      ['expirationYear', 'expirationMonth', 'certId'].map((name) => searchParams.get(name)),
      ['2027', '12', 'urn:1'],
    );
  });
});

describe('addressWith', () => {
  it('writes spaces as %20, which mail programs read', () => {
    assert.equal(addressWith('mailto:', {subject: 'Mon badge'}), 'mailto:?subject=Mon%20badge');
  });
});
