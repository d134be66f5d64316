import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {stepSize} from '../../../../../test/support/layouts/ours.js';
import {collapseGroups, framesOf} from './groups.js';
import {layoutPathway} from './layout-pathway.js';
import type {LayoutEdge, LayoutStep} from './types.js';

const step = (id: string, members?: string[]): LayoutStep => ({id, ...stepSize, ...(members && {members})});
const edge = (pair: string): LayoutEdge => ({from: pair[0]!, to: pair[1]!});

/** a leads to b, c and d, of which g asks some; g leads to z. */
const steps = [step('a'), step('b'), step('c'), step('d'), step('g', ['b', 'c', 'd']), step('z')];
const edges = ['ab', 'ac', 'ad', 'gz'].map(edge);

describe('a group', () => {
  it('stands behind its steps, each of which is linked to it', () => {
    const layout = layoutPathway(steps, edges);
    assert.deepEqual(
      [...layout.steps.values()].map(({id, level}) => `${id}${level}`),
      ['a0', 'b1', 'c1', 'd1', 'g2', 'z3'],
    );
    assert.deepEqual(
      layout.edges.filter(({kind}) => kind === 'member').map(({from, to}) => from + to),
      ['bg', 'cg', 'dg'],
    );
  });

  it('has a frame around itself and its steps', () => {
    const layout = layoutPathway(steps, edges);
    const [frame] = framesOf(steps, layout);
    assert.deepEqual(frame, {group: 'g', x: 0, y: 96 + 56, width: 3 * 96 + 2 * 32, height: 2 * 96 + 56});
  });

  it('has none where a step that is not of it would be inside', () => {
    const layout = layoutPathway(steps, edges);
    const c = layout.steps.get('c')!;
    const crowded = new Map([...layout.steps, ['x', {...c, id: 'x'}]]);
    assert.deepEqual(framesOf(steps, {...layout, steps: crowded}), []);
  });
});

describe('collapseGroups', () => {
  it('shows the group for its steps', () => {
    const shown = collapseGroups(steps, edges, new Set(['g']));
    assert.deepEqual(
      shown.steps.map(({id}) => id),
      ['a', 'g', 'z'],
    );
    const layout = layoutPathway(shown.steps, shown.edges);
    assert.deepEqual(
      layout.edges.map(({from, to, kind}) => [from, to, kind]),
      [
        ['a', 'g', 'suggests'],
        ['g', 'z', 'suggests'],
      ],
    );
    assert.deepEqual(layout.notices, []);
    assert.deepEqual(framesOf(shown.steps, layout), []);
  });

  it('hides a group in a group', () => {
    const nested = [...steps, step('h', ['g', 'z'])];
    assert.deepEqual(
      collapseGroups(nested, edges, new Set(['g', 'h'])).steps.map(({id}) => id),
      ['a', 'h'],
    );
    assert.deepEqual(
      collapseGroups(nested, edges, new Set(['h'])).steps.map(({id}) => id),
      ['a', 'b', 'c', 'd', 'h'],
    );
  });

  it('reports no cycle that only collapsing has made', () => {
    // From a step of the group, out of it, and back into it.
    const shown = collapseGroups(steps, [...edges, edge('bx'), edge('xc')].concat(), new Set(['g']));
    const layout = layoutPathway([...shown.steps, step('x')], shown.edges);
    assert.deepEqual(layout.notices, []);
    assert.equal(layout.steps.size, 4);
  });

  it('leaves groups shown that are in each other', () => {
    const rings = [step('g', ['h']), step('h', ['g'])];
    assert.equal(collapseGroups(rings, [], new Set(['g', 'h'])).steps.length, 1);
  });
});
