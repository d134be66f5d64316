/** The words of `<badge-request>`, in each of its languages: French at once, the others when they are needed. */
import {requestFr} from './request.fr.js';

export const requestWords = {
  fr: requestFr,
  en: async () => (await import('./request.en.js')).requestEn,
  es: async () => (await import('./request.es.js')).requestEs,
  ar: async () => (await import('./request.ar.js')).requestAr,
  uk: async () => (await import('./request.uk.js')).requestUk,
};
