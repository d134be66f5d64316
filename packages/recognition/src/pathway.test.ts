import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {processorTime} from '../../../test/support/processor-time.js';
import {type PathwayDefinition, pathwayDefinitionSchema} from './pathway.js';
import {levelsOf} from './pathway-levels.js';
import {preparePathway} from './pathways/prepared.js';
import {progressView} from './pathways/progress-view.js';
import {type PersonFacts, progressOfOne} from './pathways/standing.js';

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
const progressOn = (pathway: PathwayDefinition, facts: PersonFacts, keyBadges: ReadonlySet<string>) =>
  progressView(pathway, progressOfOne(preparePathway(pathway, {keyBadges}), facts));
const states = (facts: {held?: object[]; open?: object[]}) =>
  progressOn(scenario, {held: [], open: [], ...facts} as never, key).steps.map((s) => s.state);

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

  it('follows a pathway of 100,000 steps in a row', () => {
    const steps = Array.from({length: 100_000}, (_, i) => ({
      ...badge(`s${i}`),
      kind: 'badge' as const,
      optional: false,
    }));
    const edges = steps.slice(1).map(({id}, i) => ({from: `s${i}`, to: id, kind: 'requires' as const}));
    assert.equal(levelsOf({steps, edges}).length, 100_000);
  });
});

describe('progressView', () => {
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

  it('says what the full standing is beside the short one', () => {
    const gated = parse(
      [badge('a', {window: {fromMonths: 1, toMonths: 2}}), badge('b'), badge('c', {optional: true})],
      [{from: 'a', to: 'b', kind: 'requires'}],
    );
    const facts = {held: [], open: [], referenceDate: '2026-01-15'};
    const {steps, keys, version} = progressOn(gated, facts, key);
    assert.deepEqual([keys, version], [{done: 0, needed: 0}, 1]);
    assert.deepEqual(steps, [
      {
        ...{step: 'a', state: 'now', standing: 'next', opens: ['b']},
        due: {from: '2026-02-15', to: '2026-03-15'},
      },
      {step: 'b', state: 'later', standing: 'locked', opens: [], awaits: ['a']},
      {step: 'c', state: 'optional', standing: 'open', opens: []},
    ]);
  });

  it('takes a group for done when enough of it is', () => {
    const grouped = parse([badge('a'), badge('b'), {id: 'g', kind: 'group', steps: ['a', 'b'], atLeast: 1}]);
    const progress = progressOn(grouped, {held: held('b'), open: []}, key);
    assert.equal(progress.steps.find((s) => s.step === 'g')?.state, 'earned');
  });

  it('answers at once for a pathway of 2,000 steps', () => {
    const steps = Array.from({length: 2000}, (_, i) => badge(`s${i}`));
    const edges = steps.slice(1).map((s, i) => ({from: `s${i}`, to: s.id}));
    const started = processorTime();
    assert.equal(progressOn(parse(steps, edges), {held: [], open: []}, key).total, 2000);
    assert.ok(processorTime() - started < 2000);
  });
});
