import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {countedTogether} from './counted-together.js';

/** Counts that end when they are told to. */
function openCounter() {
  const ends: ((value: number) => void)[] = [];
  const fails: ((error: Error) => void)[] = [];
  const count = () =>
    new Promise<number>((resolve, reject) => {
      ends.push(resolve);
      fails.push(reject);
    });
  const untilBegun = async (times: number) => {
    while (ends.length < times) await new Promise((go) => setTimeout(go, 1));
  };
  return {ends, fails, count, untilBegun};
}

describe('what several ask to be counted', () => {
  it('is counted once for all who ask before it begins, and again for those who ask later', async () => {
    const store = {};
    const {ends, count, untilBegun} = openCounter();
    const first = [1, 2, 3].map(() => countedTogether(store, 'a', count));
    await untilBegun(1);
    const later = [1, 2].map(() => countedTogether(store, 'a', count));
    ends[0]?.(7);
    assert.deepEqual(await Promise.all(first), [7, 7, 7]);
    await untilBegun(2);
    ends[1]?.(8);
    assert.deepEqual(await Promise.all(later), [8, 8]);
    assert.equal(ends.length, 2);
    const last = countedTogether(store, 'a', count);
    await untilBegun(3);
    ends[2]?.(9);
    assert.equal(await last, 9);
  });

  it('is of one store and one question', async () => {
    const {ends, count, untilBegun} = openCounter();
    const [one, other] = [{}, {}];
    const all = [
      countedTogether(one, 'a', count),
      countedTogether(one, 'b', count),
      countedTogether(other, 'a', count),
    ];
    await untilBegun(3);
    for (const [index, end] of ends.entries()) end(index);
    assert.deepEqual(await Promise.all(all), [0, 1, 2]);
  });

  it('fails for those who asked for it only', async () => {
    const store = {};
    const {ends, fails, count, untilBegun} = openCounter();
    const first = countedTogether(store, 'a', count);
    await untilBegun(1);
    const later = countedTogether(store, 'a', count);
    fails[0]?.(new Error('gone'));
    await assert.rejects(first, /gone/);
    await untilBegun(2);
    ends[1]?.(1);
    assert.equal(await later, 1);
  });
});
