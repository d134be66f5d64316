import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {draw, drawingOf} from '../../../../../test/support/layouts/ours.js';
import {qualityOf} from '../../../../../test/support/layouts/quality.js';
import {bandsOf} from './bands.js';
import {collapseGroups} from './groups.js';
import {layoutPathway} from './layout-pathway.js';

const ids = Array.from({length: 24}, (_, index) => `s${index}`);
const id = fc.constantFrom(...ids);
const length = fc.integer({min: 8, max: 200});
const direction = fc.constantFrom('ttb', 'ltr', 'rtl');

/** Any graph: cycles, steps that nothing leads to, links to no step, ids that are there twice. */
const graph = fc.record({
  steps: fc.array(
    fc.record(
      {
        id,
        width: length,
        height: length,
        order: fc.integer({min: 0, max: 5}),
        members: fc.array(id, {maxLength: 3}),
      },
      {requiredKeys: ['id', 'width', 'height']},
    ),
    {maxLength: 24},
  ),
  edges: fc.array(fc.record({from: id, to: id, kind: fc.constantFrom('requires', 'suggests')}), {
    maxLength: 40,
  }),
});

/** Each id once, so that the order of what is the same does not matter. */
const cleanGraph = graph.map(({steps, edges}) => ({
  steps: [...new Map(steps.map((step) => [step.id, step])).values()],
  edges,
}));

describe('layoutPathway, for any graph', () => {
  it('covers no step with another, and runs no edge over one', () => {
    fc.assert(
      fc.property(graph, direction, ({steps, edges}, way) => {
        const {overlaps, edgesOverSteps} = qualityOf(draw({steps, edges}, {direction: way}));
        assert.deepEqual({overlaps, edgesOverSteps}, {overlaps: 0, edgesOverSteps: 0});
      }),
    );
  });

  it('does so after a change too', () => {
    fc.assert(
      fc.property(graph, graph, direction, (before, after, way) => {
        const previous = layoutPathway(before.steps, before.edges, {direction: way});
        const {overlaps, edgesOverSteps} = qualityOf(draw(after, {direction: way, previous}));
        assert.deepEqual({overlaps, edgesOverSteps}, {overlaps: 0, edgesOverSteps: 0});
      }),
    );
  });

  it('is the same in whatever order steps and edges come', () => {
    const shuffled = cleanGraph.chain(({steps, edges}) =>
      fc.tuple(
        fc.constant({steps, edges}),
        fc.shuffledSubarray(steps, {minLength: steps.length}),
        fc.shuffledSubarray(edges, {minLength: edges.length}),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{steps, edges}, otherSteps, otherEdges]) => {
        const {notices, ...one} = layoutPathway(steps, edges);
        const {notices: others, ...other} = layoutPathway(otherSteps, otherEdges);
        assert.deepEqual([...other.steps], [...one.steps]);
        assert.deepEqual(other, one);
        const said = (list: typeof notices): string[] => list.map((notice) => JSON.stringify(notice)).sort();
        assert.deepEqual(said(others), said(notices));
      }),
    );
  });

  it('draws each step once, inside the map, and later than what leads to it but for cycles', () => {
    fc.assert(
      fc.property(graph, direction, ({steps, edges}, way) => {
        const layout = layoutPathway(steps, edges, {direction: way});
        assert.deepEqual(new Set(layout.steps.keys()), new Set(steps.map((step) => step.id)));
        for (const {x, y, width, height} of layout.steps.values()) {
          assert.ok(
            x >= -0.5 && y >= -0.5 && x + width <= layout.width + 0.5 && y + height <= layout.height + 0.5,
          );
        }
        const back = layout.notices
          .filter(({code}) => code === 'PATHWAY_CYCLE')
          .map(({steps: ends}) => ends.join());
        for (const {from, to} of layout.edges) {
          const isForward = layout.steps.get(from)!.level < layout.steps.get(to)!.level;
          assert.equal(isForward, !back.includes([from, to].join()));
        }
      }),
    );
  });

  it('cuts into bands that touch, cover all, and hold each step whole', () => {
    fc.assert(
      fc.property(graph, direction, fc.integer({min: 1, max: 600}), ({steps, edges}, way, least) => {
        const layout = layoutPathway(steps, edges, {direction: way});
        const bands = bandsOf(layout, {direction: way, length: least});
        assert.deepEqual(
          bands.flatMap((band) => band.steps.map((step) => step.id)),
          [...layout.steps.keys()],
        );
        const sorted = way === 'rtl' ? bands.toReversed() : bands;
        let end = 0;
        for (const {start, length: own, steps: inside} of sorted) {
          assert.equal(start, end);
          end = start + own;
          for (const {x, y, width, height} of inside) {
            const [from, size] = way === 'ttb' ? [y, height] : [x, width];
            assert.ok(from >= start - 0.01 && from + size <= end + 0.01);
          }
        }
        assert.equal(end, way === 'ttb' ? layout.height : layout.width);
      }),
    );
  });

  it('collapses any groups', () => {
    fc.assert(
      fc.property(cleanGraph, fc.array(id), ({steps, edges}, collapsed) => {
        const shown = collapseGroups(steps, edges, new Set(collapsed));
        const {overlaps, edgesOverSteps} = qualityOf(drawingOf(layoutPathway(shown.steps, shown.edges)));
        assert.deepEqual({overlaps, edgesOverSteps}, {overlaps: 0, edgesOverSteps: 0});
        assert.ok(steps.length === 0 || shown.steps.length > 0);
      }),
    );
  });
});
