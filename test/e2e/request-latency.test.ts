/** What people act in stays quick on a small telephone: the work of each act, in processor time, so that a busy machine fails nothing. */
import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {type Interactions, mostMs} from '../bench/interactions.ts';
import {timeRequest} from '../bench/request.ts';
import {timeReview} from '../bench/review.ts';

/** Acts that draw much anew. The bench says how far they are from what a person takes for at once; here they may not become worse. */
const drawsMuch: readonly string[] = ['condition', 'previous', 'review', 'back', 'filter', 'open'];
const mostToDrawMs = 100;

/** What the browser takes for a letter anywhere is not ours, and grows with what else the machine does. */
function assertQuick({acts, bareMs}: Interactions, t: TestContext): void {
  t.diagnostic(`${bareMs.toFixed(1)} ms for a letter in a bare field`);
  for (const {kind, processorMs} of acts) t.diagnostic(`${processorMs.toFixed(1)} ms for ${kind}`);
  for (const {kind, processorMs} of acts) {
    const most = drawsMuch.includes(kind) ? mostToDrawMs : mostMs;
    assert.ok(processorMs - bareMs <= most, `${kind}: ${processorMs} ms, of which ${bareMs} in any page`);
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
