/** A framework provider over a list in memory: enough for a sample, or for a structure's own short list. */
import {type FrameworkConcept, type FrameworkProvider, inLanguage} from '@pepites/recognition';
import {plainWords} from '../catalogue/search-columns.js';

export function createListProvider(
  list: Pick<FrameworkProvider, 'id' | 'name' | 'source'> & {readonly concepts: readonly FrameworkConcept[]},
): FrameworkProvider {
  const {concepts, ...described} = list;
  return {
    ...described,
    search: (text, {language, limit}) => {
      const words = plainWords(text).split(' ').filter(Boolean);
      const ranked = concepts.flatMap((concept) => {
        const label = plainWords(inLanguage(concept.label, language));
        const all = plainWords([...Object.values(concept.label), concept.code ?? ''].join(' '));
        if (words.length === 0 || !words.every((word) => all.includes(word))) return [];
        return [{concept, isFirst: label.startsWith(words[0] ?? '')}];
      });
      ranked.sort((a, b) => Number(b.isFirst) - Number(a.isFirst));
      return Promise.resolve(ranked.slice(0, limit).map(({concept}) => concept));
    },
    get: (codeOrUri) => {
      const wanted = codeOrUri.trim().toLowerCase();
      return Promise.resolve(
        concepts.find(({code, uri}) => code?.toLowerCase() === wanted || uri?.toLowerCase() === wanted),
      );
    },
  };
}
