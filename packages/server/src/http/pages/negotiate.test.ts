import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {wantedForm} from './negotiate.js';

describe('the words of a page', () => {
  it('are given, unless a program clearly asks for the credential', () => {
    for (const [accept, form] of [
      [undefined, 'page'],
      ['*/*', 'page'],
      ['text/html, application/json', 'page'],
      ['application/json, text/html;q=0.5', 'json'],
      ['application/json;q=0', 'page'],
      ['image/png', 'page'],
      [`${'x,'.repeat(500)}application/json`, 'page'],
    ] as const)
      assert.equal(wantedForm(accept), form, accept);
  });
});
