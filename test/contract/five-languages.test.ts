/** The words of the elements: five languages, each sentence short, each form of a number said. */
import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import type {Catalogue, Language, Message} from '../../packages/elements/src/text/messages.ts';
import {root} from '../support/command.ts';

const folder = join(root, 'packages/elements/src/messages');

/** What a person who reads with difficulty can take in at once. */
const longest = 12;

const files = (await readdir(folder)).filter((name) => /^[\w-]+\.\w\w\.ts$/.test(name));
const names = [...new Set(files.map((name) => name.split('.', 1)[0] ?? ''))];

async function catalogue(name: string, language: Language): Promise<Catalogue> {
  const module = (await import(pathToFileURL(join(folder, `${name}.${language}.ts`)).href)) as object;
  const [words] = Object.values(module) as Catalogue[];
  assert.ok(words);
  return words;
}

/** All that a message can say. */
function saidBy(message: Message): string[] {
  if (typeof message === 'string') return [message];
  if (typeof message === 'function') return [0, 1, 2, 3, 5, 11, 21, 100].map(message);
  return [message.one, message.other];
}

/** A list, as “a, b” or an example after a colon, is read piece by piece. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?:…؟])\s+|\n/);
const wordsOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((w) => /[\p{L}\p{N}{]/u.test(w)).length;

describe('the words of the elements', () => {
  for (const name of names)
    for (const language of ['fr', 'en', 'es', 'ar', 'uk'] as const)
      it(`${name}, ${language}: the same keys and values, sentences of ${longest} words at most`, async () => {
        const french = await catalogue(name, 'fr');
        const words = await catalogue(name, language);
        assert.deepEqual(Object.keys(words).sort(), Object.keys(french).sort());
        const tooLong: string[] = [];
        for (const [key, message] of Object.entries(words)) {
          const values = valuesIn(french[key] ?? '');
          for (const text of saidBy(message)) {
            // A number may be a word: “one badge”.
            for (const value of valuesIn(text))
              assert.ok(values.has(value), `${key}: {${value}} is not given`);
            tooLong.push(...sentencesOf(text).filter((sentence) => wordsOf(sentence) > longest));
          }
        }
        assert.deepEqual(tooLong, []);
      });

  it('are all there', () => {
    for (const name of names) {
      const languages = files.filter((file) => file.startsWith(`${name}.`)).length;
      assert.equal(languages, 5, name);
    }
  });
});

function valuesIn(message: Message): Set<string> {
  return new Set(
    saidBy(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, value = '']) => value)),
  );
}
