import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {backoffMs} from './backoff.js';

describe('backoffMs', () => {
  it('doubles after each failure, up to the longest', () => {
    const bounds = {firstMs: 500, longestMs: 3000};
    assert.deepEqual(
      [0, 1, 2, 3, 4, 1000, Number.MAX_SAFE_INTEGER].map((failures) => backoffMs(bounds, failures)),
      [500, 500, 1000, 2000, 3000, 3000, 3000],
    );
  });
});
