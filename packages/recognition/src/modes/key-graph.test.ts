import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {processorTime} from '../../../../test/support/processor-time.js';
import {type KeyRule, keyRuleSchema} from './key-badge.js';
import {findKeyCycles, keysBottomUp, keysNeededBy} from './key-graph.js';

const needs = (...badges: string[]) => v.parse(keyRuleSchema, {requires: badges.map((badge) => ({badge}))});
const graph = (of: Record<string, string[]>) =>
  new Map(Object.entries(of).map(([badge, needed]) => [badge, needs(...needed)]));

const badges = ['a', 'b', 'c', 'd', 'e', 'f'];
const rules: fc.Arbitrary<Map<string, KeyRule>> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...badges),
      fc.array(fc.constantFrom(...badges, 'x', 'y'), {minLength: 1, maxLength: 4}),
    ),
  )
  .map((pairs) => new Map(pairs.map(([badge, needed]) => [badge, needs(...needed)])));

/** All that a badge needs, directly or through others: the slow and plain way. */
function reached(all: ReadonlyMap<string, KeyRule>, from: string): Set<string> {
  const found = new Set<string>();
  const waiting = keysNeededBy(all, from);
  for (const badge of waiting) {
    if (found.has(badge)) continue;
    found.add(badge);
    waiting.push(...keysNeededBy(all, badge));
  }
  return found;
}

describe('findKeyCycles', () => {
  it('names the path that closes', () => {
    assert.deepEqual(findKeyCycles(graph({x: ['y'], y: ['x']})), [['x', 'y', 'x']]);
    assert.deepEqual(findKeyCycles(graph({x: ['y'], y: ['z']})), []);
    assert.deepEqual(findKeyCycles(graph({x: ['x']})), [['x', 'x']]);
  });

  it('names every knot, and leaves out the way to it', () => {
    const two = graph({in: ['b'], b: ['c', 'k'], c: ['b'], k: ['k', 'a'], a: ['z']});
    assert.deepEqual(findKeyCycles(two), [
      ['b', 'c', 'b'],
      ['k', 'k'],
    ]);
  });

  it('follows no badge of another issuer, whatever it is called here', () => {
    const from = {issuer: 'https://autre.example', achievement: 'https://autre.example/x'};
    const rule = v.parse(keyRuleSchema, {requires: [{badge: 'x', from}]});
    assert.deepEqual(findKeyCycles(new Map([['x', rule]])), []);
  });

  it('finds a knot exactly where a badge needs itself', () => {
    fc.assert(
      fc.property(rules, (all) => {
        const cycles = findKeyCycles(all);
        const knotted = [...all.keys()].filter((badge) => reached(all, badge).has(badge));
        for (const cycle of cycles) {
          assert.equal(cycle[0], cycle.at(-1));
          assert.equal(new Set(cycle).size, cycle.length - 1);
          cycle.slice(1).forEach((next, i) => assert.ok(keysNeededBy(all, cycle[i]!).includes(next)));
        }
        const named = new Set(cycles.flatMap((cycle) => cycle));
        // Every badge of a knot reaches the path that is named for it, and is reached from it.
        for (const badge of knotted)
          assert.ok([...named].some((one) => reached(all, badge).has(one) && reached(all, one).has(badge)));
        for (const badge of named) assert.ok(knotted.includes(badge));
      }),
    );
  });

  it('orders key badges after those that they need', () => {
    fc.assert(
      fc.property(rules, (all) => {
        const order = keysBottomUp(all);
        assert.deepEqual([...order].sort(), [...all.keys()].sort());
        for (const [place, badge] of order.entries())
          for (const needed of keysNeededBy(all, badge))
            assert.ok(order.indexOf(needed) < place || reached(all, needed).has(badge) || needed === badge);
      }),
    );
  });

  it('answers at once for a chain of 50,000 and for 300 that all need each other', () => {
    const chain = new Map<string, KeyRule>();
    const {requires: _none, ...rest} = needs('x');
    const add = (badge: string, needed: string[]) =>
      chain.set(badge, {...rest, requires: needed.map((one) => ({badge: one, mandatory: false}))});
    for (let i = 0; i < 50_000; i++) add(`n${i}`, [`n${i + 1}`]);
    const all = Array.from({length: 300}, (_, i) => `m${i}`);
    for (const badge of all) add(badge, all);
    const start = processorTime();
    assert.equal(findKeyCycles(chain).length, 1);
    assert.ok(processorTime() - start < 2000);
  });
});
