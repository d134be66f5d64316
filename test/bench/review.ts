/** The bench of `<badge-review>`: a queue of two hundred on a processor four times slower, with real keys and presses. */
import {type Interactions, linesOf, slowdown, timeInteractions} from './interactions.ts';
import type {Section} from './measure.ts';

const rows = 200;

const words = {
  arrow: 'an arrow key',
  open: 'to a request that is open',
  back: 'back to the list',
  filter: 'one badge of the list',
} as const;

export async function benchReview({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const times = await timeReview({acts: isQuick ? 8 : 40});
  return [
    {
      title: `<badge-review>, ${rows} rows, ${slowdown} × slower`,
      lines: linesOf(times, words),
    },
  ];
}

export async function timeReview(options: {
  readonly acts: number;
  readonly isSlowed?: boolean;
}): Promise<Interactions> {
  return timeInteractions({
    ...options,
    entry: 'test/bench/review-page.ts',
    kinds: Object.keys(words),
    open: (page) => page.evaluate((count) => globalThis.openReview(count), rows),
  });
}
