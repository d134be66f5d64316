/** What the pictures are called in the element's language: in English until its words are there. */
import type {ReactiveControllerHost} from 'lit';
import {type IconName} from '../design/icons.js';
import {type LocalIconWords, loadLocalIconWords, nameFrom} from '../design/local-icon-words.js';
import type {Language} from '../text/messages.js';

export class IconNames {
  readonly #host: ReactiveControllerHost;
  readonly #words = new Map<Language, LocalIconWords>();
  readonly #asked = new Set<Language>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  nameOf(icon: IconName, language: Language): string {
    if (language === 'fr' || language === 'en') return icon[language];
    return nameFrom(this.wordsIn(language)?.[icon.id]) ?? icon.en;
  }

  /** As far as they are there; asks for them where they are not. */
  wordsIn(language: Language): LocalIconWords | undefined {
    if (!this.#asked.has(language)) void this.#load(language);
    return this.#words.get(language);
  }

  async #load(language: Language): Promise<void> {
    this.#asked.add(language);
    try {
      const words = await loadLocalIconWords(language);
      if (!words) return;
      this.#words.set(language, words);
      this.#host.requestUpdate();
    } catch {
      // English names them, and it is asked again with the next opening.
      this.#asked.delete(language);
    }
  }
}
