/** What the acts on an opened step are given. */
import type {BackendContext} from '../../context/backend-context.js';
import {actsFr} from '../../messages/acts.fr.js';
import {LaterWords} from '../../text/later-words.js';
import type {Language, Text} from '../../text/messages.js';

export interface ActOptions {
  readonly context: BackendContext;
  readonly structure: string;
  readonly language: Language;
}

export type ActText = Text<typeof actsFr>;

/** Of which badge of the person's. */
export interface AwardOf {
  readonly structure: string;
  readonly award: string;
}

/** To be loaded before anything is said. */
export const actWords = new LaterWords({
  fr: actsFr,
  en: async () => (await import('../../messages/acts.en.js')).actsEn,
  es: async () => (await import('../../messages/acts.es.js')).actsEs,
  ar: async () => (await import('../../messages/acts.ar.js')).actsAr,
  uk: async () => (await import('../../messages/acts.uk.js')).actsUk,
});

/** @param changed called when there are other words than those that were given */
export function textIn({language}: Pick<ActOptions, 'language'>, changed?: () => void): ActText {
  return actWords.in(language, changed);
}
