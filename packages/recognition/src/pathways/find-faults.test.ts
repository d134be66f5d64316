import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import {
  anyPathways,
  badge,
  dome,
  domeKeys,
  goodPathways,
  group,
  inae,
  inaeKeys,
  information,
  pathwayOf,
  randomPathway,
  requires,
  suggests,
} from '../../test/pathways.js';
import {processorTime} from '../../../../test/support/processor-time.js';
import type {PathwayDefinition} from '../pathway.js';
import {findPathwayFaults} from './find-faults.js';
import {preparePathway} from './prepared.js';
import {reachableSteps} from './reachable.js';

const found = (pathway: PathwayDefinition, options = {}) =>
  findPathwayFaults(pathway, options).map(({code, path}) => `${code} ${path.join('.')}`);
const [a, b, c] = [badge('a'), badge('b'), badge('c')];

describe('findPathwayFaults', () => {
  it('finds nothing wrong with real pathways', () => {
    const badgesOf = ({steps}: PathwayDefinition) => new Set(steps.map(({id}) => id));
    assert.deepEqual(findPathwayFaults(inae, {badges: badgesOf(inae), keyBadges: inaeKeys}), []);
    assert.deepEqual(findPathwayFaults(dome, {badges: badgesOf(dome), keyBadges: domeKeys}), []);
  });

  const cases: [string, string[], PathwayDefinition][] = [
    ['an id that is there twice', ['STEP_ID_REPEATS steps.1.id'], pathwayOf([a, a])],
    ['an edge from no step', ['EDGE_TO_NO_STEP edges.0.from'], pathwayOf([a], [suggests('z', 'a')])],
    ['an edge to no step', ['EDGE_TO_NO_STEP edges.0.to'], pathwayOf([a], [requires('a', 'z')])],
    ['a step that requires itself', ['EDGE_TO_ITSELF edges.0'], pathwayOf([a], [requires('a', 'a')])],
    [
      'steps that require each other, and what follows from them',
      ['PATHWAY_CYCLE edges.1', 'STEP_UNREACHABLE steps.2'],
      pathwayOf([a, b, c], [requires('a', 'b'), requires('b', 'a'), requires('b', 'c')]),
    ],
    [
      'no fault in suggestions that go round',
      [],
      pathwayOf([a, b], [suggests('a', 'b'), suggests('b', 'a')]),
    ],
    [
      'a group of a step that is not there',
      ['GROUP_OF_NO_STEP steps.1.steps.1'],
      pathwayOf([a, group('g', ['a', 'z'], 1)]),
    ],
    [
      'a group that asks more than it has',
      ['GROUP_CANNOT_BE_MET steps.1.atLeast'],
      pathwayOf([a, group('g', ['a', 'a'], 2)]),
    ],
    [
      'a group that asks nothing',
      ['GROUP_ASKS_NOTHING steps.1.atLeast'],
      pathwayOf([a, group('g', ['a'], 0)]),
    ],
    [
      'a group that asks for half a step',
      ['GROUP_ASKS_NOTHING steps.1.atLeast'],
      pathwayOf([a, group('g', ['a'], 0.5)]),
    ],
    ['a group in itself', ['GROUP_IN_ITSELF steps.0.steps'], pathwayOf([group('g', ['g', 'a'], 1), a])],
    [
      'groups in each other',
      ['GROUP_IN_ITSELF steps.0.steps'],
      pathwayOf([group('g', ['h'], 1), group('h', ['g', 'a'], 2), a]),
    ],
    [
      'a step that requires the group that needs it',
      ['STEP_UNREACHABLE steps.1', 'STEP_UNREACHABLE steps.2'],
      pathwayOf([a, b, group('g', ['a', 'b'], 2)], [requires('g', 'b')]),
    ],
    [
      'no fault in a step that requires a group which does without it',
      [],
      pathwayOf([a, b, group('g', ['a', 'b'], 1)], [requires('g', 'b')]),
    ],
    [
      'information that only leads to itself by another',
      ['STEP_UNREACHABLE steps.0', 'STEP_UNREACHABLE steps.1'],
      pathwayOf([information('i'), information('j')], [suggests('i', 'j'), suggests('j', 'i')]),
    ],
    [
      'a window that ends before it begins',
      ['WINDOW_REVERSED steps.0.window'],
      pathwayOf([badge('a', {window: {fromMonths: 2, toMonths: 1}})]),
    ],
    [
      'a reversed prompt',
      ['WINDOW_REVERSED steps.0.prompt'],
      pathwayOf([badge('a', {prompt: {from: 'P6W', to: 'P1M'}})]),
    ],
    [
      'a prompt reversed in February only',
      ['WINDOW_REVERSED steps.0.prompt'],
      pathwayOf([badge('a', {prompt: {from: 'P30D', to: 'P1M'}})]),
    ],
    ['no fault in a window of mixed units', [], pathwayOf([badge('a', {prompt: {from: 'P6W', to: 'P2M'}})])],
    [
      'a window in parts of months',
      ['WINDOW_UNREADABLE steps.0.window'],
      pathwayOf([badge('a', {window: {fromMonths: 0.5, toMonths: 1}})]),
    ],
  ];
  for (const [what, faults, pathway] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(found(pathway), faults);
    });
  }

  it('finds a badge that there is not, unless it comes from elsewhere', () => {
    const alsoFrom = [{issuer: 'https://issuer.example', achievement: 'urn:uuid:1'}];
    const pathway = pathwayOf([badge('a'), badge('b'), badge('c', {alsoFrom})]);
    assert.deepEqual(found(pathway, {badges: new Set(['a'])}), ['STEP_BADGE_UNKNOWN steps.1.badge']);
  });

  it('finds a key badge that nothing leads to', () => {
    assert.deepEqual(found(pathwayOf([a, b], [suggests('a', 'b')]), {keyBadges: new Set(['a', 'b'])}), [
      'KEY_STEP_EMPTY steps.0',
    ]);
  });

  it('says nothing more of a step whose id is taken', () => {
    const twice = pathwayOf(
      [a, badge('key'), badge('key'), group('g', ['a'], 1), group('g', ['a'], 1)],
      [suggests('a', 'key')],
    );
    assert.deepEqual(found(twice, {keyBadges: new Set(['key'])}), [
      'STEP_ID_REPEATS steps.2.id',
      'STEP_ID_REPEATS steps.4.id',
    ]);
  });

  it('does not take what a group requires for a part of it', () => {
    const pathway = pathwayOf([a, b, c, group('g', ['b', 'c'], 2)], [requires('a', 'g'), requires('g', 'b')]);
    assert.deepEqual(found(pathway), ['STEP_UNREACHABLE steps.1', 'STEP_UNREACHABLE steps.3']);
  });

  it('says a cycle as the path that closes', () => {
    const pathway = pathwayOf([a, b, c], [requires('b', 'c'), requires('a', 'b'), requires('c', 'a')]);
    const [fault] = findPathwayFaults(pathway);
    assert.deepEqual(fault?.steps, ['a', 'b', 'c', 'a']);
    assert.equal(
      fault.sentence,
      'None of these steps can be begun first, as each is required by the one after it: a → b → c → a.',
    );
  });

  it('finds none in good graphs', () => {
    fc.assert(fc.property(goodPathways, (pathway) => assert.deepEqual(findPathwayFaults(pathway), [])));
  });

  it('finds every fault that is planted in a good graph', () => {
    const plants: Record<string, (pathway: PathwayDefinition, id: string) => void> = {
      STEP_ID_REPEATS: ({steps}, id) => steps.push({...steps.find((s) => s.id === id)!}),
      EDGE_TO_NO_STEP: ({edges}, id) => edges.push(requires(id, 'nowhere')),
      EDGE_TO_ITSELF: ({edges}, id) => edges.push(requires(id, id)),
      PATHWAY_CYCLE: ({steps, edges}, id) => {
        steps.push(...pathwayOf([badge('x'), badge('y')]).steps);
        edges.push(requires(id, 'x'), requires('x', 'y'), requires('y', id));
      },
      GROUP_OF_NO_STEP: ({steps}, id) => steps.push(...pathwayOf([group('x', [id, 'nowhere'], 1)]).steps),
      GROUP_IN_ITSELF: ({steps}, id) =>
        steps.push(...pathwayOf([group('x', [id, 'y'], 1), group('y', [id, 'x'], 1)]).steps),
      GROUP_ASKS_NOTHING: ({steps}, id) => steps.push(...pathwayOf([group('x', [id], 0)]).steps),
      GROUP_CANNOT_BE_MET: ({steps}, id) => steps.push(...pathwayOf([group('x', [id], 2)]).steps),
      KEY_STEP_EMPTY: ({steps}) => steps.push(...pathwayOf([badge('key')]).steps),
      STEP_BADGE_UNKNOWN: ({steps}) => steps.push(...pathwayOf([badge('unknown')]).steps),
      STEP_UNREACHABLE: ({steps, edges}, id) => {
        steps.push(...pathwayOf([badge('x'), group('y', [id, 'x'], 2)]).steps);
        edges.push(requires('y', 'x'));
      },
      WINDOW_REVERSED: ({steps}) =>
        steps.push(...pathwayOf([badge('x', {prompt: {from: 'P2M', to: 'P1M'}})]).steps),
      WINDOW_UNREADABLE: ({steps}) =>
        steps.push(...pathwayOf([badge('x', {window: {fromMonths: -1, toMonths: 1}})]).steps),
    };
    const planting = fc.tuple(goodPathways, fc.subarray(Object.keys(plants)), fc.nat());
    fc.assert(
      fc.property(planting, ([pathway, codes, pick]) => {
        const faulty = structuredClone(pathway);
        const ids = pathway.steps.map(({id}) => id);
        const badges = new Set([...ids, 'x', 'y', 'key']);
        for (const code of codes) {
          // Each in a copy of its own names, so that one fault does not undo another.
          const mine = structuredClone({
            ...pathway,
            steps: [] as typeof pathway.steps,
            edges: [] as typeof pathway.edges,
          });
          mine.steps.push(...pathway.steps.map((step) => ({...step})));
          plants[code]!(mine, ids[pick % ids.length]!);
          const rename = (id: string) =>
            ['x', 'y'].includes(id) ? `${id}-${code.toLowerCase().replaceAll('_', '-')}` : id;
          for (const step of mine.steps.slice(pathway.steps.length)) {
            const renamed = {...step, id: rename(step.id)};
            faulty.steps.push(
              renamed.kind === 'group' ? {...renamed, steps: renamed.steps.map(rename)} : renamed,
            );
          }
          faulty.edges.push(
            ...mine.edges.map((edge) => ({...edge, from: rename(edge.from), to: rename(edge.to)})),
          );
        }
        const seen = new Set(
          findPathwayFaults(faulty, {badges, keyBadges: new Set(['key'])}).map(({code}) => code as string),
        );
        assert.deepEqual(
          codes.filter((code) => !seen.has(code)),
          [],
        );
      }),
    );
  });

  it('gives each fault a place that is there, and a sentence', () => {
    fc.assert(
      fc.property(anyPathways, (pathway) => {
        for (const {path, sentence} of findPathwayFaults(pathway)) {
          const at = path.reduce<unknown>(
            (part, key) => (part as Record<string | number, unknown>)[key],
            pathway,
          );
          assert.notEqual(at, undefined, path.join('.'));
          assert.match(sentence, /^[A-Z].*\.$/);
        }
      }),
    );
  });

  it('finds no fault of the graph only where somebody can do all steps', () => {
    fc.assert(
      fc.property(anyPathways, (pathway) => {
        const all = reachableSteps(preparePathway(pathway)).size === pathway.steps.length;
        assert.ok(all || findPathwayFaults(pathway).length > 0);
      }),
    );
  });

  it('stays linear: 2,000 steps in one cycle, and 20,000 in a row, at once', () => {
    const started = processorTime();
    const ring = Array.from({length: 2000}, (_, i) => requires(`s${i}`, `s${(i + 1) % 2000}`));
    const [fault] = findPathwayFaults(
      pathwayOf(
        ring.map(({from}) => badge(from)),
        ring,
      ),
    );
    assert.equal(fault?.steps.length, 2001);
    const steps = Array.from({length: 20_000}, (_, i) => ({...pathwayOf([badge(`s${i}`)]).steps[0]!}));
    const edges = steps.slice(1).map(({id}, i) => requires(`s${i}`, id));
    assert.deepEqual(findPathwayFaults({steps, edges}), []);
    assert.deepEqual(findPathwayFaults(randomPathway(1000, 7)), []);
    assert.ok(processorTime() - started < 2000);
  });
});
