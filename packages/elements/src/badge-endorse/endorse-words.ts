/** The words of `<badge-endorse>` in the languages that it has; French is there at once. */
import {endorseFr} from '../messages/endorse.fr.js';

export {endorseFr};

export const endorseWords = {
  fr: endorseFr,
  en: async () => (await import('../messages/endorse.en.js')).endorseEn,
  es: async () => (await import('../messages/endorse.es.js')).endorseEs,
  ar: async () => (await import('../messages/endorse.ar.js')).endorseAr,
  uk: async () => (await import('../messages/endorse.uk.js')).endorseUk,
};
