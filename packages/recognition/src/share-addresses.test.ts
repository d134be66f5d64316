import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addressWith, linkedInProfileUrl, sharePlaces} from './share-addresses.js';

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

describe('linkedInProfileUrl, of what others wrote', () => {
  it('names the organisation by its number where LinkedIn has one, and by its name where that is none', () => {
    const of = (organisationId: string): (string | null)[] => {
      const {searchParams} = new URL(linkedInProfileUrl({...shown, organisationId}));
      return [searchParams.get('organizationId'), searchParams.get('organizationName')];
    };
    assert.deepEqual(of('1234567'), ['1234567', null]);
    assert.deepEqual(of('12&x=1'), [null, shown.organisation]);
  });

  it('leaves out what is no date', () => {
    const address = linkedInProfileUrl({...shown, awardedAt: 'bientôt', validUntil: ''});
    assert.doesNotMatch(address, /NaN|Year|Month/);
  });
});

describe('sharePlaces', () => {
  it('are plain addresses that hold the page and what is said of it', () => {
    const page = {url: shown.url, title: 'Mon badge : « Com’un gant & co »', words: 'Badge. Donné par\ud83d'};
    const places = sharePlaces(page);
    assert.equal(new URL(places.linkedin).searchParams.get('url'), shown.url);
    assert.equal(new URL(places.facebook).searchParams.get('u'), shown.url);
    assert.deepEqual(
      [...new URL(places.x).searchParams],
      [
        ['text', 'Badge. Donné par\ufffd'],
        ['url', shown.url],
      ],
    );
    assert.equal(new URL(places.whatsapp).searchParams.get('text'), `Badge. Donné par\ufffd ${shown.url}`);
    assert.equal(new URL(places.email).searchParams.get('subject'), page.title);
  });
});
