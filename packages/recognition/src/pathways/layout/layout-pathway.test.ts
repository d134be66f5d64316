import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {processorTime} from '../../../../../test/support/processor-time.js';
import {generatedPathway} from '../../../../../test/support/pathways/generated-pathway.js';
import {draw, drawingOf, inputOf, stepSize} from '../../../../../test/support/layouts/ours.js';
import {pointsOf} from '../../../../../test/support/layouts/drawing.js';
import {qualityOf, shareMoved} from '../../../../../test/support/layouts/quality.js';
import {layoutPathway} from './layout-pathway.js';
import type {LayoutStep, PathwayLayout} from './types.js';

const step = (id: string, more: Partial<LayoutStep> = {}): LayoutStep => ({id, ...stepSize, ...more});
const edge = (pair: string) => ({from: pair[0]!, to: pair[1]!});
const layoutOf = (ids: string, pairs: string, options = {}): PathwayLayout =>
  layoutPathway(
    Array.from(ids, (id) => step(id)),
    pairs.split(' ').filter(Boolean).map(edge),
    options,
  );
const levelsOf = (layout: PathwayLayout): Record<string, number> =>
  Object.fromEntries([...layout.steps.values()].map(({id, level}) => [id, level]));
const codes = (layout: PathwayLayout): string[] =>
  layout.notices.map(({code, steps}) => [code, ...steps].join(' '));

describe('layoutPathway', () => {
  it('puts a step on a later level than all that lead to it, and near what it leads to', () => {
    assert.deepEqual(levelsOf(layoutOf('abcdx', 'ab bc cd xd')), {a: 0, b: 1, c: 2, d: 3, x: 2});
  });

  it('gives the order to read: level by level, and along each level', () => {
    const {steps} = layoutPathway(generatedInput(50).steps, generatedInput(50).edges);
    const placed = [...steps.values()];
    for (const [index, here] of placed.entries()) {
      const before = placed[index - 1];
      if (!before) continue;
      assert.ok(before.level < here.level || (before.level === here.level && before.x < here.x), here.id);
    }
  });

  it('puts steps of one level in the order of the definition where nothing else decides', () => {
    const steps = [step('z', {order: 0}), step('m', {order: 1}), step('a', {order: 2})];
    assert.deepEqual([...layoutPathway(steps, []).steps.keys()], ['z', 'm', 'a']);
    assert.deepEqual([...layoutPathway(steps.toReversed(), []).steps.keys()], ['z', 'm', 'a']);
  });

  it('takes steps of all sizes', () => {
    const steps = [
      step('a', {width: 300}),
      step('b', {height: 20.5}),
      step('c', {width: 10, height: 200}),
      step('d', {width: 0, height: 0}),
    ];
    const layout = layoutPathway(steps, ['ab', 'ac', 'ad'].map(edge));
    assert.equal(qualityOf(drawingOf(layout)).overlaps, 0);
    assert.equal(layout.height, 96 + 56 + 200);
    assert.ok(layout.width >= 300);
  });

  it('lets edges begin and end where the step says', () => {
    const steps = [step('a', {anchor: 10, inset: 40}), step('b', {anchor: 90, inset: 6})];
    const {steps: placed, edges} = layoutPathway(steps, [edge('ab')]);
    const points = pointsOf(edges[0]!.path);
    const [a, b] = [placed.get('a')!, placed.get('b')!];
    assert.deepEqual(points[0], {x: a.x + 10, y: a.y + 96 - 40});
    assert.deepEqual(points.at(-1), {x: b.x + 90, y: b.y + 6});
  });

  it('draws each edge once, the stronger of two', () => {
    const layout = layoutPathway(
      [step('a'), step('b')],
      [edge('ab'), {from: 'a', to: 'b', kind: 'requires'}, edge('ab')],
    );
    assert.deepEqual(
      layout.edges.map(({from, to, kind}) => [from, to, kind]),
      [['a', 'b', 'requires']],
    );
  });
});

describe('layoutPathway in another direction', () => {
  const {steps, edges} = generatedInput(50);
  const down = layoutPathway(steps, edges);
  const right = layoutPathway(steps, edges, {direction: 'ltr'});
  const left = layoutPathway(steps, edges, {direction: 'rtl'});

  it('turns the map: what is below comes behind', () => {
    assert.deepEqual([right.width, right.height], [down.height, down.width]);
    for (const {id, x, y} of right.steps.values()) {
      assert.deepEqual({x: y, y: x}, {x: down.steps.get(id)!.x, y: down.steps.get(id)!.y});
    }
  });

  it('mirrors it for a language that is read from right to left', () => {
    for (const {id, x, y, width} of left.steps.values()) {
      const other = right.steps.get(id)!;
      assert.deepEqual({x, y}, {x: right.width - other.x - width, y: other.y});
    }
    for (const [index, {path}] of left.edges.entries()) {
      const points = pointsOf(path);
      for (const [at, {x, y}] of pointsOf(right.edges[index]!.path).entries()) {
        assert.ok(Math.hypot(right.width - x - points[at]!.x, y - points[at]!.y) < 0.001);
      }
    }
  });

  it('keeps edges off steps', () => {
    assert.equal(qualityOf(drawingOf(right)).edgesOverSteps, 0);
    assert.equal(qualityOf(drawingOf(left)).edgesOverSteps, 0);
  });
});

describe('layoutPathway of what is wrong', () => {
  it('draws nothing of nothing', () => {
    const layout = layoutPathway([], []);
    assert.deepEqual(codes(layout), ['PATHWAY_EMPTY']);
    assert.deepEqual([layout.width, layout.height, layout.levels], [0, 0, 0]);
  });

  it('draws a cycle, with the edge that closes it leading back', () => {
    const layout = layoutOf('abc', 'ab bc ca');
    assert.deepEqual(codes(layout), ['PATHWAY_CYCLE c a']);
    assert.deepEqual(levelsOf(layout), {a: 0, b: 1, c: 2});
    const back = pointsOf(layout.edges.find(({from}) => from === 'c')!.path);
    assert.ok(back[0]!.y > back.at(-1)!.y);
  });

  it('draws two steps that require each other', () => {
    assert.deepEqual(codes(layoutOf('ab', 'ab ba')), ['PATHWAY_CYCLE b a']);
  });

  it('leaves out what has no step, or is there twice, and says so', () => {
    const steps = [step('a'), step('b', {members: ['a', 'b', 'z']}), step('a')];
    const layout = layoutPathway(steps, [edge('ab'), edge('ax'), edge('aa')]);
    assert.deepEqual(codes(layout), [
      'STEP_ID_REPEATS a',
      'EDGE_TO_ITSELF b',
      'EDGE_TO_NO_STEP z b',
      'EDGE_TO_NO_STEP a x',
      'EDGE_TO_ITSELF a',
    ]);
    assert.deepEqual(levelsOf(layout), {a: 0, b: 1});
    assert.deepEqual(
      layout.edges.map(({kind}) => kind),
      ['member'],
    );
  });

  it('leaves out the last steps of a pathway that is too large', () => {
    const layout = layoutOf('abc', 'ab bc', {maxSteps: 2});
    assert.deepEqual([...layout.steps.keys()], ['a', 'b']);
    assert.deepEqual(codes(layout), ['PATHWAY_TOO_LARGE c']);
  });

  it('leaves out edges that would need a map of millions of bends', () => {
    const ids = Array.from({length: 3000}, (_, i) => `s${String(i).padStart(5, '0')}`);
    const edges = ids.slice(1).flatMap((to, i) => [
      {from: ids[i]!, to},
      {from: ids[0]!, to},
    ]);
    const layout = layoutPathway(
      ids.map((id) => step(id)),
      edges,
    );
    assert.equal(layout.steps.size, 3000);
    assert.ok(codes(layout).every((code) => code.startsWith('EDGE_NOT_DRAWN s00000 ')));
    assert.ok(layout.edges.length >= 2999);
  });

  it('ends soon with 100,000 edges between 1,000 steps', () => {
    const ids = Array.from({length: 1000}, (_, i) => `s${i}`);
    const edges = Array.from({length: 100_000}, (_, i) => ({
      from: ids[(i * 7) % 500]!,
      to: ids[500 + ((((i * 7) % 500) * 31 + Math.floor(i / 500) * 17) % 500)]!,
    }));
    const started = processorTime();
    const layout = layoutPathway(
      ids.map((id) => step(id)),
      edges,
    );
    const elapsedMs = processorTime() - started;
    assert.equal(layout.steps.size, 1000);
    assert.ok(elapsedMs < 10_000, `${elapsedMs} ms`);
  });

  it('ends soon with 20,000 steps', () => {
    const {steps, edges} = generatedInput(20_000);
    const started = processorTime();
    const layout = layoutPathway(steps, edges);
    const elapsedMs = processorTime() - started;
    assert.equal(layout.steps.size, 5000);
    assert.deepEqual(
      layout.notices.map(({code, steps: ids}) => [code, ids.length]),
      [['PATHWAY_TOO_LARGE', 15_000]],
    );
    assert.ok(elapsedMs < 5000, `${elapsedMs} ms`);
  });
});

describe('layoutPathway after a change', () => {
  it('moves at most one step in twenty when a step is added at the end of a way', () => {
    const shares: number[] = [];
    for (let seed = 1; seed <= 10; seed++) {
      const {steps, edges} = generatedInput(50, seed);
      const before = layoutPathway(steps, edges);
      for (const at of [5, 16, 25, 34, 49]) {
        const added = step('new', {order: at + 0.5});
        const more = {steps: [...steps, added], edges: [...edges, {from: steps[at]!.id, to: 'new'}]};
        shares.push(shareMoved(drawingOf(before), draw(more, {previous: before})));
      }
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    assert.ok(mean <= 0.05, `${(mean * 100).toFixed(1)} %`);
  });

  it('moves no step by as much as the gap between two when nothing has changed', () => {
    for (const size of [12, 50, 200]) {
      const {steps, edges} = generatedInput(size);
      const before = layoutPathway(steps, edges);
      const after = layoutPathway(steps, edges, {previous: before});
      for (const {id, x, y} of after.steps.values()) {
        assert.equal(y, before.steps.get(id)!.y);
        assert.ok(Math.abs(x - before.steps.get(id)!.x) < 32, id);
      }
    }
  });

  it('keeps a level where a step was taken from it, and closes one that is empty', () => {
    const before = layoutOf('abcd', 'ab bc cd');
    assert.deepEqual(levelsOf(layoutOf('abd', 'ab', {previous: before})), {a: 0, b: 1, d: 2});
  });

  it('begins anew after a layout of other steps', () => {
    const other = layoutOf('xyz', 'xy');
    const fresh = layoutOf('abcd', 'ab cd ad');
    assert.deepEqual(layoutOf('abcd', 'ab cd ad', {previous: other}), fresh);
  });
});

function generatedInput(size: number, seed?: number) {
  return inputOf(generatedPathway(size, seed));
}
