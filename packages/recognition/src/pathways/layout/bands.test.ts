import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inputOf} from '../../../../../test/support/layouts/ours.js';
import {generatedPathway} from '../../../../../test/support/pathways/generated-pathway.js';
import {bandsOf} from './bands.js';
import {layoutPathway} from './layout-pathway.js';

const {steps, edges} = inputOf(generatedPathway(200));

describe('bandsOf', () => {
  it('takes levels until a band is long enough', () => {
    const layout = layoutPathway(steps, edges);
    const bands = bandsOf(layout, {length: 1000});
    assert.ok(bands.length > 2);
    for (const {length} of bands.slice(0, -1)) assert.ok(length >= 1000 && length < 1000 + 96 + 56);
  });

  it('knows the edges that are seen in a band, also those that only pass', () => {
    const layout = layoutPathway(steps, edges);
    const bands = bandsOf(layout, {length: 300});
    assert.deepEqual(new Set(bands.flatMap((band) => band.edges)), new Set(layout.edges));
    for (const {steps: inside, edges: seen} of bands) {
      const levels = inside.map(({level}) => level);
      const [first, last] = [Math.min(...levels), Math.max(...levels)];
      for (const edge of layout.edges) {
        const ends = [layout.steps.get(edge.from)!.level, layout.steps.get(edge.to)!.level];
        const isSeen = Math.min(...ends) <= last && Math.max(...ends) >= first;
        assert.equal(seen.includes(edge), isSeen);
      }
    }
  });

  it('begins at the right for a language that is read from right to left', () => {
    const layout = layoutPathway(steps, edges, {direction: 'rtl'});
    const [first] = bandsOf(layout, {direction: 'rtl'});
    assert.equal(first!.start + first!.length, layout.width);
  });

  it('has none for an empty map', () => {
    assert.deepEqual(bandsOf(layoutPathway([], [])), []);
  });
});
