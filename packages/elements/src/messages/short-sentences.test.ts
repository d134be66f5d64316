import {expect} from '@open-wc/testing';
import type {Catalogue} from '../text/messages.js';
import {elsewhereEn} from './elsewhere.en.js';
import {elsewhereFr} from './elsewhere.fr.js';
import {endorseEn} from './endorse.en.js';
import {endorseFr} from './endorse.fr.js';
import {recommendationsEn} from './recommendations.en.js';
import {recommendationsFr} from './recommendations.fr.js';
import {signInEn} from './sign-in.en.js';
import {signInFr} from './sign-in.fr.js';

/** Longer ones are hard for who reads with difficulty. */
const mostWords = 12;

const catalogues: Readonly<Record<string, Catalogue>> = {
  ...{
    elsewhereFr,
    elsewhereEn,
    endorseFr,
    endorseEn,
    signInFr,
    signInEn,
    recommendationsFr,
    recommendationsEn,
  },
};

const sentencesOf = (words: string): string[] => words.split(/[.!?…:;]+/);
const wordsOf = (sentence: string): string[] =>
  sentence.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\d{]/u.test(word));

describe('the sentences of elements', () => {
  for (const [name, catalogue] of Object.entries(catalogues))
    it(`are of ${mostWords} words at most in ${name}`, () => {
      const long = Object.values(catalogue)
        .flatMap((message) => (typeof message === 'object' ? [message.one, message.other] : [message]))
        .flatMap((message) => (typeof message === 'string' ? sentencesOf(message) : []))
        .filter((sentence) => wordsOf(sentence).length > mostWords);
      expect(long).to.deep.equal([]);
    });
});
