/** Words that somebody wrote for a definition, marked with the language that they are in where that is not the page's. */
import type {LocalisedText} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import type {Language} from './messages.js';

/** The text in the wanted language as it is; else the French one, said and written as French in the middle of another language. */
export function localised(text: LocalisedText, language: Language): string | TemplateResult {
  const words = text[language];
  return words ?? asFrench(text.fr, language);
}

const otherLetters = /[\p{Script=Arabic}\p{Script=Cyrillic}]/u;

/** What a person of the structure wrote: French, unless its letters say otherwise. */
export function writtenHere(words: string, language: Language): string | TemplateResult {
  return otherLetters.test(words) ? html`<bdi>${words}</bdi>` : asFrench(words, language);
}

function asFrench(words: string, language: Language): string | TemplateResult {
  return language === 'fr' ? words : html`<span lang="fr" dir="ltr">${words}</span>`;
}
