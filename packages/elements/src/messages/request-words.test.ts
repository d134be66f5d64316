import {expect} from '@open-wc/testing';
import {errorsEn} from './errors.en.js';
import {errorsFr} from './errors.fr.js';
import {requestEn} from './request.en.js';
import {requestFr} from './request.fr.js';
import {requestShellEn} from './request-shell.en.js';
import {requestShellFr} from './request-shell.fr.js';
import type {Catalogue, Message} from '../text/messages.js';

const mostWords = 12;

const formsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : (Object.values(message) as string[]);

/** A value counts as one word: names and dates are the person's own. */
function wordsOf(sentence: string): string[] {
  return sentence.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\p{N}{]/u.test(word));
}

function longSentences(catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, message]) =>
    formsOf(message)
      .flatMap((text) => text.split(/(?<=[.!?…:])(?:\s|$)/))
      .filter((sentence) => wordsOf(sentence).length > mostWords)
      .map((sentence) => `${key}: ${sentence}`),
  );
}

describe('the words of <badge-request>', () => {
  for (const [name, catalogue] of Object.entries({
    requestFr,
    requestEn,
    requestShellFr,
    requestShellEn,
    errorsFr,
    errorsEn,
  }))
    it(`are sentences of at most ${mostWords} words: ${name}`, () => {
      expect(longSentences(catalogue)).to.deep.equal([]);
    });

  it('are counted as a person counts them', () => {
    const eleven = 'Un deux trois quatre cinq six sept huit neuf dix onze';
    expect(longSentences({a: `${eleven} douze. Court !`})).to.deep.equal([]);
    expect(longSentences({a: `${eleven} {n} treize.`})).to.have.length(1);
  });
});
