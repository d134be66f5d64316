/** The words of `<badge-sign-in>`, in each of its languages: French at once, the others when they are needed. */
import {signInFr} from './sign-in.fr.js';

export const signInWords = {
  fr: signInFr,
  en: async () => (await import('./sign-in.en.js')).signInEn,
  es: async () => (await import('./sign-in.es.js')).signInEs,
  ar: async () => (await import('./sign-in.ar.js')).signInAr,
  uk: async () => (await import('./sign-in.uk.js')).signInUk,
};
