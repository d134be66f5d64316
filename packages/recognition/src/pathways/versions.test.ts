import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import {
  asking,
  badge,
  goodPathways,
  group,
  holding,
  information,
  pathwayOf,
  peopleOn,
  requires,
} from '../../test/pathways.js';
import {preparePathway} from './prepared.js';
import {progressOfOne} from './standing.js';
import {carryStanding, findVersionFaults} from './versions.js';

const steps = [badge('a'), badge('b'), badge('c'), group('g', ['a', 'b'], 1), information('i')];
const first = pathwayOf(steps, [requires('g', 'c')]);
const codes = (...versions: Parameters<typeof findVersionFaults>) =>
  findVersionFaults(...versions).map(({code}) => code);

describe('findVersionFaults', () => {
  it('lets a version be published again as it is, and the next one with a higher number', () => {
    assert.deepEqual(codes(first, structuredClone(first)), []);
    assert.deepEqual(codes(first, pathwayOf(steps.slice(1, 3), [], 2)), []);
  });

  it('refuses to change a published version, or to go back', () => {
    assert.deepEqual(codes(first, pathwayOf(steps)), ['VERSION_IMMUTABLE']);
    assert.deepEqual(codes(first, pathwayOf([...steps, badge('d')], [requires('g', 'c')])), [
      'VERSION_IMMUTABLE',
    ]);
    assert.deepEqual(codes(first, {...first, description: {fr: 'D'}}), ['VERSION_IMMUTABLE']);
    assert.deepEqual(codes({...first, version: 2}, first), ['VERSION_GOES_BACK']);
  });

  it('refuses another meaning for an id', () => {
    const next = pathwayOf([badge('a', {badge: 'z'}), information('b')], [], 2);
    assert.deepEqual(
      findVersionFaults(first, next).map(({code, path, sentence}) => [code, path.join('.'), sentence]),
      [
        [
          'STEP_MEANING_CHANGED',
          'steps.0',
          'In version 1 the step "a" is the badge "a": the badge "z" needs another id.',
        ],
        [
          'STEP_MEANING_CHANGED',
          'steps.1',
          'In version 1 the step "b" is the badge "b": an information step needs another id.',
        ],
      ],
    );
  });
});

describe('carryStanding', () => {
  const facts = {held: holding('a'), open: asking('b')};
  const standing = progressOfOne(preparePathway(first), facts);

  it('keeps a group done that asks for more now, and what it opened open', () => {
    const next = pathwayOf([...steps.slice(0, 3), group('g', ['a', 'b'], 2)], [requires('g', 'c')], 2);
    const {keptSteps} = carryStanding(standing, first, next);
    assert.deepEqual(keptSteps, ['g']);
    const {steps: now} = progressOfOne(preparePathway(next), {...facts, keptSteps});
    assert.deepEqual(
      now.map(({state}) => state),
      ['done', 'waiting', 'next', 'done'],
    );
    assert.deepEqual(now[3]?.count, {done: 1, needed: 2});
  });

  it('says what is dropped, changed and added', () => {
    const next = pathwayOf([badge('a', {badge: 'z'}), badge('new')], [], 2);
    assert.deepEqual(carryStanding(standing, first, next), {
      keptSteps: [],
      dropped: ['b', 'g', 'i'],
      changed: ['a'],
      added: ['new'],
    });
  });

  it('never takes a done step away between versions that mean the same, and never makes a badge of what is not held', () => {
    const versions = fc
      .tuple(goodPathways, goodPathways)
      .chain(([one, two]) => fc.tuple(fc.constant(one), fc.constant(two), peopleOn(one)));
    fc.assert(
      fc.property(versions, ([one, two, person]) => {
        const before = progressOfOne(preparePathway(one), person);
        const {keptSteps, dropped, changed} = carryStanding(before, one, two);
        const after = progressOfOne(preparePathway(two), {...person, keptSteps});
        const doneNow = new Set(after.steps.filter(({state}) => state === 'done').map(({step}) => step));
        for (const {step, state} of before.steps)
          if (state === 'done' && !dropped.includes(step) && !changed.includes(step))
            assert.ok(doneNow.has(step));
        const held = new Set(person.held.map((h) => h.badge));
        for (const step of two.steps)
          if (step.kind === 'badge') assert.equal(doneNow.has(step.id), held.has(step.badge));
      }),
    );
  });
});
