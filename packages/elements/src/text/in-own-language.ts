/** Words that are in a language of their own among those of the element: of a definition, of a person. */
import {inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import type {Language} from './messages.js';

/** What a definition says, in the wanted language, else in French: then marked as that, with its own direction. */
export function inOwnLanguage(text: LocalisedText, language: Language): string | TemplateResult {
  const words = inLanguage(text, language);
  if (text[language] !== undefined || language === 'fr') return words;
  return html`<span lang="fr" dir="ltr">${words}</span>`;
}

const otherLetters = /[\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/** What a person of the structure wrote: French, unless its letters say otherwise. */
export function writtenHere(words: string, language: Language): string | TemplateResult {
  if (otherLetters.test(words)) return html`<bdi>${words}</bdi>`;
  return language === 'fr' ? words : html`<span lang="fr" dir="ltr">${words}</span>`;
}

/** A sentence around a part that has a language of its own. `say` puts what it is given in the place of the part. */
export function around(
  say: (part: string) => string,
  part: string | TemplateResult,
): string | TemplateResult {
  if (typeof part === 'string') return say(part);
  const [before = '', after = ''] = say('\0').split('\0');
  return html`${before}${part}${after}`;
}
