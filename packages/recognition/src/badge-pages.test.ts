import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isPageOn, readBadgePage} from './badge-pages.js';

describe('isPageOn', () => {
  it('knows the pages of one platform, with its path and without', () => {
    const platform = 'https://openbadgepassport.com/app/';
    for (const [base, isOn] of [
      ['https://openbadgepassport.com/app', true],
      ['https://openbadgepassport.com', true],
      ['https://openbadgepassport.com/other', false],
      ['https://openbadgepassport.com.example/app', false],
      ['http://openbadgepassport.com/app', false],
      ['https://openbadgepassport.com:8443/app', false],
    ] as const)
      assert.equal(isPageOn(platform, {base}), isOn, base);
  });
});

describe('readBadgePage', () => {
  const base = 'https://openbadgepassport.com/app';

  it('reads a badge’s page, and the frames of it', () => {
    const page = {kind: 'badge', base, id: '123'};
    for (const end of ['', '/', '/embed', '/pic/embed', '/full/embed', '?lang=fr'])
      assert.deepEqual(readBadgePage(`${base}/badge/info/123${end}`), page, end);
    assert.deepEqual(readBadgePage('https://openbadgepassport.com/badge/info/123'), {
      ...page,
      base: 'https://openbadgepassport.com',
    });
  });

  it('reads a person’s page, and a group of the displayer, with the badge that is meant', () => {
    assert.deepEqual(readBadgePage(`${base}/profile/4242`), {kind: 'person', base, person: '4242'});
    const group = {kind: 'group', base: 'https://openbadgepassport.com', person: '4242', group: '0'};
    const address = 'https://openbadgepassport.com/displayer/4242/group/0';
    assert.deepEqual(readBadgePage(address), group);
    assert.deepEqual(readBadgePage(`${address}.json#${encodeURIComponent('https://a.example/b?c=1')}`), {
      ...group,
      badge: 'https://a.example/b?c=1',
    });
    assert.deepEqual(readBadgePage(`${address}#%E0%A4`), group);
  });

  it('knows no other address', () => {
    for (const address of [
      ...['', 'badge/info/1', 'ftp://a.example/badge/info/1', 'https://me:pw@a.example/badge/info/1'],
      ...[
        `${base}/badge/info/`,
        `${base}/badge/info/12x`,
        `${base}/badge/info/1/edit`,
        `${base}/page/view/1`,
      ],
      `${base}/badge/info/${'1'.repeat(16)}`,
    ])
      assert.equal(readBadgePage(address), undefined, address);
  });
});
