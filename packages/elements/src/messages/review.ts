/** The words of `<badge-review>`, in each of its languages: French at once, the others when they are needed. */
import {reviewFr} from './review.fr.js';

export const reviewWords = {
  fr: reviewFr,
  en: async () => (await import('./review.en.js')).reviewEn,
  es: async () => (await import('./review.es.js')).reviewEs,
  ar: async () => (await import('./review.ar.js')).reviewAr,
  uk: async () => (await import('./review.uk.js')).reviewUk,
};
