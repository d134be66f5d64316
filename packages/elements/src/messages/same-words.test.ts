import {expect} from '@open-wc/testing';
import {pictureAr} from './picture.ar.js';
import {pictureEn} from './picture.en.js';
import {pictureEs} from './picture.es.js';
import {pictureFr} from './picture.fr.js';
import {pictureUk} from './picture.uk.js';
import {wallAr} from './wall.ar.js';
import {wallEn} from './wall.en.js';
import {wallEs} from './wall.es.js';
import {wallFr} from './wall.fr.js';
import {wallUk} from './wall.uk.js';

/** One file for both would be one more to load for each language: each has them, and they stay the same. */
const same = [
  ['state.stranger', 'short.unrecognised'],
  ['state.revoked', 'short.revoked'],
  ['state.refused', 'short.refused'],
  ['state.changed', 'short.changed'],
  ['state.undetermined', 'short.undetermined'],
] as const;

describe('a badge on a wall and alone', () => {
  for (const [language, wall, picture] of [
    ['French', wallFr, pictureFr],
    ['English', wallEn, pictureEn],
    ['Spanish', wallEs, pictureEs],
    ['Arabic', wallAr, pictureAr],
    ['Ukrainian', wallUk, pictureUk],
  ] as const)
    it(`is said to be bad in the same words in ${language}`, () => {
      expect(same.map(([key]) => wall[key])).to.deep.equal(same.map(([, key]) => picture[key]));
    });
});
