import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import {anyPathways, goodPathways, inae} from '../../test/pathways.js';
import {levelsOf} from '../pathway-levels.js';
import {closedPaths} from './closed-paths.js';
import {preparePathway} from './prepared.js';
import {readingOrder} from './reading-order.js';

describe('readingOrder', () => {
  it('is that of the levels which are drawn, cycles or not', () => {
    const withoutStrays = anyPathways.map(({steps, edges}) => {
      const unique = [...new Map(steps.map((step) => [step.id, step])).values()];
      const ids = new Set(unique.map(({id}) => id));
      return {steps: unique, edges: edges.filter(({from, to}) => ids.has(from) && ids.has(to))};
    });
    fc.assert(
      fc.property(fc.oneof(withoutStrays, goodPathways), (pathway) => {
        const ranked = [...preparePathway(pathway).steps].sort((a, b) => a.rank - b.rank);
        assert.deepEqual(
          ranked.map(({id}) => id),
          levelsOf(pathway).flat(),
        );
      }),
    );
  });

  it('goes 20,000 steps deep', () => {
    const before = Array.from({length: 20_000}, (_, i) => (i === 19_999 ? [] : [i + 1]));
    assert.equal(readingOrder(before)[0], 19_999);
  });

  it('starts INAE’s pathway with the first badge', () => {
    assert.deepEqual(
      preparePathway(inae).steps.map(({rank}) => rank),
      [0, 1, 2, 3],
    );
  });
});

describe('closedPaths', () => {
  const graphs = fc
    .integer({min: 1, max: 14})
    .chain((size) =>
      fc.array(fc.array(fc.nat({max: size - 1}), {maxLength: 3}), {minLength: size, maxLength: size}),
    );

  it('gives paths that are there and close, one for each set of places that lead to each other', () => {
    fc.assert(
      fc.property(graphs, (next) => {
        const reach = next.map((_, from) => {
          const seen = new Set<number>();
          const visit = (at: number): void => {
            for (const to of next[at] ?? []) {
              if (seen.has(to)) continue;
              seen.add(to);
              visit(to);
            }
          };
          visit(from);
          return seen;
        });
        const inCycle = [...next.keys()].filter((a) =>
          [...next.keys()].some((b) => b !== a && reach[a]!.has(b) && reach[b]!.has(a)),
        );
        const closed = closedPaths(next);
        assert.deepEqual(
          closed.flatMap(({members}) => members).sort((a, b) => a - b),
          inCycle,
        );
        for (const {path, members} of closed) {
          assert.ok(path.length > 2);
          assert.equal(path[0], path.at(-1));
          assert.equal(new Set(path).size, path.length - 1);
          for (const [i, to] of path.slice(1).entries()) assert.ok(next[path[i]!]!.includes(to));
          for (const place of path) assert.ok(members.includes(place));
        }
      }),
    );
  });
});
