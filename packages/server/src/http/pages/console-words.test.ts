/** The words of the console, as they are served: read by people who are in a hurry, in a second language, or read aloud to them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

/** A word that says a number or a name makes a sentence of it. */
type Words = string | ((...about: unknown[]) => string) | {readonly [name: string]: Words};

const mostWords = 12;
const folder = new URL('../../../browser/console/', import.meta.url);

async function sentencesIn(language: 'fr' | 'en'): Promise<string[]> {
  const module = (await import(new URL(`words.${language}.js`, folder).href)) as Record<string, Words>;
  return textsOf(module[language] ?? {}).flatMap((text) => text.split(/[.!?…]+(?:\s|$)|[:;]\s/));
}

function textsOf(words: Words): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [1, 2].map((count) => words(count, count, count));
  return Object.values(words).flatMap(textsOf);
}

const lengthOf = (sentence: string): number =>
  sentence.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

describe('the sentences of the console', () => {
  for (const language of ['fr', 'en'] as const)
    it(`are of ${mostWords} words at most in ${language}`, async () => {
      const sentences = await sentencesIn(language);
      assert.ok(sentences.length > 300, String(sentences.length));
      assert.deepEqual(
        sentences.filter((sentence) => lengthOf(sentence) > mostWords),
        [],
      );
    });
});
