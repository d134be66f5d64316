/** What people act in stays quick on a small telephone: the work of each act, in processor time, so that a busy machine fails nothing. */
import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import type {Interactions} from '../bench/interactions.ts';
import {timeRequest} from '../bench/request.ts';
import {timeReview} from '../bench/review.ts';

/**
 * The processor time of an act, in that of a letter typed into a page with one bare field in the same browser: a busy or slow machine makes both
 * longer. A letter takes some 15 ms on a calm machine, slowed four times: four of them are what a person takes for at once.
 */
const mostLetters = 4;
/** Acts that draw much anew; the bench tells how far they are from that. */
const drawsMuch: readonly string[] = ['condition', 'previous', 'review', 'back', 'filter', 'open'];
const mostLettersToDraw = 6;

function assertQuick({acts, bareMs}: Interactions, t: TestContext): void {
  t.diagnostic(`${bareMs.toFixed(1)} ms for a letter in a bare field`);
  for (const {kind, processorMs} of acts)
    t.diagnostic(`${processorMs.toFixed(1)} ms for ${kind}: ${(processorMs / bareMs).toFixed(1)} letters`);
  for (const {kind, processorMs} of acts) {
    const most = drawsMuch.includes(kind) ? mostLettersToDraw : mostLetters;
    const letters = (processorMs / bareMs).toFixed(1);
    assert.ok(processorMs <= most * bareMs, `${kind}: ${letters} letters of ${bareMs} ms, at most ${most}`);
  }
}

describe('each act on a processor four times slower', () => {
  for (const layout of ['page', 'steps'] as const)
    it(`<badge-request layout="${layout}"> with sixty questions answers at once`, async (t) => {
      assertQuick(await timeRequest(layout, {acts: 6, isSlowed: false}), t);
    });

  it('<badge-review> with two hundred requests answers at once', async (t) => {
    assertQuick(await timeReview({acts: 6, isSlowed: false}), t);
  });
});
