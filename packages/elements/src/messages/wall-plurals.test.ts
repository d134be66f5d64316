import {expect} from '@open-wc/testing';
import {wallUk} from './wall.uk.js';

describe('the words of a wall in Ukrainian', () => {
  it('speak of 21 badges, whose form is that of one, as of several', () => {
    for (const key of ['someBad', 'someUnsure'] as const) {
      const forms = wallUk[key];
      const words = typeof forms === 'function' ? forms(21) : forms.one;
      expect(words)
        .to.contain('{n}')
        .and.not.to.match(/(?<!\p{L})(її|вона)(?!\p{L})/u);
    }
  });
});
