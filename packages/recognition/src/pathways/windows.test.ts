import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {holding, inae, inaeKeys} from '../../test/pathways.js';
import {preparePathway} from './prepared.js';
import {progressOfMany} from './standing.js';
import {promptsInMonth, windowOf} from './windows.js';

describe('windowOf', () => {
  it('reads the durations before the months', () => {
    const window = {fromMonths: 1, toMonths: 2};
    assert.deepEqual(windowOf({window}), {from: {months: 1, days: 0}, to: {months: 2, days: 0}});
    assert.deepEqual(windowOf({window, prompt: {from: 'P6W', to: 'P3M'}})?.from, {months: 0, days: 42});
    assert.equal(windowOf({}), undefined);
  });
});

describe('promptsInMonth', () => {
  const people = [
    {
      person: 'started in May',
      referenceDate: '2026-05-20',
      held: holding('je-m-engage', 'baba-entreprise'),
      open: [],
    },
    {person: 'started in September', referenceDate: '2026-09-15', held: holding('je-m-engage'), open: []},
    {person: 'started in October', referenceDate: '2026-10-31', held: [], open: []},
    {person: 'has it already', referenceDate: '2026-09-15', held: holding('baba-entreprise'), open: []},
    {person: 'no date', held: [], open: []},
  ];
  const standings = progressOfMany(preparePathway(inae, {keyBadges: inaeKeys}), people);
  const inMonth = (month: string) =>
    promptsInMonth(standings, month).map(({person, step}) => `${person ?? ''}: ${step}`);

  it('lists the windows of which a day falls in the month, the first to end first', () => {
    assert.deepEqual(inMonth('2026-11'), [
      'started in September: baba-entreprise',
      'started in May: comun-gant',
      'started in October: baba-entreprise',
    ]);
  });

  it('leaves out windows that are over, to come, or of steps that are done', () => {
    assert.deepEqual(inMonth('2026-09'), []);
    assert.deepEqual(inMonth('2026-10'), [
      'started in September: baba-entreprise',
      'started in May: comun-gant',
    ]);
  });

  it('counts the first and the last day of the month', () => {
    const inIt = (referenceDate: string, month: string) =>
      promptsInMonth(progressOfMany(preparePathway(inae), [{referenceDate, held: [], open: []}]), month)
        .length;
    // 1 to 2 and 5 to 6 months later.
    assert.equal(inIt('2026-10-01', '2026-12'), 1);
    assert.equal(inIt('2026-12-31', '2027-01'), 1);
    assert.equal(inIt('2026-12-31', '2027-05'), 1);
  });

  it('says the days and the state', () => {
    assert.deepEqual(promptsInMonth(standings, '2026-11')[0], {
      person: 'started in September',
      step: 'baba-entreprise',
      state: 'next',
      due: {from: '2026-10-15', to: '2026-11-15'},
    });
  });
});
