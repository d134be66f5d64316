import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openObpEmulator} from '../../../../test/emulators/obp/emulator.js';
import {UsageError} from '../command.js';
import {badgePlacesOf} from './badge-places.js';

describe('the Passports whose pages may be shown', () => {
  const named = (url?: string) => badgePlacesOf({env: url === undefined ? {} : {PEPITES_OBP_URL: url}});

  it('are the one that everybody has, others, or none', () => {
    const [usual] = named();
    assert.equal(usual?.knows('https://openbadgepassport.com/app/badge/info/1'), true);
    assert.equal(usual.knows('https://openbadgepassport.com.example/app/badge/info/1'), false);
    const two = named('https://openbadgepassport.com/app, https://passport.example/app');
    assert.deepEqual(
      two.map((place) => place.knows('https://passport.example/app/profile/1')),
      [false, true],
    );
    assert.deepEqual(named('none'), []);
    for (const url of [
      ...['http://openbadgepassport.com/app', 'passport', 'https://a.example,'],
      ...['https://malika@openbadgepassport.com/app', 'https://:secret@passport.example/app'],
    ])
      assert.throws(() => named(url), UsageError, url);
  });

  it('are read when somebody shows such a badge', async () => {
    const obp = await openObpEmulator();
    try {
      const maker = obp.passport.addPerson();
      const badge = obp.passport.issueSelfie(obp.passport.addSelfie(maker), maker);
      const [place] = named(obp.url);
      const placed = await place?.read(`${obp.url}/badge/info/${badge.id}`);
      assert.equal(placed?.kind, 'badge');
      const picture = await place?.picture(placed.badge.pictureUrl ?? '');
      assert.equal(
        Buffer.from(picture ?? [])
          .subarray(1, 4)
          .toString(),
        'PNG',
      );
      await assert.rejects(async () => place?.read(`${obp.url}/badge/info/1`), {code: 'NOT_FOUND'});
    } finally {
      await obp.close();
    }
  });
});
