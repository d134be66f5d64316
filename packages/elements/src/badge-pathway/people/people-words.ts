/** The words of the desk in the language of the element; English is fetched when it is first spoken. */
import {peopleFr} from '../../messages/people.fr.js';
import type {errorKey} from '../../text/error-key.js';
import type {Language, Text, translate, Translation} from '../../text/messages.js';

export type PeopleText = Text<typeof peopleFr>;

/** From the chunk that is there already: imported here once more, the element itself would come in more files, and be larger. */
export interface WordTools {
  readonly translate: typeof translate;
  readonly errorKey: typeof errorKey;
}

export class PeopleWords {
  readonly #tools: WordTools;
  readonly #changed: () => void;
  #en: Translation<typeof peopleFr> | undefined;
  #isLoading = false;

  /** @param changed called when there are other words */
  constructor(tools: WordTools, changed: () => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  in(language: Language): PeopleText {
    if (language === 'en' && !this.#en && !this.#isLoading) void this.#load();
    return (key, ...values) => this.#tools.translate({fr: peopleFr, en: this.#en}, language, key, values[0]);
  }

  /** The sentence for an error. */
  say(error: unknown, language: Language): string {
    return this.in(language)(this.#tools.errorKey(peopleFr, error));
  }

  /** Where it cannot be had, French is better than nothing. */
  async #load(): Promise<void> {
    this.#isLoading = true;
    this.#en = await import('../../messages/people.en.js').then(
      ({peopleEn}) => peopleEn,
      () => undefined,
    );
    this.#changed();
  }
}
