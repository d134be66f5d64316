import {expect} from '@open-wc/testing';
import {dayOrder, emptyDay, joinDay, splitDay} from './day-parts.js';

describe('a day in three boxes', () => {
  it('stands in the order of the reader’s language', () => {
    for (const language of ['fr', 'en', 'es', 'ar', 'uk'] as const)
      expect(dayOrder(language), language).to.deep.equal(['day', 'month', 'year']);
  });

  it('is a day of the calendar once it is whole, the month by number or by name', () => {
    for (const [month, language] of [
      ['10', 'fr'],
      ['octobre', 'fr'],
      ['Oct', 'fr'],
      ['October', 'en'],
      ['octubre', 'es'],
      ['أكتوبر', 'ar'],
      ['١٠', 'ar'],
      ['жовтня', 'uk'],
    ] as const)
      expect(joinDay({day: '4', month, year: '2026'}, language), month).to.equal('2026-10-04');
    expect(joinDay({day: '4', month: 'août', year: '2026'}, 'fr')).to.equal('2026-08-04');
    expect(joinDay({day: '4', month: 'aout', year: '2026'}, 'fr')).to.equal('2026-08-04');
  });

  it('is what was typed before that, which is no day, and nothing when nothing is typed', () => {
    expect(joinDay(emptyDay, 'fr')).to.equal('');
    for (const parts of [
      {day: '4', month: '', year: ''},
      {day: '4', month: 'jui', year: '2026'},
      {day: '4', month: '10', year: '26'},
    ])
      expect(joinDay({...emptyDay, ...parts}, 'fr')).not.to.match(/^\d{4}-\d\d-\d\d$/);
  });

  it('is shown again as people write it', () => {
    expect(splitDay('2026-10-04')).to.deep.equal({day: '4', month: '10', year: '2026'});
    expect(splitDay('')).to.deep.equal(emptyDay);
    const begun = {day: '4', month: 'oct', year: ''};
    expect(splitDay(joinDay(begun, 'fr'))).to.deep.equal(begun);
  });
});
