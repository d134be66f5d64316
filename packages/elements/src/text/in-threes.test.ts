import {expect} from '@open-wc/testing';
import {inThrees} from './in-threes.js';
import {languages} from './messages.js';

describe('inThrees', () => {
  it('writes whole numbers as Intl does', () => {
    for (const language of languages)
      for (const n of [0, 7, 999, 1000, 12_345, 999_999, 1_234_567])
        expect(inThrees(n, language)).to.equal(new Intl.NumberFormat(language).format(n));
  });
});
