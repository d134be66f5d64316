/** A site's own words in the place of ours. */
import {type Language, ownSentences, typesetFrench} from './messages.js';

/**
 * Puts a site's own sentences in the place of those of the elements, in one language. A sentence is named by itself, as it is read on
 * the page; a value stands in braces by its name, as in `{n} badges obtenus sur {total}` (each form of a number is a sentence of its
 * own). Sentences that no element says change nothing. To be called before the elements show anything; what is shown already changes
 * with its next picture. Given again, a sentence is replaced again; an empty text gives ours back.
 *
 * @example
 * replaceSentences('fr', {'Demander ce badge': 'Je demande ce badge', 'À faire maintenant': 'C’est à vous'});
 */
export function replaceSentences(language: Language, sentences: Readonly<Record<string, string>>): void {
  const all = {...ownSentences[language]};
  for (const [ours, theirs] of Object.entries(sentences)) {
    const name = asRead(ours, language);
    if (theirs === '') Reflect.deleteProperty(all, name);
    else all[name] = asRead(theirs, language);
  }
  ownSentences[language] = all;
}

/** Typed with an ordinary space or a straight apostrophe, or copied from a page, it is the same sentence. */
function asRead(sentence: string, language: Language): string {
  if (language !== 'fr') return sentence;
  return typesetFrench(sentence.replaceAll('\u202f', ' '))
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»');
}
