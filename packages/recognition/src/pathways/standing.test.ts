import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import {
  anyPathways,
  asking,
  badge,
  dome,
  domeKeys,
  group,
  holding,
  inae,
  inaeKeys,
  information,
  pathwayOf,
  peopleOn,
  randomPathway,
  requires,
  suggests,
} from '../../test/pathways.js';
import {processorTime} from '../../../../test/support/processor-time.js';
import type {PathwayDefinition} from '../pathway.js';
import {preparePathway} from './prepared.js';
import {type PersonFacts, progressOfMany, progressOfOne} from './standing.js';

const nobody = {held: [], open: []};
const onInae = (facts: Partial<PersonFacts>, today?: string) =>
  progressOfOne(
    preparePathway(inae, {keyBadges: inaeKeys}),
    {...nobody, ...facts},
    today === undefined ? {} : {today},
  );
const onDome = (facts: Partial<PersonFacts>) =>
  progressOfOne(preparePathway(dome, {keyBadges: domeKeys}), {...nobody, ...facts});
const on = (pathway: PathwayDefinition, facts: Partial<PersonFacts> = {}, today?: string) =>
  progressOfOne(preparePathway(pathway), {...nobody, ...facts}, today === undefined ? {} : {today});
const states = (standing: ReturnType<typeof on>) => standing.steps.map(({state}) => state);

describe('progressOfOne', () => {
  it('goes through INAE’s three badges to the key badge', () => {
    assert.deepEqual(states(onInae({})), ['next', 'open', 'open', 'locked']);
    assert.deepEqual(states(onInae({held: holding('je-m-engage')})), ['done', 'next', 'open', 'locked']);
    assert.deepEqual(states(onInae({open: asking('je-m-engage')})), ['waiting', 'next', 'open', 'locked']);
    const three = holding('je-m-engage', 'baba-entreprise', 'comun-gant');
    assert.deepEqual(states(onInae({held: three})), ['done', 'done', 'done', 'open']);
    assert.equal(onInae({held: three}).next, undefined);
  });

  it('counts badges, and key badges apart', () => {
    const {count, keys} = onInae({held: holding('je-m-engage', 'cap-sur-la-suite')});
    assert.deepEqual(
      [count, keys],
      [
        {done: 1, needed: 3},
        {done: 1, needed: 1},
      ],
    );
    assert.deepEqual(onDome({}).count, {done: 0, needed: 24});
  });

  it('says what a step opens, and what a locked one awaits', () => {
    const {steps} = onInae({held: holding('je-m-engage')});
    assert.deepEqual(steps[1]?.opens, ['cap-sur-la-suite']);
    assert.deepEqual(steps[3]?.awaits, ['baba-entreprise', 'comun-gant']);
  });

  it('carries on with the machine that was begun', () => {
    assert.equal(onDome({}).next, 'decoupe-laser-j-ai-vu');
    assert.equal(onDome({held: holding('imprimante-3d-j-ai-vu')}).next, 'imprimante-3d-j-ai-manipule');
    assert.equal(onDome({open: asking('imprimante-3d-j-ai-vu')}).next, 'imprimante-3d-j-ai-manipule');
    const {steps} = onDome({held: holding('imprimante-3d-j-ai-vu', 'decoupe-laser-j-ai-vu')});
    assert.deepEqual(
      steps.filter(({state}) => state === 'suggested' || state === 'next').map(({step}) => step),
      ['decoupe-laser-j-ai-manipule', 'imprimante-3d-j-ai-manipule'],
    );
  });

  it('recommends what is due before what is due later, and shuts nothing', () => {
    const pathway = pathwayOf([badge('a', {prompt: {from: 'P5M', to: 'P6M'}}), badge('b')]);
    const facts = {referenceDate: '2026-09-01'};
    assert.deepEqual(states(on(pathway, facts, '2026-10-01')), ['open', 'next']);
    assert.deepEqual(states(on(pathway, facts, '2027-02-01')), ['next', 'open']);
    assert.deepEqual(states(on(pathway, facts, '2030-01-01')), ['next', 'open']);
    assert.deepEqual(states(on(pathway, {...facts, held: holding('b')}, '2026-10-01')), ['next', 'done']);
  });

  it('gives the days of a window, from months as from durations; none without a date that can be read', () => {
    const due = (referenceDate: string) => onInae({referenceDate}).steps.map((step) => step.due);
    assert.deepEqual(due('2026-08-31').slice(1, 3), [
      {from: '2026-09-30', to: '2026-10-31'},
      {from: '2027-01-31', to: '2027-02-28'},
    ]);
    assert.deepEqual(due('la rentrée'), [undefined, undefined, undefined, undefined]);
  });

  it('counts groups in groups, and needs no more of a group than it asks', () => {
    const pathway = pathwayOf([
      ...['a', 'b', 'c', 'd'].map((id) => badge(id)),
      group('one', ['a', 'b'], 1),
      group('both', ['one', 'c'], 2),
    ]);
    const standing = on(pathway, {held: holding('b')});
    assert.deepEqual(states(standing), ['open', 'done', 'next', 'open', 'done', 'open']);
    assert.deepEqual(standing.steps[5]?.count, {done: 1, needed: 2});
    assert.deepEqual(standing.count, {done: 1, needed: 3});
    assert.deepEqual(on(pathway, {held: holding('b', 'c', 'd')}).next, undefined);
  });

  it('goes on with a step of a full group when another step requires it', () => {
    const pathway = pathwayOf(
      [badge('a'), badge('b'), group('g', ['a', 'b'], 1), badge('c')],
      [requires('b', 'c')],
    );
    assert.equal(on(pathway, {held: holding('a')}).next, 'b');
  });

  it('takes information for done when all that leads to it is', () => {
    const pathway = pathwayOf(
      [badge('a'), information('i'), badge('b')],
      [suggests('a', 'i'), requires('i', 'b')],
    );
    assert.deepEqual(states(on(pathway)), ['next', 'open', 'locked']);
    assert.deepEqual(states(on(pathway, {held: holding('a')})), ['done', 'done', 'next']);
  });

  it('never recommends an optional step', () => {
    const pathway = pathwayOf([badge('a', {optional: true}), badge('b')], [suggests('b', 'a')]);
    assert.deepEqual(states(on(pathway)), ['open', 'next']);
    assert.deepEqual(states(on(pathway, {held: holding('b')})), ['suggested', 'done']);
  });

  it('counts a badge of another issuer only where the step lists issuer and achievement', () => {
    const alsoFrom = [{issuer: 'https://inae.example', achievement: 'https://inae.example/b/1'}];
    const pathway = pathwayOf([badge('a', {alsoFrom}), badge('b')]);
    const from = (issuer: string, name: string) => ({held: [{...holding(name)[0]!, issuer}]});
    assert.equal(states(on(pathway, from('https://inae.example', 'https://inae.example/b/1')))[0], 'done');
    assert.equal(states(on(pathway, from('https://inae.example', 'https://inae.example/b/2')))[0], 'next');
    assert.equal(states(on(pathway, from('https://other.example', 'https://inae.example/b/1')))[0], 'next');
    assert.equal(states(on(pathway, from('https://other.example', 'b')))[1], 'open');
  });

  it('shows the first award of a badge held twice, and the request that waits', () => {
    const twice = [
      {...holding('a')[0]!, award: 'later'},
      {...holding('a')[0]!, award: 'first', awardedAt: '2026-01-01T00:00:00+01:00'},
    ];
    const {steps} = on(pathwayOf([badge('a'), badge('b')]), {held: twice, open: asking('a', 'b')});
    assert.equal(steps[0]?.held?.award, 'first');
    assert.deepEqual(
      steps.map(({request}) => request?.request),
      [undefined, 'request-b'],
    );
  });

  it('counts key badges in groups among the key badges too', () => {
    const pathway = pathwayOf([badge('a'), badge('key'), group('g', ['a', 'key'], 2)]);
    const prepared = preparePathway(pathway, {keyBadges: new Set(['key'])});
    const {count, keys} = progressOfOne(prepared, {...nobody, held: holding('key')});
    assert.deepEqual(
      [count, keys],
      [
        {done: 1, needed: 2},
        {done: 1, needed: 1},
      ],
    );
  });

  it('takes no badge for done because an earlier version said so', () => {
    assert.deepEqual(states(on(pathwayOf([badge('a')]), {keptSteps: ['a', 'gone']})), ['next']);
  });

  it('keeps what waits for a step that is not there, and draws the rest', () => {
    const pathway = pathwayOf(
      [badge('a'), information('i'), badge('b')],
      [requires('nowhere', 'a'), suggests('nowhere', 'i')],
    );
    assert.deepEqual(states(on(pathway)), ['locked', 'open', 'next']);
  });

  it('takes an edge or a member that is said twice for one', () => {
    const pathway = pathwayOf(
      [badge('a'), badge('b'), information('i'), group('g', ['a', 'a'], 2)],
      [requires('a', 'b'), requires('a', 'b'), suggests('a', 'i'), requires('a', 'i'), requires('a', 'i')],
    );
    const {steps} = on(pathway);
    assert.deepEqual([steps[0]?.opens, steps[1]?.awaits], [['b', 'i'], ['a']]);
    assert.deepEqual(states(on(pathway, {held: holding('a')})), ['done', 'next', 'done', 'open']);
    assert.deepEqual(preparePathway(pathway).steps[2]?.before.length, 1);
  });

  it('ends on a pathway with whatever faults', () => {
    fc.assert(
      fc.property(
        anyPathways.chain((p) => fc.tuple(fc.constant(p), peopleOn(p))),
        ([pathway, facts]) => {
          assert.equal(on(pathway, facts).steps.length, pathway.steps.length);
        },
      ),
    );
  });
});

describe('progressOfMany', () => {
  const crowd = (badges: readonly string[]): PersonFacts[] =>
    Array.from({length: 1000}, (_, i) => ({
      person: `person-${i}`,
      held: holding(...badges.filter((_name, place) => (i * 7 + place * 3) % 5 === 0)),
      open: asking(...badges.filter((_name, place) => (i + place) % 11 === 0)),
      referenceDate: '2026-09-01',
    }));

  it('keeps the people’s order and names', () => {
    const [first, second] = progressOfMany(preparePathway(inae), crowd(['je-m-engage']));
    assert.deepEqual([first?.person, second?.person], ['person-0', 'person-1']);
  });

  for (const [what, pathway] of [
    ['28 steps', dome],
    [
      '28 steps with a window each',
      {...dome, steps: dome.steps.map((s) => ({...s, window: {fromMonths: 1, toMonths: 2}}))},
    ],
  ] as const) {
    it(`takes less than 200 ms for 1,000 people on ${what}`, (t) => {
      const people = crowd(pathway.steps.map(({id}) => id));
      const prepared = preparePathway(pathway, {keyBadges: domeKeys});
      const times = [1, 2, 3, 4, 5].map(() => {
        const started = processorTime();
        assert.equal(progressOfMany(prepared, people, {today: '2026-11-25'}).length, 1000);
        return processorTime() - started;
      });
      const best = Math.min(...times);
      t.diagnostic(`${best.toFixed(1)} ms, ${((best / 28_000) * 1000).toFixed(2)} µs per step and person`);
      assert.ok(best < 200, `${times.join(', ')} ms`);
    });
  }

  it('takes a pathway of 1,000 steps with 100 people as calmly', (t) => {
    const pathway = randomPathway(1000, 42);
    const people = crowd(pathway.steps.map(({id}) => id)).slice(0, 100);
    const started = processorTime();
    const standings = progressOfMany(preparePathway(pathway), people);
    t.diagnostic(`${(processorTime() - started).toFixed(1)} ms`);
    assert.equal(standings[99]?.steps.length, 1000);
    assert.ok(processorTime() - started < 1000);
  });
});
