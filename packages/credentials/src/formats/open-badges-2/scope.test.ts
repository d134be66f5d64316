import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {isAssertionInScope, isBadgeClassInScope} from './scope.js';

const issuer = (verification?: object, id = 'https://inae.example/profile') => ({
  id,
  document: {id, ...(verification && {verification})},
});

describe('isAssertionInScope', () => {
  const cases: [string, ReturnType<typeof issuer>, string, boolean][] = [
    ['the issuer’s host', issuer(), 'https://inae.example/a', true],
    ['the same host over http:', issuer(), 'http://inae.example/a', true],
    ['another host', issuer(), 'https://evil.example/a', false],
    ['a host below', issuer(), 'https://a.inae.example/a', false],
    ['another port', issuer(), 'https://inae.example:8443/a', false],
    ['no address', issuer(), 'urn:uuid:1', false],
    ['an address with a user name', issuer(), 'https://inae.example@evil.example/a', false],
    ['allowedOrigins', issuer({allowedOrigins: ['a.example', 'b.example']}), 'https://b.example/a', true],
    ['allowedOrigins, one', issuer({allowedOrigins: 'b.example'}), 'https://b.example/a', true],
    [
      'allowedOrigins, as an origin',
      issuer({allowedOrigins: 'https://b.example'}),
      'https://b.example/a',
      true,
    ],
    ['not in allowedOrigins', issuer({allowedOrigins: ['a.example']}), 'https://inae.example/a', false],
    ['startsWith', issuer({startsWith: 'https://b.example/inae/'}), 'https://b.example/inae/1', true],
    [
      'beside startsWith',
      issuer({startsWith: 'https://b.example/inae/'}),
      'https://b.example/other/1',
      false,
    ],
    [
      'out of startsWith by dots',
      issuer({startsWith: 'https://b.example/inae/'}),
      'https://b.example/inae/../1',
      false,
    ],
    ['a longer host', issuer({startsWith: 'https://b.example'}), 'https://b.example.evil.example/1', false],
    [
      'one of several startsWith',
      issuer({startsWith: ['https://a.example/', 'https://b.example/']}),
      'https://b.example/1',
      true,
    ],
    [
      'startsWith without its origin',
      issuer({startsWith: 'https://b.example/', allowedOrigins: 'a.example'}),
      'https://b.example/1',
      false,
    ],
    ['rules that are none', issuer({startsWith: 7, allowedOrigins: []}), 'https://evil.example/1', false],
    [
      'a Profile of http: that vouches for others',
      issuer({allowedOrigins: 'b.example'}, 'http://inae.example/profile'),
      'https://b.example/1',
      false,
    ],
  ];
  for (const [name, from, address, expected] of cases) {
    it(`says ${expected ? 'yes' : 'no'} to ${name}`, () => {
      assert.equal(isAssertionInScope(address, from), expected);
    });
  }

  it('leaves the BadgeClass on the issuer’s own host, whatever is said of assertions', () => {
    const stated = issuer({startsWith: 'https://inae.example/assertions/', allowedOrigins: 'b.example'});
    assert.equal(isBadgeClassInScope('https://inae.example/badges/1', stated), true);
    assert.equal(isBadgeClassInScope('https://b.example/badges/1', stated), true);
    assert.equal(isBadgeClassInScope('https://evil.example/badges/1', stated), false);
  });
});
