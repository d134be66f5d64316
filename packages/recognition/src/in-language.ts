/** Chooses among the languages of a text. Apart from the schemas, so that a page which only shows text does not load them. */
import type {LocalisedText} from './text.js';

/** The text in the wanted language (`fr-CA` falls back to `fr`), else in French. */
export function inLanguage(text: LocalisedText, language: string): string {
  return text[language] ?? text[language.split('-')[0] ?? 'fr'] ?? text.fr;
}
