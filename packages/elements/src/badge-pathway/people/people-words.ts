/** The words of the desk in the language of the element; the others than French are fetched when they are first spoken. */
import {peopleFr} from '../../messages/people.fr.js';
import type {errorKey} from '../../text/error-key.js';
import type {Language, OtherLanguage, Text, translate, Translation} from '../../text/messages.js';

const others: Readonly<Record<OtherLanguage, () => Promise<Translation<typeof peopleFr>>>> = {
  en: async () => (await import('../../messages/people.en.js')).peopleEn,
  es: async () => (await import('../../messages/people.es.js')).peopleEs,
  ar: async () => (await import('../../messages/people.ar.js')).peopleAr,
  uk: async () => (await import('../../messages/people.uk.js')).peopleUk,
};

export type PeopleText = Text<typeof peopleFr>;

/** From the chunk that is there already: imported here once more, the element itself would come in more files, and be larger. */
export interface WordTools {
  readonly translate: typeof translate;
  readonly errorKey: typeof errorKey;
}

export class PeopleWords {
  readonly #tools: WordTools;
  readonly #changed: () => void;
  readonly #words: {fr: typeof peopleFr} & {[Other in OtherLanguage]?: Translation<typeof peopleFr>} = {
    fr: peopleFr,
  };
  readonly #loading = new Set<Language>();

  /** @param changed called when there are other words */
  constructor(tools: WordTools, changed: () => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  in(language: Language): PeopleText {
    if (language !== 'fr' && !this.#loading.has(language)) void this.#load(language);
    return (key, ...values) => this.#tools.translate(this.#words, language, key, values[0]);
  }

  /** The sentence for an error. */
  say(error: unknown, language: Language): string {
    return this.in(language)(this.#tools.errorKey(peopleFr, error));
  }

  /** Where it cannot be had, French is better than nothing. */
  async #load(language: OtherLanguage): Promise<void> {
    this.#loading.add(language);
    const words = await others[language]().catch(() => undefined);
    if (!words) return;
    this.#words[language] = words;
    this.#changed();
  }
}
