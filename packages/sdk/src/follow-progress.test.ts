import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BackendError} from '@pepites/recognition';
import {followProgress, type FollowOptions} from './follow-progress.js';

/** Says this, and then nothing more. */
const saying = (words: string) => ({
  asked: 0,
  async fetch(): Promise<Response> {
    this.asked++;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(words));
      },
    });
    return Promise.resolve(new Response(body, {headers: {'content-type': 'text/event-stream'}}));
  },
});

const first = async (words: string, more: Partial<FollowOptions> = {}) => {
  const backend = saying(words);
  const all = followProgress({
    ...{backend: 'https://badges.example', token: 't', structure: 's', pathway: 'p'},
    signal: AbortSignal.timeout(3000),
    fetch: async () => backend.fetch(),
    ...more,
  });
  try {
    return await all.next();
  } finally {
    assert.equal(backend.asked, 1);
  }
};

describe('followProgress', () => {
  for (const [what, words] of [
    ['progress that is not JSON', 'event: progress\ndata: {"steps":\n\n'],
    ['an end that is not JSON', 'event: end\ndata: soon\n\n'],
    ['a line without end', 'x'.repeat(1_000_001)],
  ] as const)
    it(`ends over ${what}, instead of asking for it again and again`, async () => {
      await assert.rejects(
        first(words),
        (error) => error instanceof BackendError && error.code === 'UNEXPECTED_REPLY',
      );
    });

  it('throws what its caller’s onLive throws', async () => {
    const mine = new Error('mine');
    const onLive = (isLive: boolean): void => {
      if (isLive) throw mine;
    };
    await assert.rejects(first(':\n\n', {onLive}), (error) => error === mine);
  });
});
