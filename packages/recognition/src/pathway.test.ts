import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {checkPathway, pathwayDefinitionSchema, progressOn} from './pathway.js';
import {levelsOf} from './pathway-levels.js';

const parse = (steps: object[], edges: object[] = []) =>
  v.parse(pathwayDefinitionSchema, {id: 'p', title: 'P', steps, edges});
const badge = (id: string, over: object = {}) => ({id, kind: 'badge', badge: id, ...over});
const scenario = parse(
  ['a', 'b', 'c', 'key'].map((id) => badge(id)),
  [
    {from: 'a', to: 'b'},
    {from: 'b', to: 'c'},
    {from: 'c', to: 'key', kind: 'requires'},
  ],
);
const held = (...badges: string[]) =>
  badges.map((name) => ({badge: name, award: `award-${name}`, awardedAt: '2026-08-03T08:00:00Z'}));
const key = new Set(['key']);
const states = (facts: {held?: object[]; open?: object[]}) =>
  progressOn(scenario, {held: [], open: [], ...facts} as never, key).steps.map((s) => s.state);

describe('checkPathway', () => {
  it('finds nothing wrong with the scenario', () => {
    assert.deepEqual(checkPathway(scenario), []);
  });

  const wrong: [string, ReturnType<typeof parse>][] = [
    ['STEP_ID_REPEATS', parse([badge('a'), badge('a')])],
    ['EDGE_TO_NO_STEP', parse([badge('a')], [{from: 'a', to: 'z'}])],
    [
      'PATHWAY_CYCLE',
      parse(
        [badge('a'), badge('b')],
        [
          {from: 'a', to: 'b'},
          {from: 'b', to: 'a'},
        ],
      ),
    ],
    ['PATHWAY_CYCLE', parse([badge('a')], [{from: 'a', to: 'a'}])],
    ['GROUP_OF_NO_STEP', parse([badge('a'), {id: 'g', kind: 'group', steps: ['z'], atLeast: 1}])],
    ['GROUP_CANNOT_BE_MET', parse([badge('a'), {id: 'g', kind: 'group', steps: ['a'], atLeast: 2}])],
  ];
  for (const [code, pathway] of wrong) {
    it(`reports ${code}`, () => {
      assert.equal(checkPathway(pathway)[0]?.code, code);
    });
  }
});

describe('levelsOf', () => {
  it('puts a step after all that lead to it', () => {
    assert.deepEqual(levelsOf(scenario), [['a'], ['b'], ['c'], ['key']]);
  });

  it('ends on a pathway that has a cycle', () => {
    const looped = parse(
      [badge('a'), badge('b')],
      [
        {from: 'a', to: 'b'},
        {from: 'b', to: 'a'},
      ],
    );
    assert.equal(levelsOf(looped).flat().length, 2);
  });
});

describe('progressOn', () => {
  it('highlights one next step', () => {
    assert.deepEqual(states({}), ['now', 'later', 'later', 'later']);
    assert.deepEqual(states({held: held('a')}), ['earned', 'now', 'later', 'later']);
  });

  it('says that a request was sent, and goes on to the next step that is not gated', () => {
    const open = [{badge: 'a', request: 'r', state: 'submitted'}];
    assert.deepEqual(states({open}), ['requested', 'now', 'later', 'later']);
    assert.equal(states({open: [{...open[0], state: 'needsMore'}]})[0], 'needsMore');
  });

  it('never asks a person to do a key badge', () => {
    assert.deepEqual(states({held: held('a', 'b', 'c')}), ['earned', 'earned', 'earned', 'later']);
  });

  it('counts badges earned without the key badge', () => {
    const {earned, total} = progressOn(scenario, {held: held('a', 'key'), open: []}, key);
    assert.deepEqual([earned, total], [1, 3]);
  });

  it('keeps a required step closed until what it requires is done', () => {
    const gated = parse([badge('a'), badge('b')], [{from: 'a', to: 'b', kind: 'requires'}]);
    const open = [{badge: 'a', request: 'r', state: 'submitted'}];
    assert.deepEqual(
      progressOn(gated, {held: [], open}, key).steps.map((s) => s.state),
      ['requested', 'later'],
    );
  });

  it('takes a group for done when enough of it is', () => {
    const grouped = parse([badge('a'), badge('b'), {id: 'g', kind: 'group', steps: ['a', 'b'], atLeast: 1}]);
    const progress = progressOn(grouped, {held: held('b'), open: []}, key);
    assert.equal(progress.steps.find((s) => s.step === 'g')?.state, 'earned');
  });

  it('answers at once for a pathway of 2,000 steps', () => {
    const steps = Array.from({length: 2000}, (_, i) => badge(`s${i}`));
    const edges = steps.slice(1).map((s, i) => ({from: `s${i}`, to: s.id}));
    const started = performance.now();
    assert.equal(progressOn(parse(steps, edges), {held: [], open: []}, key).total, 2000);
    assert.ok(performance.now() - started < 2000);
  });
});
