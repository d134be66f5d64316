import {expect} from '@open-wc/testing';
import {checksAr} from './checks.ar.js';
import {pictureAr} from './picture.ar.js';
import {checksEn} from './checks.en.js';
import {pictureEn} from './picture.en.js';
import {checksEs} from './checks.es.js';
import {pictureEs} from './picture.es.js';
import {checksFr} from './checks.fr.js';
import {pictureFr} from './picture.fr.js';
import {checksUk} from './checks.uk.js';
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
  ['state.suspended', 'short.suspended'],
  ['state.refused', 'short.refused'],
  ['state.changed', 'short.changed'],
  ['unproven', 'issuerUnproven'],
  ['shows', 'shows'],
  ['says', 'says'],
] as const;

describe('a badge on a wall and alone', () => {
  for (const [language, wall, picture, checks] of [
    ['French', wallFr, pictureFr, checksFr],
    ['English', wallEn, pictureEn, checksEn],
    ['Spanish', wallEs, pictureEs, checksEs],
    ['Arabic', wallAr, pictureAr, checksAr],
    ['Ukrainian', wallUk, pictureUk, checksUk],
  ] as const)
    it(`is spoken of in the same words in ${language}`, () => {
      expect(same.map(([key]) => wall[key])).to.deep.equal(same.map(([, key]) => picture[key]));
      expect(wall['state.undetermined']).to.equal(checks.unsure);
    });
});
