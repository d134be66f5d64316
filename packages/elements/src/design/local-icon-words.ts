/** What the pictures are called in languages beside French and English; loaded when somebody composes in one of them. */

/** By the id of the picture: its name, and after a comma further words that it is looked for with. */
export type LocalIconWords = Readonly<Record<string, string>>;

const loads: Readonly<Record<string, (() => Promise<LocalIconWords>) | undefined>> = {
  es: async () => (await import('./icon-words.es.js')).iconWordsEs,
  ar: async () => (await import('./icon-words.ar.js')).iconWordsAr,
  uk: async () => (await import('./icon-words.uk.js')).iconWordsUk,
};

/** Undefined: French and English are with the pictures already, and others are not known. */
export function loadLocalIconWords(language: string): Promise<LocalIconWords> | undefined {
  return loads[language]?.();
}

export function nameFrom(words: string | undefined): string | undefined {
  return words?.split(',', 1)[0];
}
