/** The words of a part that is loaded after the element: a language is fetched when it is first spoken, and then kept for the page. */
import {
  type Catalogue,
  type Language,
  type LazyMessages,
  type OtherLanguage,
  type Text,
  translate,
  type Translation,
} from './messages.js';

export class LaterWords<French extends Catalogue> {
  readonly #lazy: LazyMessages<French>;
  readonly #words: {fr: French} & {[Other in OtherLanguage]?: Translation<French> | undefined};
  readonly #loads = new Map<Language, Promise<void>>();

  constructor(lazy: LazyMessages<French>) {
    this.#lazy = lazy;
    this.#words = {fr: lazy.fr};
  }

  /** Ends when the words are there, or cannot be had: French is better than nothing, and they are asked for again the next time. */
  async load(language: Language): Promise<void> {
    if (language === 'fr' || this.#words[language]) return;
    const load = this.#loads.get(language) ?? this.#fetch(language);
    this.#loads.set(language, load);
    await load;
    this.#loads.delete(language);
  }

  /** @param changed called when there are other words than those that were given */
  in(language: Language, changed?: () => void): Text<French> {
    if (changed && language !== 'fr' && !this.#words[language] && !this.#loads.has(language))
      void this.load(language).then(() => {
        if (this.#words[language]) changed();
      });
    return (key, ...values) => translate(this.#words, language, key, values[0]);
  }

  async #fetch(language: OtherLanguage): Promise<void> {
    this.#words[language] = await this.#lazy[language]?.().catch(() => undefined);
  }
}
